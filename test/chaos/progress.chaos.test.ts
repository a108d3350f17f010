/** Members train, their machines repeat and disorder what they say, and processes die: what can only rise does, until somebody corrects a fact. */
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Role } from '../../api/tokens.js';
import { applyExercises } from '../../cli/exercises.js';
import { gatewaySettings } from '../../cli/gateway.js';
import type { Stack } from '../../deploy/local/stack.js';
import { createLog, pause } from '../../engine/log.js';
import type { Telemetry } from '../../schemas/generated/telemetry.js';
import { connectGateway, type GatewayClient } from '../../simulator/client.js';
import { random } from '../../simulator/random.js';
import { type ApiApp, openApi, tokenOf } from '../integration/api-app.js';
import { applyTopics, endCommand, settingsOf, startCommand, untilCaughtUp } from '../integration/running.js';
import { startOwnStack } from '../stack.js';
import { gymOf, joined, onlyRising } from './enrolled.js';
import { keepKilling, type Mortals } from './killing.js';
import { type Watched, watchProgress } from './rising.js';
import { tellOfFailures } from './telling.js';
import { disturbed, machines, session } from './training.js';

const SEED = 'progress';
const KILLS = 3;
const HOUR_MS = 3_600_000;
/** So long all of it takes to be said. */
const TOLD_MS = 15_000;
const SLICES = 80;
const draw = random(SEED);
const members = Array.from({ length: 6 }, () => draw.uuid());
const began = Date.now() - 2 * HOUR_MS;

const challenges = onlyRising(began);
/** Sessions one after the other. */
const workoutsOf = (userId: string): Telemetry[] => {
  let from = began;
  return Object.keys(machines).flatMap((machine) => {
    const said = session(userId, machine, draw.uuid(), from);
    from = (said.at(-1)?.at ?? from) + 60_000;
    return said;
  });
};

