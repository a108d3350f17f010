/** What receivers do, and what that is to others: nothing. */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isGenuine } from '../../../docs/examples/verify-webhook.js';
import { connectPostgres } from '../../../engine/postgres.js';
import { notices } from '../../../schemas/topics.js';
import { GIVE_UP_MS } from '../../../webhooks/backoff.js';
import { giveUp } from '../../../webhooks/ending.js';
import { reachOf } from '../../../webhooks/reach.js';
import { runWebhooks } from '../../../webhooks/run.js';
import { sharedStack } from '../../stack.js';
import { eventually } from '../engine/world.js';
import { dripping, flooding, type Receiver, silent, status } from '../receivers.js';
import { runCommand } from '../running.js';
import {
  addWebhook,
  ask,
  command,
  endIssuer,
  folder,
  idsIn,
  log,
  member,
  parts,
  prometheus,
  putWebhook,
  shown,
  startIssuer,
  trained,
} from './world.js';

interface Told {
  readonly type: string;
  readonly timestamp: string;
  readonly data: { readonly userId: string; readonly kind: string; readonly noticeId: string };
}
const told = (got: Receiver['got']) => got.map(({ body }) => JSON.parse(body) as Told);
const kindsOf = (got: Receiver['got'], userId: string) =>
  told(got).flatMap(({ data }) => (data.userId === userId ? [data.kind] : []));

/** What became of what was for a webhook, the first told first. */
async function deliveries(id: string) {
  const { rows } = await parts().db.query<{ state: string; attempts: number; said: string | null }>(
    `select state, attempts, last_answer as said from models.webhook_deliveries where webhook_id = $1 and state <> 'not_sent'
     order by told_at`,
    [id],
  );
  return rows;
}

