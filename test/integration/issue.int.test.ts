/** From a workout to what a member is told: once, whatever is killed, built anew or corrected, and whatever receivers do. */
import type { ChildProcess } from 'node:child_process';
import { createHmac, randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectKafka, partitionCounts } from '../../engine/kafka.js';
import { promote } from '../../engine/lineages/promote.js';
import { retire } from '../../engine/lineages/retire.js';
import { rollback } from '../../engine/lineages/rollback.js';
import { createLog } from '../../engine/log.js';
import { connectPostgres } from '../../engine/postgres.js';
import { runProcessors } from '../../engine/process.js';
import type { AnyProcessor } from '../../engine/processor.js';
import { applyTopics } from '../../engine/provision.js';
import { Schemas } from '../../engine/registry.js';
import { decoded, learnSchemas } from '../../engine/source-event.js';
import type { Topic } from '../../engine/topic.js';
import { topologyOf } from '../../engine/topology.js';
import { readWhole } from '../../engine/whole.js';
import { erasure } from '../../processors/erasure.js';
import { processors } from '../../processors/index.js';
import type { User } from '../../schemas/generated/users.js';
import {
  awards,
  challenges,
  enrolments,
  enteredWorkouts,
  notices,
  ticks,
  topics,
  users,
} from '../../schemas/topics.js';
import { sharedStack } from '../stack.js';
import { type ApiApp, openApi, tokenOf } from './api-app.js';
import { eventually } from './engine/world.js';
import { dripping, type Receiver, receiver, status } from './receivers.js';
import { endCommand, type Running, runCommand, startCommand, startRepstream, untilCaughtUp } from './running.js';

const run = randomUUID().slice(0, 8);
const environment = { ...sharedStack().environment, WEBHOOKS_TO_THIS_MACHINE: 'true' };
const log = createLog('test', process.env.REPSTREAM_TEST_LOG ?? 'silent');
const HOUR_MS = 3_600_000;
const NOW = Date.now();
const CHALLENGE = `two-workouts-${run}`;