describe(`monotone challenges of the gallery under kills, repeats and disorder (seed ${SEED})`, () => {
  let stack: Stack;
  let db: pg.Pool;
  let client: GatewayClient;
  let scheduler: ReturnType<typeof startCommand> | undefined;
  let mortals: Mortals | undefined;
  let api: ApiApp | undefined;
  let watched: Watched | undefined;
  let begin: () => void;
  /** Nobody is killed before. */
  const training = new Promise<void>((resolve) => {
    begin = resolve;
  });

  const start = (...parameters: string[]) => {
    const child = startCommand(stack.environment, ...parameters);
    stack.watch(child);
    return child;
  };
  const until = (question: () => Promise<unknown>, awaited: unknown) =>
    vi.waitFor(async () => expect(await question()).toEqual(awaited), { timeout: 40_000, interval: 100 });
  const count = async (sql: string) =>
    Number((await db.query(`SELECT count(*) AS n FROM ${sql}`).catch(() => ({ rows: [] }))).rows[0]?.n ?? 0);
  const killed = () => mortals?.killed ?? 0;
  /** How often something rose. */
  const seen = () => [...(watched?.rises.values() ?? [])].reduce((sum, times) => sum + times, 0);
  /** Whoever dies does so at work: something has risen since the last of them did. */
  const riseFrom = async (before: number) => {
    for (const deadline = Date.now() + 30_000; seen() <= before && Date.now() < deadline; ) await pause(20);
  };
  const say = (said: readonly Telemetry[]) =>
    client.send(
      'telemetry',
      said.map((value) => ({ key: value.equipmentId, value })),
    );

  beforeAll(async () => {
    stack = await startOwnStack();
    db = new pg.Pool({ connectionString: stack.databaseUrl, max: 2 });
    await applyTopics(stack.environment);
    const settings = settingsOf(stack);
    await applyExercises(settings, createLog('test', 'silent'));
    const topics = ['telemetry', 'challenges', 'enrolments', 'users', 'gyms', 'equipment', 'body-measurements'];
    client = await connectGateway({ ...gatewaySettings(settings, topics), say: () => {} });
    scheduler = start('scheduler');
    const kills = random(`${SEED} kills`);
    mortals = keepKilling(
      () => start('process'),
      2,
      [500, 2_000],
      kills,
      async () => {
        await training;
        await riseFrom(seen());
      },
    );
    for (const [topic, records] of gymOf(members, began, draw)) await client.send(topic, records);
    // A week ago everybody pressed their legs: what "stronger" is measured by.
    await say(members.flatMap((id) => session(id, 'press', draw.uuid(), began - 7 * 24 * HOUR_MS)));
    await until(() => count('models.workouts WHERE NOT open'), members.length);
    for (const [topic, records] of joined(challenges, members, began, draw)) await client.send(topic, records);
    await until(() => count('models.challenge_progress'), members.length * challenges.length);
  }, 180_000);
  afterAll(async () => {
    begin();
    await api?.close();
    await mortals?.stop().catch(() => {}); // why it failed was told above
    if (scheduler) await endCommand(scheduler);
    await client?.close();
    await db?.end();
    await stack?.stop();
  });
  tellOfFailures(() => stack, []);

  it(`R36, R61, R91: progress is seen to rise, and never to fall, while what was said comes twice and out of order and processes are killed at least ${KILLS} times`, async () => {
    watched = watchProgress(db);
    begin();
    const told = members.map((id) => disturbed(workoutsOf(id), draw));
    for (let slice = 0; slice < SLICES; slice++) {
      const due = Date.now() + TOLD_MS / SLICES;
      // A part of it is told after each kill.
      for (const deadline = due + 40_000; killed() < Math.floor((slice * (KILLS + 1)) / SLICES); await pause(20))
        if (Date.now() > deadline) throw new Error('nobody was killed');
      await say(
        told.flatMap((said) => said.slice((slice * said.length) / SLICES, ((slice + 1) * said.length) / SLICES)),
      );
      await pause(Math.max(0, due - Date.now()));
    }
    await mortals?.spare(KILLS);
    await untilCaughtUp(settingsOf(stack), 60_000);
    await watched.stop();
    expect(watched.falls).toEqual([]);
    expect(killed()).toBeGreaterThanOrEqual(KILLS);
    expect([...watched.rises.keys()].sort()).toEqual(challenges.map(({ challengeId }) => challengeId).sort());
    // More often than once each: on the way, not only at the end.
    expect(seen()).toBeGreaterThan(members.length * challenges.length);
  });

  it('R36, R91: it falls once a workout is voided, and the API says why', async () => {
    api = await openApi({ settings: settingsOf(stack) });
    const [userId = ''] = members;
    const get = async (url: string) => (await ask('member', userId, 'GET', url)).json();
    const url = (part: string, id = '') => `/v1/challenges/bronze-silver-gold/${part}/${userId}${id}`;
    const { rows } = await db.query<{ workout_id: string }>(
      'SELECT workout_id FROM models.workouts WHERE equipment_id = $1',
      [`bike-${userId}`],
    );
    const ride = rows[0]?.workout_id ?? '';
    const before = await get(url('progress'));
    expect(before.fraction).toBeGreaterThan(0);
    const again = watchProgress(db);
    const voided = { reason: 'the belt had slipped', voided: {} };
    const written = await ask('staff', 'sam', 'POST', `/v1/workouts/${ride}/amendments`, voided);
    expect(written.statusCode).toBe(202);
    await until(async () => (await get(url('progress'))).fraction, 0);
    await again.stop();
    expect(again.falls).toContainEqual({ challengeId: 'bronze-silver-gold', userId, from: before.fraction, to: 0 });
    expect(again.falls.filter((fall) => fall.userId !== userId)).toEqual([]);
    expect(await get(url('verdicts', `/${ride}`))).toMatchObject({
      ...{ counted: false, reason: 'voided', why: 'It was voided: the belt had slipped', decidedBy: 'sam' },
      decisionId: written.json().id,
    });
  });

  async function ask(role: Role, sub: string, method: 'GET' | 'POST', url: string, payload?: object) {
    const authorization = `Bearer ${await tokenOf(sub, role)}`;
    return (api as ApiApp).app.inject({ method, url, headers: { authorization }, ...(payload && { payload }) });
  }
});
