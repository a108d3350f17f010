/** Whether a database is older than what its tasks did: another one, or one that knows less than Kafka does. */
import type { Sql } from '../postgres.js';

/** Which database this is, `<system identifier>/<timeline>`: both change when it is restored to another time; null: we may not know. */
export async function databaseIdentity(sql: Sql): Promise<string | null> {
  try {
    const [row] = await sql.query<{ identity: string }>(
      `select s.system_identifier || '/' || c.timeline_id as identity from pg_control_system() s, pg_control_checkpoint() c`,
    );
    return row?.identity ?? null;
  } catch (error) {
    // Hosted databases may keep this to themselves; Kafka's offsets tell all the same.
    if (error instanceof Error && 'code' in error && error.code === '42501') return null;
    throw error;
  }
}

/** A task as the database has it, and what else is known of it. */
export interface Remembered {
  readonly partition: number;
  readonly positions: ReadonlyMap<string, number>;
  /** The database that it was last taken over in; null: not written down. */
  readonly database: string | null;
  /** What a renewal under way knows to have been folded before. */
  readonly until: Readonly<Record<string, number>>;
}

/** Why the database must be older than what this task did, with the numbers; null: nothing says so. */
export function whyOlder(
  { partition, positions, database, until }: Remembered,
  identity: string | null,
  /** Offsets that the task's group committed to Kafka, by topic and partition: never ahead of what was written. */
  committed: ReadonlyMap<string, ReadonlyMap<number, number>>,
): string | null {
  if (database !== null && identity !== null && database !== identity)
    return `it was ${database} (system and timeline) when task ${partition} last wrote, and is ${identity}`;
  for (const [topic, offsets] of committed) {
    const [offset, position] = [offsets.get(partition) ?? -1, positions.get(topic) ?? 0];
    if (offset > Math.max(position, until[topic] ?? 0))
      return `${topic}/${partition} had been folded up to ${offset}, and it knows of ${position}`;
  }
  return null;
}