describe('what members are given and told', () => {
  let repstream: Running;
  let api: ApiApp;
  let issuer: ChildProcess;
  const receivers: Receiver[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'repstream-issue-'));
  const appended: { topic: string; id: string; userId: string; challengeId: string }[] = [];
  let stopReading = async () => {};

  const webhook = async (name: string, answer: Parameters<typeof receiver>[0]) => {
    const one = await receiver(answer);
    receivers.push(one);
    const secretFile = join(folder, name);
    const { code, stdout, stderr } = await runCommand(
      environment,
      ...['webhooks', 'add', one.url, '--secret-file', secretFile, '--gyms', `gym-${run}`, '--json'],
    );
    expect([code, stderr]).toEqual([0, '']);
    const secret = readFileSync(secretFile, 'utf8').trim();
    expect(stdout).not.toContain(secret);
    return { ...one, secret, id: (JSON.parse(stdout) as { webhookId: string }).webhookId };
  };
  const member = async (name: string, more: Partial<User> = {}) => {
    const userId = `${name}-${run}`;
    await api.publisher.publish(users, {
      ...{ userId, displayName: userId, namedAt: null, sex: null, birthDate: null, timeZone: 'UTC' },
      ...{ homeGymId: `gym-${run}`, groups: [], onLeaderboards: true, notices: true, trainers: [] },
      ...{ at: Date.now(), erased: false, ...more },
    });
    const judgedBy = { from: NOW - 30 * 24 * HOUR_MS, to: NOW + 24 * HOUR_MS, looksBackDays: 0, uses: [] };
    await api.publisher.publish(enrolments, {
      ...{ enrolmentId: randomUUID(), userId, challengeId: CHALLENGE, version: 1, joinedAt: judgedBy.from },
      ...{ left: false, teamId: null, judgedBy, by: userId, reason: '', at: Date.now() },
    });
    return userId;
  };
  const trained = (userId: string, workoutId: string = randomUUID(), agoMs = HOUR_MS, voided = false) =>
    api.publisher.publish(enteredWorkouts, {
      ...{ entryId: randomUUID(), workoutId, userId, at: Date.now(), by: userId, voided, startedAt: NOW - agoMs },
      ...{ durationS: 600, exerciseId: 'push-up', gymId: null, sets: [], distanceMm: 0, averageHeartRateBpm: null },
    });
  const idsIn = (topic: { name: string }, userId?: string) =>
    appended
      .filter((one) => one.topic === topic.name && one.challengeId === CHALLENGE && (!userId || one.userId === userId))
      .map(({ id }) => id);
  /** Resolves once so many awards of a member are shown. */
  const shown = (userId: string, count: number) =>
    eventually(async () => {
      const { rows } = await repstream.db.query<{ kind: string; standing: string; why: string | null }>(
        `select kind, standing, why from models.awards where user_id = $1 and challenge_id = $2 order by kind`,
        [userId, CHALLENGE],
      );
      return rows.length === count && rows;
    });
  const ask = async (url: string, sub: string) =>
    (await api.app.inject({ url, headers: { authorization: `Bearer ${await tokenOf(sub, 'member')}` } })).json();

  beforeAll(async () => {
    repstream = await startRepstream();
    api = await openApi(repstream);
    await api.publisher.publish(challenges, {
      ...{ challengeId: CHALLENGE, version: 1, name: 'Two workouts', description: '' },
      rule: JSON.stringify({
        schema: 1,
        root: { kind: 'target', measure: 'workouts', atLeast: { amount: 2, unit: '' } },
      }),
      ...{
        from: NOW - 30 * 24 * HOUR_MS,
        to: NOW + 24 * HOUR_MS,
        timeZone: 'UTC',
        dayStartsMinute: 0,
        weekStartsOn: 1,
      },
      ...{ gyms: [], groups: [], keepsAwards: false, milestones: [50], withdrawn: false, by: 'staff', at: NOW },
    });
    const schemas = new Schemas(repstream.settings.schemaRegistryUrl);
    const reader = await readWhole(
      connectKafka(repstream.settings, 'test', log),
      [awards.name, notices.name],
      (_, __, low) => low,
      async (topic, _, messages) => {
        const of = (topic === awards.name ? awards : notices) as unknown as Topic;
        await schemas.find(of);
        const decoder = schemas.decoder(of);
        await learnSchemas(decoder, messages);
        for (const { value } of messages) {
          const fact = value && (decoded(decoder, value) as Record<string, never> | null);
          if (!fact) continue;
          const challengeId =
            fact.challengeId ?? (fact.award as { challengeId: string } | undefined)?.challengeId ?? '';
          appended.push({ topic, id: of.entity(fact), userId: fact.userId ?? '', challengeId });
        }
      },
      log,
    );
    stopReading = reader.stop;
    issuer = startCommand(environment, 'issue');
  });
  afterAll(async () => {
    await endCommand(issuer);
    for (const one of receivers) one.close();
    await stopReading();
    await api?.close();
    await repstream?.stop();
  });

  it('R33, R92: gives an award once, tells of it in order, and no receiver stands in the way of another', async () => {
    const good = await webhook('good', () => status(204));
    const moody = await webhook('moody', (nth) => status(nth <= 2 ? 500 : 200));
    const slow = await webhook('slow', () => dripping);
    const sly = await webhook('sly', () => status(302, { location: `${good.url}stolen` }));
    const ana = await member('ana');
    const quiet = await member('quiet', { notices: false });
    await trained(ana);
    await shown(ana, 1);
    await trained(ana);
    await trained(quiet);
    expect(await shown(ana, 2)).toEqual([
      { kind: 'completion', standing: 'stands', why: null },
      { kind: 'milestone', standing: 'stands', why: null },
    ]);
    await eventually(async () => good.got.length === 2 && moody.got.length === 4);
    const kinds = (got: Receiver['got']) =>
      got.map(({ body }) => (JSON.parse(body) as { data: { kind: string } }).data.kind);
    expect(kinds(good.got)).toEqual(['milestone', 'completion']);
    expect(kinds(moody.got)).toEqual(['milestone', 'milestone', 'milestone', 'completion']);
    for (const { headers, body } of good.got) {
      const key = Buffer.from(good.secret.replace('whsec_', ''), 'base64');
      const text = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
      expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', key).update(text).digest('base64')}`);
      expect(headers['idempotency-key']).toBe(headers['webhook-id']);
    }
    const last = (id: string) =>
      eventually(async () => {
        const { rows } = await repstream.db.query<{ state: string; last_answer: string | null }>(
          `select state, last_answer from models.webhook_deliveries where webhook_id = $1 and attempts > 0 order by told_at limit 1`,
          [id],
        );
        return rows[0]?.last_answer && rows[0];
      });
    expect(await last(sly.id)).toEqual({ state: 'waiting', last_answer: '302: redirects are not followed' });
    expect(await last(slow.id)).toEqual({ state: 'waiting', last_answer: 'no whole answer in 10 s' });
    expect(good.got.every(({ path }) => path === '/')).toBe(true);
    expect(idsIn(notices, quiet)).toHaveLength(1);
    expect([...good.got, ...moody.got].some(({ body }) => body.includes(quiet))).toBe(false);
    expect(await ask(`/v1/users/${ana}/awards`, ana)).toMatchObject({ items: [{}, {}], next: null });
    expect(await ask(`/v1/users/${ana}/notices?limit=1`, ana)).toMatchObject({
      items: [{ userId: ana }],
      next: expect.any(String),
    });
    expect(await ask(`/v1/users/${ana}/notices`, quiet)).toMatchObject({ status: 403 });
    for (const { id } of [moody, slow, sly])
      expect((await runCommand(environment, 'webhooks', 'remove', id)).code).toBe(0);
    const listed = await runCommand(environment, 'webhooks', 'list', '--json');
    expect(JSON.parse(listed.stdout)).toMatchObject([{ webhookId: good.id, url: good.url }]);
  });

  it('says in a line why notices cannot be sent somewhere', async () => {
    const add = (url: string) =>
      runCommand(sharedStack().environment, 'webhooks', 'add', url, '--secret-file', join(folder, 'never'));
    const { code, stderr } = await add('https://127.0.0.1/');
    expect([code, stderr]).toEqual([
      1,
      'repstream: notices cannot be sent to https://127.0.0.1/: 127.0.0.1 is no public address\n',
    ]);
    expect(existsSync(join(folder, 'never'))).toBe(false);
  });

  it('gives an award for workouts of long ago without a word', async () => {
    const old = await member('old');
    await trained(old, randomUUID(), 72 * HOUR_MS);
    await shown(old, 1);
    await trained(old, randomUUID(), 71 * HOUR_MS);
    await shown(old, 2);
    expect(idsIn(notices, old)).toEqual([]);
  });

  it('R33: revokes an award when a workout turns out not to have been, and gives it back when it was', async () => {
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

  it('R33, R92: gives and tells once though the issuer is killed, again and again', async () => {
    const before = idsIn(awards).length;
    const many = await Promise.all(Array.from({ length: 40 }, (_, i) => member(`many-${i}`)));
    for (const [i, userId] of many.entries()) {
      await trained(userId);
      if (i % 13 !== 12) continue;
      await eventually(async () => idsIn(awards).length > before + i / 2);
      await endCommand(issuer, 'SIGKILL');
      issuer = startCommand(environment, 'issue');
    }
    await eventually(async () => many.every((userId) => idsIn(notices, userId).length > 0));
    for (const topic of [awards, notices]) {
      const ids = many.flatMap((userId) => idsIn(topic, userId));
      expect(ids).toHaveLength(many.length);
      expect(new Set(ids).size).toBe(many.length);
    }
  });

  it('R92: a build of challenges from the beginning, once promoted, gives nothing twice and tells nobody', async () => {
    const { settings } = repstream;
    const built = processors.map((one: AnyProcessor) => (one.name === 'challenges' ? { ...one, build: 'a1b2' } : one));
    const { lineages } = topologyOf(built);
    const lineageOf = (name: string) => lineages.find(({ processor }) => processor.name === name)?.name ?? '';
    await applyTopics(Object.values(topics), built, settings, log);
    const building = await runProcessors({
      ...{ processors: built, only: ['challenges', 'awards'], ticks, erasure, connections: settings, log },
    });
    const admin = connectKafka(settings, 'test', log).admin();
    const database = connectPostgres(settings.databaseUrl, log, 2);
    await admin.connect();
    const asked = { by: 'test', reason: null };
    try {
      await untilCaughtUp(settings, 60_000, built);
      const [given, told] = [idsIn(awards), idsIn(notices)];
      await promote(database, {
        ...{ ...asked, lineage: lineageOf('challenges'), force: true },
        partitionsOf: (names) => partitionCounts(admin, names),
      });
      const physical = `challenge-results.${lineageOf('challenges')}`;
      const end = (await admin.fetchTopicOffsets(physical)).reduce((sum, { high }) => sum + Number(high), 0);
      expect(end).toBeGreaterThan(0);
      await eventually(async () => {
        const { rows } = await repstream.db.query<{ read: number }>(
          `select sum(position)::int as read from engine.issuing where issuer = 'awards' and topic = $1`,
          [physical],
        );
        return (rows[0]?.read ?? 0) >= end;
      });
      const cem = await member('cem');
      await trained(cem);
      await eventually(async () => idsIn(notices, cem).length === 1);
      expect(idsIn(awards).filter((id) => !idsIn(awards, cem).includes(id))).toEqual(given);
      expect(idsIn(notices).filter((id) => !idsIn(notices, cem).includes(id))).toEqual(told);
    } finally {
      await rollback(database, { ...asked, processor: 'challenges' }).catch(() => {});
      await building.stop();
      // That a build is left alone for 30 s after it last wrote is shown elsewhere.
      await repstream.db.query(
        `update engine.tasks set updated_at = now() - interval '1 min' where lineage = any($1)`,
        [[lineageOf('awards'), lineageOf('challenges')]],
      );
      for (const name of ['awards', 'challenges'])
        await retire(database, admin, { ...asked, lineage: lineageOf(name), dryRun: false });
      await Promise.all([admin.disconnect(), database.close()]);
    }
  });
});
