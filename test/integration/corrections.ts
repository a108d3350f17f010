/** Two logs of one story: one that was right from the start, and one that was put right. */
import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Publisher } from '../../engine/publish.js';
import type { BodyMeasurement } from '../../schemas/generated/body-measurements.js';
import { bodyMeasurements, telemetry } from '../../schemas/topics.js';
import { ended, reading, started } from '../unit/processors/sessions/driver.js';

/** A session of two sets on a machine, that began then; its second set has as many repetitions as are said beyond four. */
export async function trained(
  publisher: Publisher,
  { user, machine, at, repetitions }: { user: string | null; machine: string; at: number; repetitions: number },
): Promise<string> {
  const sessionId = randomUUID();
  const said = [
    started(0, { user }),
    reading(1, 1, { repetitions: 0, loadGrams: 50_000 }),
    reading(2, 2, { repetitions: 4, loadGrams: 50_000 }),
    reading(3, 3, { repetitions, loadGrams: 60_000 }),
    ended(4, 4),
  ];
  for (const { receivedAt: _, ...event } of said)
    await publisher.publish(telemetry, { ...event, sessionId, equipmentId: machine, at: at + event.sequence * 1_000 });
  return sessionId;
}

/** What a scale measured. */
export async function weighed(publisher: Publisher, userId: string, at: number, weightGrams: number): Promise<string> {
  const measurementId = randomUUID();
  const nothing: Omit<BodyMeasurement, 'measurementId' | 'userId' | 'at' | 'weightGrams'> = {
    ...{ equipmentId: null, heightMm: null, bodyFatBp: null, muscleMassGrams: null, waterMassGrams: null },
    ...{ boneMassGrams: null, visceralFatRating: null, restingHeartRateBpm: null },
  };
  await publisher.publish(bodyMeasurements, { ...nothing, measurementId, userId, at, weightGrams });
  return measurementId;
}

/** The views in which corrections show. */
const VIEWS = [
  'workouts',
  'workout_sets',
  'member_metric_history',
  'personal_bests',
  'member_profiles',
  'totals_hourly',
  'totals_monthly',
  'body_metrics',
  'enrolments',
  'challenge_progress',
  'challenge_verdicts',
];

/** Lines of all rows about a person, with ids called by the names that they are given. Evidence of one day stands by ids, so it is sorted; partitions are left out. */
export async function rowsAbout(
  db: pg.Pool,
  person: string,
  names: Readonly<Record<string, string>> = {},
): Promise<string[]> {
  const lines: string[] = [];
  const named = (text: string) => Object.entries(names).reduce((all, [id, name]) => all.replaceAll(id, name), text);
  for (const view of VIEWS) {
    const { rows } = await db.query<{ row: object }>(
      `select to_jsonb(v) - 'telemetry_partitions' as row from models.${view} v where user_id = $1`,
      [person],
    );
    for (const { row } of rows) {
      const told = JSON.parse(named(JSON.stringify(row))) as { evidence?: string[] };
      told.evidence?.sort();
      lines.push(`${view} ${JSON.stringify(told)}`);
    }
  }
  return lines.sort();
}

/** A digest of every row of every view that stands promoted, by view and place. */
export async function allRows(db: pg.Pool): Promise<Map<string, string>> {
  const { rows: views } = await db.query<{ view: string; table: string; key: string[] }>(
    `select v.view_name as view, v.physical_table as "table", v.row_key as key
     from engine.views v join engine.lineages l using (lineage) where l.promoted order by v.view_name`,
  );
  const digests = new Map<string, string>();
  for (const { view, table, key } of views) {
    const place = ['key', ...key].map((column) => `v."${column}"`).join(', ');
    const { rows } = await db.query<{ place: string; digest: string }>(
      `select jsonb_build_array(${place})::text as place, md5(v::text) as digest from ${table} v`,
    );
    for (const row of rows) digests.set(`${view} ${row.place}`, row.digest);
  }
  return digests;
}
