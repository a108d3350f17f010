/** What the API is asked of, filled by statements in the place of the engine: as many workouts as a year of a chain has. */
import pg from 'pg';
import type { Settings } from '../../deploy/settings.js';
import { type Fill, fillViews, prepareViews } from '../filling.js';

export interface Size {
  readonly members: number;
  /** Of a member, on average. */
  readonly workouts: number;
}

/** Members are numbered; so is what they did. */
export const memberId = (i: number) => `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`;
export const CHALLENGE = 'a-million-repetitions';
export const MONTH = '2025-12';

const user = (i: string) => `'00000000-0000-4000-8000-' || lpad((${i})::text, 12, '0')`;
const workoutId = (i: string, n: string) =>
  `('10000000-0000-4000-8' || lpad((${n})::text, 3, '0') || '-' || lpad((${i})::text, 12, '0'))::uuid`;
const startedAt = (i: string, n: string) =>
  `timestamptz '2025-12-31T20:00Z' - (${n}) * interval '80 hours' - ((${i}) % 3600) * interval '1 second'`;

const RULE = {
  schema: 1,
  root: { kind: 'target', measure: 'repetitions', atLeast: { amount: 10_000, unit: '' } },
};
const NODES = {
  ...{ kind: 'target', fraction: 0.25, met: false, value: 2_500, target: 10_000, dimension: 'count' },
};

/** Column by column: what is not named here is empty, and of no weight. */
const fills = ({ members, workouts }: Size): readonly Fill[] => {
  // Some train every second day, some twice a month: 4 to twice the average.
  const most = 2 * workouts - 4;
  const did = `generate_series(1, ${most}) n, generate_series(1, ${members}) i where n <= 4 + (i * 7919) % (${most} - 3)`;
  const people = `generate_series(1, ${members}) i`;
  const who = { key: user('i'), userId: user('i') };
  return [
    {
      ...{ view: 'members', from: people },
      values: {
        ...{ ...who, displayName: `'Member ' || i`, nameKey: `'member ' || i`, namedAt: `timestamptz '2024-01-01Z'` },
        ...{ timeZone: `'Asia/Singapore'`, onLeaderboards: 'true', notices: 'true' },
        ...{ homeGymId: `'gym-' || i % 20`, updatedAt: `timestamptz '2024-01-01Z'` },
      },
    },
    {
      ...{ view: 'workouts', from: did },
      values: {
        ...{ ...who, workoutId: workoutId('i', 'n'), open: 'false', equipmentId: `'machine-' || (i + n) % 800` },
        ...{ equipmentModel: `'LP 100'`, equipmentType: `'WEIGHT_STACK'`, gymId: `'gym-' || i % 20` },
        ...{ exerciseId: `'leg-press'`, startedAt: startedAt('i', 'n'), localDay: `(${startedAt('i', 'n')})::date` },
        ...{ endedAt: `${startedAt('i', 'n')} + interval '7 minutes'`, endReason: `'USER'`, durationS: '420' },
        ...{ activeS: '180', repetitions: '30', mostRepetitionsInAMinute: '18', tonnageGrams: '1800000' },
        ...{ energyKcal: '31.25', energyMethod: `'compendium 1'`, met: '5.5', averageHeartRateBpm: '118.5' },
        ...{ maxHeartRateBpm: '141', bodyWeightGrams: '70000', events: '421', telemetryPartitions: 'array[i % 12]' },
      },
    },
    {
      ...{ view: 'workout_sets', from: `generate_series(1, 3) s, ${did}` },
      values: {
        ...{ ...who, workoutId: workoutId('i', 'n'), setNumber: 's', exerciseId: `'leg-press'`, repetitions: '10' },
        ...{ loadGrams: '60000', startedAt: `${startedAt('i', 'n')} + s * interval '2 minutes'` },
        endedAt: `${startedAt('i', 'n')} + s * interval '2 minutes' + interval '30 seconds'`,
      },
    },
    {
      view: 'totals_monthly',
      from: `generate_series(0, 11) m, unnest(array['', 'gym']) g, unnest(array['', 'leg-press']) e, ${people}`,
      values: {
        ...{ ...who, month: `(date '2025-01-01' + m * interval '1 month')::date`, exerciseId: 'e' },
        ...{ gymId: `case g when '' then '' else 'gym-' || i % 20 end`, workouts: '8', repetitions: '240' },
        ...{ tonnageGrams: '14400000 + (i * 7919) % 1000000', activeMs: '1440000', energyCal: '250000' },
      },
    },
    {
      view: 'member_metric_history',
      from: `generate_series(1, 8) a, generate_series(1, 12) m, ${people}`,
      values: {
        ...{ ...who, metric: `'metric_' || m`, exerciseId: `case when m > 4 then 'leg-press' else '' end` },
        ...{ equipmentModel: `''`, at: `timestamptz '2025-12-31Z' - a * interval '9 days'`, value: '87.125' },
        ...{ unit: `'kg'`, formula: `'epley'`, formulaVersion: '1', confidence: `'high'`, cause: `'measured'` },
        ...{ evidence: `array[${workoutId('i', 'a')}, ${workoutId('i', 'a + 1')}]` },
        evidenceUntil: `timestamptz '2025-12-31Z' - a * interval '9 days'`,
      },
    },
    {
      ...{ view: 'challenges', from: 'generate_series(1, 1) i' },
      values: {
        ...{ key: `'${CHALLENGE}'`, challengeId: `'${CHALLENGE}'`, version: '1', name: `'Ten thousand'` },
        ...{ rule: `'${JSON.stringify(RULE)}'::jsonb`, startsAt: `timestamptz '2025-01-01Z'`, timeZone: `'UTC'` },
        ...{ endsAt: `timestamptz '2026-01-01Z'`, weekStartsOn: '1', writtenAt: `timestamptz '2025-01-01Z'` },
      },
    },
    {
      ...{ view: 'challenge_progress', from: people },
      values: {
        ...{ ...who, challengeId: `'${CHALLENGE}'`, version: '1', joinedAt: `timestamptz '2025-01-01Z'` },
        ...{ fraction: '0.25', nodes: `'${JSON.stringify(NODES)}'::jsonb` },
        evidenceUntil: `timestamptz '2025-12-31Z'`,
      },
    },
  ];
};

/** Makes all tables and fills those that are asked for; gives how many workouts there are. */
export async function fill(settings: Settings, size: Size, say: (line: string) => void): Promise<number> {
  await prepareViews(settings);
  const db = new pg.Client({ connectionString: settings.databaseUrl });
  await db.connect();
  try {
    await fillViews(db, { partitions: settings.partitions, tick: Date.now(), fills: fills(size), say });
    const { rows } = await db.query<{ count: number }>('select count(*)::int as count from models.workouts');
    return rows[0]?.count ?? 0;
  } finally {
    await db.end();
  }
}
