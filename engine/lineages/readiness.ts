/** Whether a build may take the place of the promoted one: caught up, no more parked, compared. */
import { pause } from '../log.js';
import type { Sql } from '../postgres.js';
import { type KnownLineage, readViews } from './catalogue.js';
import { lastCompare } from './history.js';
import type { Move } from './set.js';
import { type TaskState, ticksOf } from './ticks.js';

/** Ticks come every 5 s and are folded in turn. */
const BEHIND_MS = 15_000;
/** A quiet task writes its tick every 30 s only, and its readers after it: what is this little behind may be caught up. */
const UNWRITTEN_MS = 5 * 60_000;
const PATIENCE_MS = 60_000;
const LOOK_MS = 1_000;

/** What is asked of a build before it is promoted. */
export interface Candidate {
  readonly lineage: string;
  /** What it takes the place of. */
  readonly former: string | null;
  /** Tasks that it must have; null: not known. */
  readonly tasks: number | null;
}

/** The builds of these moves, with the number of tasks that each must have. */
export const candidatesOf = (
  moves: readonly Move[],
  all: readonly KnownLineage[],
  partitions: ReadonlyMap<string, number>,
): Candidate[] =>
  moves.flatMap(({ lineage, former }) => {
    const inputs = all.find((one) => one.lineage === lineage)?.inputs ?? [];
    const keyed = inputs.find(({ kind }) => kind === 'keyed');
    return lineage === null ? [] : [{ lineage, former, tasks: partitions.get(keyed?.topic ?? '') ?? null }];
  });

/** Why these builds are not caught up, a sentence for each. What the next ticks may put right is waited for, once it was told. */
export async function notCaughtUp(
  sql: Sql,
  candidates: readonly Candidate[],
  onWaiting: ((why: string) => void) | null,
): Promise<string[]> {
  const deadline = Date.now() + (onWaiting ? PATIENCE_MS : 0);
  let told = false;
  const before = await ticksOf(sql, null);
  const latest = (lineage: string | null) =>
    before.reduce((tick, task) => (lineage === null || task.lineage === lineage ? Math.max(tick, task.tick) : tick), 0);
  for (;;) {
    const names = candidates.map(({ lineage }) => lineage);
    const now = await ticksOf(sql, names);
    const sweeping = await sweepingOf(sql, names);
    const findings = candidates.flatMap((candidate) => {
      const tasks = now.filter(({ lineage }) => lineage === candidate.lineage);
      return laggingOf(candidate, tasks, latest(candidate.former)) ?? sweeping.get(candidate.lineage) ?? [];
    });
    const isOver = findings.length === 0 || findings.some(({ passes }) => !passes);
    if (isOver || Date.now() >= deadline) return findings.map(({ why }) => why);
    if (!told) for (const { why } of findings) onWaiting?.(why);
    told = true;
    await pause(LOOK_MS);
  }
}

/** Of these builds, which still have scopes to show again, or tasks that tell everything again. */
async function sweepingOf(sql: Sql, names: readonly string[]): Promise<Map<string, { why: string; passes: boolean }>> {
  const rows = await sql.query<{ lineage: string; scopes: number; tasks: number }>(
    `select lineage, (select count(*) from engine.sweeping s where s.lineage = t.lineage) as scopes,
       count(*) filter (where renewal is not null) as tasks
     from engine.tasks t where lineage = any($1) group by lineage`,
    [names],
  );
  return new Map(
    rows.flatMap(({ lineage, scopes, tasks }) => {
      const why =
        tasks > 0
          ? `${tasks} of its tasks tell everything again`
          : `${scopes} scopes are still to be shown with changed tables`;
      return scopes + tasks > 0 ? [[lineage, { why: `${lineage} is not caught up: ${why}`, passes: true }]] : [];
    }),
  );
}

/** Why a build with these tasks is not caught up with the tick `latest`, and whether that may pass by itself; null: it is. */
export function laggingOf(
  { lineage, tasks: expected }: Candidate,
  tasks: readonly TaskState[],
  latest: number,
): { why: string; passes: boolean } | null {
  const final = (why: string) => ({ why: `${lineage} is not caught up: ${why}`, passes: false });
  const stopped = tasks.find((task) => task.stopped !== null);
  if (stopped) return final(`its task ${stopped.partition} stopped itself: ${stopped.stopped}`);
  const missing = (expected ?? 1) - tasks.length;
  if (missing > 0)
    return final(tasks.length === 0 ? 'no process runs it' : `${missing} of its ${expected} tasks have not begun`);
  const [slowest] = [...tasks].sort((a, b) => a.tick - b.tick);
  if (!slowest) return null;
  if (slowest.tick === 0) return final(`its task ${slowest.partition} has folded no tick yet`);
  const behind = latest - slowest.tick;
  if (behind <= BEHIND_MS) return null;
  const why = `its task ${slowest.partition} is ${Math.round(behind / 1_000)} s behind what is promoted`;
  return { ...final(why), passes: behind <= UNWRITTEN_MS };
}

/** Which of these builds set more aside than what is promoted. */
export async function moreParked(sql: Sql, candidates: readonly Candidate[]): Promise<string[]> {
  const names = candidates.flatMap(({ lineage, former }) => [lineage, former ?? []].flat());
  const rows = await sql.query<{ lineage: string; events: number; keys: number }>(
    `select lineage, sum(events)::bigint as events, (count(distinct (partition, key)) filter (where kind = 'key'))::bigint as keys
     from engine.parked where lineage = any($1) and discarded_at is null group by lineage`,
    [names],
  );
  const of = (name: string) => rows.find(({ lineage }) => lineage === name) ?? { events: 0, keys: 0 };
  return candidates.flatMap(({ lineage, former }) => {
    if (former === null) return [];
    const [now, before] = [of(lineage), of(former)];
    if (now.events <= before.events && now.keys <= before.keys) return [];
    return [
      `${lineage} has more parked than ${former}: ${now.events} events and ${now.keys} keys against ${before.events} and ${before.keys}`,
    ];
  });
}

/** Which of these builds take the place of another and were not compared with it, or differ by more than was declared. */
export async function notCompared(sql: Sql, candidates: readonly Candidate[]): Promise<string[]> {
  const refusals: string[] = [];
  for (const { lineage, former } of candidates) {
    if (former === null) continue;
    const views = await readViews(sql, [lineage, former]);
    const shared = views.some(({ view }, i) => views.findIndex((other) => other.view === view) < i);
    if (!shared) continue;
    const compared = await lastCompare(sql, lineage, former);
    if (!compared) refusals.push(`${lineage} was not compared with ${former}: \`repstream views compare ${lineage}\``);
    else if (!compared.satisfied)
      refusals.push(
        `${lineage} differs from ${former} by more than was declared: compare again, with --expect for what is meant to differ`,
      );
  }
  return refusals;
}