describe('what members are told', () => {
  let good: Awaited<ReturnType<typeof addWebhook>>;
  const hostile: Record<string, Awaited<ReturnType<typeof putWebhook>>> = {};
  let ana = '';

  it('R33, R92: is sent once it can be seen, in order, and no receiver stands in the way of another', async () => {
    good = await addWebhook('good', () => status(204));
    const moody = await putWebhook((nth) => status(nth <= 2 ? 500 : 200));
    hostile.dripping = await putWebhook(() => dripping);
    hostile.silent = await putWebhook(() => silent);
    hostile.failing = await putWebhook(() => status(500));
    hostile.flooding = await putWebhook(() => flooding(503));
    hostile.sly = await putWebhook(() => status(302, { location: `${good.url}stolen` }));
    ana = await member('ana');
    const quiet = await member('quiet', { notices: false });
    await trained(ana);
    await trained(quiet);
    await eventually(async () => good.got.length > 0 && hostile.silent?.got.length);
    expect((await deliveries(hostile.silent.id))[0]).toMatchObject({ attempts: 0 });
    await shown(ana, 1);
    await trained(ana);
    await shown(ana, 2);
    await eventually(async () => good.got.length === 2 && moody.got.length === 4);
    expect(kindsOf(good.got, ana)).toEqual(['milestone', 'completion']);
    expect(kindsOf(moody.got, ana)).toEqual(['milestone', 'milestone', 'milestone', 'completion']);
    for (const { headers, body } of good.got) {
      expect(isGenuine(good.secret, headers as Record<string, string>, body)).toBe(true);
      expect(headers['idempotency-key']).toBe((JSON.parse(body) as Told).data.noticeId);
    }
    await eventually(async () => idsIn(notices, quiet).length > 0);
    expect(idsIn(notices, quiet)).toHaveLength(1);
    await moody.remove();
  });

  it('R92: waits behind what its receiver does with it, and each says what that was', async () => {
    const said = {
      dripping: 'no whole answer in 10 s',
      silent: 'no whole answer in 10 s',
      failing: '500',
      flooding: '503',
      sly: '302: redirects are not followed',
    };
    for (const [name, answer] of Object.entries(said)) {
      const { id } = hostile[name] ?? { id: '' };
      const [first, second] = await eventually(async () => {
        const rows = await deliveries(id);
        return (rows[0]?.attempts ?? 0) > 0 && rows;
      });
      expect([name, first?.state, first?.said]).toEqual([name, 'waiting', answer]);
      expect(second, 'the next of the member waits behind it').toMatchObject({ state: 'waiting', attempts: 0 });
    }
    expect(good.got.every(({ path }) => path === '/')).toBe(true);
    const { rows } = await parts().db.query(
      `select from models.webhook_deliveries where webhook_id = $1 and last_answer = 'the member wants no notices'`,
      [good.id],
    );
    expect(rows).toHaveLength(1);
  });

  it('R92: comes in order for each member, whatever fails in between', async () => {
    const fickle = await putWebhook((nth) => status(nth % 2 === 1 ? 500 : 200));
    const several = await Promise.all(Array.from({ length: 3 }, (_, i) => member(`several-${i}`)));
    for (const workout of [1, 2]) {
      for (const userId of several) await trained(userId);
      for (const userId of several) await shown(userId, workout);
    }
    await eventually(async () => (await deliveries(fickle.id)).filter(({ state }) => state === 'taken').length === 6);
    const taken = fickle.got.filter((_, i) => i % 2 === 1);
    for (const userId of several) expect(kindsOf(taken, userId)).toEqual(['milestone', 'completion']);
    await fickle.remove();
  });

  it('can be tried out, and says in a line what came back', async () => {
    const { code, stdout } = await command('webhooks', 'test', good.id);
    expect([code, stdout]).toEqual([0, `${good.url} took a test message: 204\n`]);
    const { headers, body } = good.got.at(-1) as Receiver['got'][number];
    expect(isGenuine(good.secret, headers as Record<string, string>, body)).toBe(true);
    expect(JSON.parse(body)).toEqual({ type: 'test', timestamp: expect.any(String), data: {} });
    const { url, id } = hostile.failing as { url: string; id: string };
    expect(await command('webhooks', 'test', id)).toMatchObject({
      ...{ code: 1, stdout: '', stderr: `repstream: ${url} did not take a test message: 500\n` },
    });
  });

  it('says in a line why notices cannot be sent somewhere', async () => {
    const file = join(folder, 'never');
    const parameters = ['webhooks', 'add', 'https://127.0.0.1/', '--secret-file', file];
    const { code, stderr } = await runCommand(sharedStack().environment, ...parameters);
    expect([code, stderr]).toEqual([
      1,
      'repstream: notices cannot be sent to https://127.0.0.1/: 127.0.0.1 is no public address\n',
    ]);
    expect(existsSync(file)).toBe(false);
  });

  it('R28: is read by the member, goes along with an export, and is gone once they are erased', async () => {
    const cara = await member('cara');
    await trained(cara);
    await shown(cara, 1);
    await eventually(async () => kindsOf(good.got, cara).length > 0);
    for (const list of ['awards', 'notices']) {
      const url = `/v1/users/${ana}/${list}?limit=1`;
      const first = await ask(url, ana);
      const second = await ask(`${url}&cursor=${first.next}`, ana);
      const items: { userId: string; kind: string }[] = [...first.items, ...second.items];
      // Of one tick they have no order in time.
      expect(items.map(({ kind }) => kind).toSorted()).toEqual(['completion', 'milestone']);
      expect(items.every(({ userId }) => userId === ana)).toBe(true);
      expect(second.next).toBeNull();
    }
    expect(await ask(`/v1/users/${ana}/notices`, cara)).toMatchObject({ status: 403 });
    const { views } = await ask(`/v1/users/${cara}/export`, cara);
    expect(views).toMatchObject({ awards: { rows: [{ userId: cara }] }, notices: { rows: [{ userId: cara }] } });

    const waiting = () => parts().db.query('select from webhooks.deliveries where user_id = $1', [cara]);
    expect((await waiting()).rows.length).toBeGreaterThan(0);
    const { code, stderr } = await command('erase', cara, '--by', 'desk');
    expect([code, stderr.split('\n').filter((line) => line && !line.startsWith('waiting for'))]).toEqual([0, []]);
    for (const view of ['awards', 'notices']) {
      const { rows } = await parts().db.query(`select from models.${view} where user_id = $1`, [cara]);
      expect([view, rows.length]).toEqual([view, 0]);
    }
    await eventually(async () => (await waiting()).rows.length === 0);
  });

  it('R92: is given up after three days, which status tells', async () => {
    await endIssuer();
    const { settings, db } = parts();
    const ids = Object.values(hostile).map(({ id }) => id);
    const { rows } = await db.query<{ at: number }>(
      `select (extract(epoch from min(told_at)) * 1000)::float8 as at from webhooks.deliveries where webhook_id = any($1) and state = 'waiting'`,
      [ids],
    );
    const database = connectPostgres(settings.databaseUrl, log, 1);
    expect(await giveUp(database, (rows[0]?.at ?? 0) + GIVE_UP_MS)).toBe(0);
    await database.close();
    const stopping = new AbortController();
    const inThreeDays = () => Date.now() + GIVE_UP_MS;
    const shared = { reach: reachOf(true), log, signal: stopping.signal };
    const sender = runWebhooks(settings, { ...shared, clock: inThreeDays });
    await eventually(async () => {
      const states = await Promise.all(ids.map(deliveries));
      return states.flat().every(({ state }) => state !== 'waiting');
    });
    const metrics = await prometheus();
    expect(metrics).toMatch(/repstream_issuer_held\{issuer="awards"\} 0/);
    for (const name of ['waiting_events', 'lag_seconds'])
      expect(metrics).toContain(`repstream_issuer_${name}{issuer="awards"}`);
    const of = (id: string) => new RegExp(`repstream_webhook_notices\\{webhook="${id}",state="given_up"\\} [1-9]`);
    for (const id of [hostile.failing?.id, hostile.silent?.id]) expect(metrics).toMatch(of(id ?? ''));
    expect(metrics).toMatch(new RegExp(`repstream_webhook_attempts\\{webhook="${hostile.failing?.id}"\\} [1-9]`));
    expect(metrics).toMatch(new RegExp(`repstream_webhook_oldest_waiting_seconds\\{webhook="${good.id}"\\} 0`));
    stopping.abort();
    await sender;
    const { stdout } = await command('status');
    for (const id of [hostile.failing?.id, hostile.silent?.id])
      expect(stdout).toMatch(new RegExp(`notices for webhook ${id}: \\d+ given up after 3 days; last: `));
    expect(stdout).toContain('nobody issues awards (');
    startIssuer();
    for (const { remove } of Object.values(hostile)) await remove();
  });

  it('is sent nowhere once a webhook is removed', async () => {
    const listed = await command('webhooks', 'list', '--json');
    expect(JSON.parse(listed.stdout)).toContainEqual(expect.objectContaining({ webhookId: good.id, url: good.url }));
    expect(listed.stdout).not.toContain(good.secret);
    expect((await command('webhooks', 'remove', good.id, '--dry-run')).stdout).toMatch(/^would remove /);
    expect((await command('webhooks', 'remove', good.id)).code).toBe(0);
    expect((await command('webhooks', 'remove', good.id)).stderr).toContain(`there is no webhook ${good.id}`);
    const before = good.got.length;
    const witness = await putWebhook(() => status(200));
    const late = await member('late');
    await trained(late, randomUUID());
    await eventually(async () => kindsOf(witness.got, late).length > 0);
    expect(good.got).toHaveLength(before);
  });
});
