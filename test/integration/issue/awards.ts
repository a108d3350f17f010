/** What members are given: once, whatever is killed or corrected. */
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { awards, notices } from '../../../schemas/topics.js';
import { eventually } from '../engine/world.js';
import { status } from '../receivers.js';
import {
  ask,
  endIssuer,
  HOUR_MS,
  idsIn,
  member,
  merged,
  parts,
  putWebhook,
  shown,
  startIssuer,
  trained,
} from './world.js';

describe('what members are given', () => {
  it('R92: is given for workouts of long ago without a word', async () => {
    const old = await member('old');
    await trained(old, randomUUID(), 72 * HOUR_MS);
    await shown(old, 1);
    await trained(old, randomUUID(), 71 * HOUR_MS);
    await shown(old, 2);
    expect(idsIn(notices, old)).toEqual([]);
  });

  it('R33: is revoked when a workout turns out not to have been, and given back when it was', async () => {
    const ben = await member('ben');
    const workoutId = randomUUID();
    await trained(ben, workoutId);
    await trained(ben);
    await shown(ben, 2);
    const standing = (wanted: string) =>
      eventually(async () => (await shown(ben, 2)).find(({ kind }) => kind === 'completion')?.standing === wanted);
    await trained(ben, workoutId, HOUR_MS, true);
    await standing('revoked');
    expect((await shown(ben, 2))[0]).toEqual({ kind: 'completion', standing: 'revoked', why: 'corrected' });
    await trained(ben, workoutId);
    await standing('stands');
    expect(idsIn(awards, ben)).toHaveLength(2);
  });

  it('R26: follows a merge of ids, and back, and is neither given nor told again for it', async () => {
    const [card, finder] = [await member('card'), await member('finder', {}, false)];
    await trained(card);
    await trained(finder);
    await shown(card, 1);
    await merged(card, finder);
    expect((await shown(finder, 2)).map(({ standing }) => standing)).toEqual(['stands', 'stands']);
    await shown(card, 0);
    await eventually(async () => idsIn(notices, finder).length > 0);
    expect([idsIn(awards, card), idsIn(awards, finder)].map(({ length }) => length)).toEqual([2, 0]);
    expect([idsIn(notices, card), idsIn(notices, finder)].map(({ length }) => length)).toEqual([1, 1]);
    await merged(card, null);
    await eventually(async () => (await shown(card, 2))[0]?.standing === 'revoked');
    await shown(finder, 0);
  });

  it('R26, R92: is listed and sent by the id that goes on, though that was given up for another in turn', async () => {
    const received = await putWebhook(() => status(500));
    const [first, second] = [await member('first'), await member('second', {}, false)];
    const third = await member('third', { notices: false }, false);
    await trained(first);
    await eventually(async () => received.got.length > 0);
    await merged(first, second);
    await merged(second, third);
    await shown(third, 1);
    // The third wants no notices.
    const said = () =>
      parts().db.query(
        `select from webhooks.deliveries where webhook_id = $1 and state = 'not_sent' and last_answer = $2`,
        [...[received.id, 'the member wants no notices']],
      );
    await eventually(async () => (await said()).rows.length === 1);
    const listed = async (userId: string) => (await ask(`/v1/users/${userId}/notices`, userId)).items;
    expect(await listed(third)).toMatchObject([{ userId: first, kind: 'milestone' }]);
    expect([await listed(first), await listed(second)]).toEqual([[], []]);
    await merged(second, null);
    await eventually(async () => (await listed(second)).length === 1);
    await received.remove();
  });

  it('R33, R92: is given and told once though the issuer is killed again and again, and sent at least once', async () => {
    const received = await putWebhook(() => status(200));
    const before = idsIn(awards).length;
    const many = await Promise.all(Array.from({ length: 40 }, (_, i) => member(`many-${i}`)));
    for (const [i, userId] of many.entries()) {
      await trained(userId);
      if (i % 13 !== 12) continue;
      await eventually(async () => idsIn(awards).length > before + i / 2);
      await endIssuer('SIGKILL');
      startIssuer();
    }
    await eventually(async () => many.every((userId) => idsIn(notices, userId).length > 0));
    for (const topic of [awards, notices]) {
      const ids = many.flatMap((userId) => idsIn(topic, userId));
      expect(ids).toHaveLength(many.length);
      expect(new Set(ids).size).toBe(many.length);
    }
    const keys = () => new Set(received.got.map(({ headers }) => headers['idempotency-key']));
    const told = many.flatMap((userId) => idsIn(notices, userId));
    await eventually(async () => told.every((id) => keys().has(id)));
    await received.remove();
  });

  it('R92: is told and sent though issuer and sender are cut off from Postgres', async () => {
    const received = await putWebhook(() => status(200));
    const some = await Promise.all(Array.from({ length: 12 }, (_, i) => member(`cut-${i}`)));
    for (const [i, userId] of some.entries()) {
      await trained(userId);
      if (i % 4 !== 3) continue;
      await eventually(async () => idsIn(awards, some[i - 3]).length > 0);
      expect(await cutOff()).toBe(2);
    }
    await eventually(async () => some.every((userId) => idsIn(notices, userId).length > 0));
    for (const userId of some) {
      // An append that was under way may have been repeated; readers keep the first of an id.
      expect(new Set(idsIn(notices, userId)).size).toBe(1);
      await shown(userId, 1);
    }
    const keys = () => new Set(received.got.map(({ headers }) => headers['idempotency-key']));
    const told = some.flatMap((userId) => idsIn(notices, userId));
    await eventually(async () => told.every((id) => keys().has(id)));
    await received.remove();
  });
});

/** Ends the sessions that hold the right to issue and to send; gives how many, once both are held. */
const cutOff = () =>
  eventually(async () => {
    const { rows } = await parts().db.query<{ pid: number }>(
      `select l.pid from pg_locks l join pg_database d on d.oid = l.database
       where l.locktype = 'advisory' and l.granted and d.datname = current_database()
         and ((l.classid::bigint << 32) | l.objid::bigint) in (hashtextextended('repstream awards', 0), hashtextextended('repstream webhooks', 0))`,
    );
    if (rows.length < 2) return false;
    await parts().db.query('select pg_terminate_backend(pid) from unnest($1::int[]) pid', [rows.map(({ pid }) => pid)]);
    return rows.length;
  });
