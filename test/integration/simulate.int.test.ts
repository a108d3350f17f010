/** A simulated evening with every fault through the running dataflow: the views give what the oracle expects. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gatewaySettings } from '../../cli/gateway.js';
import { connectGateway } from '../../simulator/client.js';
import type { ExpectedWorkout } from '../../simulator/expected.js';
import { parseFaults } from '../../simulator/faults.js';
import { type Outcome, type RunOptions, runSimulation, simulatedTopics } from '../../simulator/run.js';
import { facts, world } from '../../simulator/world.js';
import { type Running, startRepstream } from './running.js';

const folder = mkdtempSync(join(tmpdir(), 'repstream-oracle-'));
const oracleFile = join(folder, 'expected.jsonl');
const from = Date.UTC(2025, 10, 3, 10);
const evening: RunOptions = {
  seed: 'simulate.int',
  gyms: 2,
  machinesPerGym: 20,
  membersPerGym: 300,
  from,
  until: from + 90 * 60_000,
  faults: parseFaults('all'),
  speed: Number.POSITIVE_INFINITY,
  maxRate: Number.POSITIVE_INFINITY,
  oracleFile,
};
/** A session that only silence ends is idle a minute after its last record came; ticks come every 5 s. */
const IDLE_PATIENCE_MS = 100_000;

describe('a simulated evening with every fault, run through the platform', () => {
  let repstream: Running;
  let outcome: Outcome;
  let parkedBefore: number;
  const simulate = (options: RunOptions) =>
    runSimulation(
      options,
      { ...gatewaySettings(repstream.settings, simulatedTopics), say: () => {} },
      new AbortController().signal,
      () => {},
    );
  const numberOf = async (sql: string, ...values: unknown[]) =>
    Number((await repstream.db.query<{ n: string }>(sql, values)).rows[0]?.n);
  const parked = () => numberOf('SELECT coalesce(sum(events), 0) AS n FROM models.parked_events');

  beforeAll(async () => {
    repstream = await startRepstream();
    parkedBefore = await parked();
    outcome = await simulate(evening);
    await repstream.untilCaughtUp();
    const ids = readExpected().map(({ workoutId }) => workoutId);
    const deadline = Date.now() + IDLE_PATIENCE_MS;
    while (Date.now() < deadline && (await numberOf(CLOSED, ids)) < ids.length) await delay(1_000);
  }, 240_000);
  afterAll(async () => {
    await repstream?.stop();
    rmSync(folder, { recursive: true });
  });

  it('R12: gives the workouts that were done, row for row and set for set', async () => {
    const workouts = readExpected();
    const { rows } = await repstream.db.query<ExpectedWorkout>(ROWS, [workouts.map(({ workoutId }) => workoutId)]);
    const byId = new Map(rows.map((row) => [row.workoutId, row]));
    expect(workouts.length).toBeGreaterThan(100);
    expect(rows).toHaveLength(workouts.length);
    for (const { kind: _, ...workout } of workouts) expect(byId.get(workout.workoutId)).toEqual(workout);
  });

  it('parks the bad records and nothing else', async () => {
    const bad = Object.values(outcome.poison).reduce((sum, amount) => sum + amount, 0);
    expect(bad).toBeGreaterThan(20);
    expect((await parked()) - parkedBefore).toBe(bad);
  });

  it('run again, leaves a member alone who took another name since', async () => {
    const member = [...facts(world(evening), evening.seed)].find(({ topic }) => topic === 'users');
    if (member?.topic !== 'users') throw new Error('a world without members');
    const gateway = await connectGateway(gatewaySettings(repstream.settings, ['users']));
    await gateway.send('users', [{ key: member.key, value: { ...member.value, displayName: 'Zoe', at: Date.now() } }]);
    await gateway.close();

    const again = { ...evening, from: from - 60_000, until: from, oracleFile: null };
    expect((await simulate(again)).telemetry).toBeGreaterThan(0);
    await repstream.untilCaughtUp();
    const { rows } = await repstream.db.query('SELECT display_name FROM models.members WHERE user_id = $1', [
      member.key,
    ]);
    expect(rows).toEqual([{ display_name: 'Zoe' }]);
  });
});

const readExpected = (): (ExpectedWorkout & { kind: 'workout' })[] =>
  readFileSync(oracleFile, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('{"kind":"workout"'))
    .map((line) => JSON.parse(line) as ExpectedWorkout & { kind: 'workout' });

const CLOSED = 'SELECT count(*) AS n FROM models.workouts WHERE workout_id = ANY($1::uuid[]) AND NOT open';
const ms = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`;
const ROWS = `
  SELECT w.workout_id AS "workoutId", w.user_id AS "userId", w.equipment_id AS "equipmentId", w.gym_id AS "gymId",
         w.exercise_id AS "exerciseId", ${ms('w.started_at')} AS "startedAt", ${ms('w.ended_at')} AS "endedAt",
         w.end_reason AS "endReason", w.repetitions, w.tonnage_grams::float8 AS "tonnageGrams",
         w.distance_mm::float8 AS "distanceMm", w.work_j::float8 AS "workJ", w.cycles, w.events, w.missing,
         w.average_heart_rate_bpm AS "averageHeartRateBpm", w.max_heart_rate_bpm AS "maxHeartRateBpm",
         w.average_power_w AS "averagePowerW", w.body_weight_grams AS "bodyWeightGrams",
         coalesce((SELECT json_agg(json_build_object('exerciseId', s.exercise_id, 'repetitions', s.repetitions,
             'loadGrams', s.load_grams, 'startedAt', ${ms('s.started_at')}, 'endedAt', ${ms('s.ended_at')})
             ORDER BY s.set_number)
           FROM models.workout_sets s WHERE s.workout_id = w.workout_id), '[]') AS sets
    FROM models.workouts w WHERE w.workout_id = ANY($1::uuid[])`;
