/** Where the tasks of a build stand, and whether what it shows is all made of that. */
import { ERASED, type Erasure } from '../erasure.js';
import type { Sql } from '../postgres.js';
import { type Lineage, tablesOf } from '../topology.js';

/** A task as its last checkpoint left it. */
export interface Standing {
  readonly partition: number;
  /** Next offset to fold, by physical topic. */
  readonly positions: Readonly<Record<string, number>>;
  /** The tick folded, ms. */
  readonly tick: number;
  /** How far the tables were read that its rows know of, by table and partition; null: it looks up none. */
  readonly tables: Readonly<Record<string, Readonly<Record<number, number>>>> | null;
  readonly stopped: string | null;
  /** The tick, ms, that has still to wake scopes; null: none. */
  readonly waking: number | null;
}

/** Why a build cannot be verified now. */
export interface Obstacle {
  readonly why: string;
  /** It may be gone in a moment. */
  readonly passes: boolean;
}

/** The tasks of a build, by partition. */
export const standingOf = (sql: Sql, lineage: string): Promise<Standing[]> =>
  sql.query<Standing & Record<string, unknown>>(
    'select partition, positions, tick, tables, stopped, waking from engine.tasks where lineage = $1 order by partition',
    [lineage],
  );

/** What stands against verifying these tasks: their rows would not be a function of where they stand. Null: nothing. */
export async function readiness(
  sql: Sql,
  { name, processor }: Lineage,
  tasks: readonly Standing[],
  erasure: Erasure | null,
): Promise<Obstacle | null> {
  const stopped = tasks.find((task) => task.stopped !== null);
  if (stopped) return { why: `task ${stopped.partition} stopped itself: ${stopped.stopped}`, passes: false };
  const [sweep] = await sql.query<{ scopes: number }>(
    'select count(*) as scopes from engine.sweeping where lineage = $1 and task = any($2)',
    [name, tasks.map(({ partition }) => partition)],
  );
  if (sweep && sweep.scopes > 0)
    return { why: `${sweep.scopes} scopes are still to be shown with changed tables`, passes: true };
  const waking = tasks.find((task) => task.waking !== null);
  if (waking) return { why: `task ${waking.partition} has still to show what its tick wakes`, passes: true };
  const needed = [...Object.keys(tablesOf(processor)), ...(erasure ? [ERASED] : [])];
  const unknowing = tasks.find(({ tables }) => needed.some((table) => !tables?.[table]));
  if (unknowing) return { why: `task ${unknowing.partition} has not noted how far it knows its tables`, passes: true };
  return null;
}
