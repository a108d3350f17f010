/** A build at one moment: where its tasks stand, which keys are set aside, and digests of all it shows. */
import type { Erasure } from '../erasure.js';
import { RepstreamError } from '../errors.js';
import { leaveParkedOut } from '../lineages/compare-sql.js';
import { pause } from '../log.js';
import type { Session, Sql } from '../postgres.js';
import type { Lineage } from '../topology.js';
import { copiesOf, digestsOf, type Shown, shownBy } from './contents.js';
import { type Digest, SAME_TEXT } from './digest.js';
import { type Obstacle, readiness, type Standing, standingOf } from './standing.js';

export interface Snapshot {
  /** The tasks to verify. */
  readonly tasks: readonly Standing[];
  readonly ofTasks: number;
  /** Keys that stand parked or were given up, by task. */
  readonly leftOut: ReadonlyMap<number, ReadonlySet<string>>;
  readonly digests: ReadonlyMap<string, Digest>;
  /** All it showed, in temporary tables; null: it was not copied. */
  readonly copies: readonly Shown[] | null;
}

export interface SnapshotRequest {
  readonly lineage: Lineage;
  readonly erasure: Erasure | null;
  /** Null: all. */
  readonly partitions: readonly number[] | null;
  /** Keeps all it shows, so that it can still be looked at once it has moved on. */
  readonly copies: boolean;
  /** What else is to be done at the same moment. */
  readonly alongside?: ((sql: Sql, tasks: readonly number[]) => Promise<void>) | null;
  readonly say: (what: string) => void;
  readonly signal: AbortSignal;
}

const PATIENCE_MS = 60_000;
const LOOK_MS = 500;

/** Takes one as soon as what passes by itself has passed; keeps `left_out` in the session. Throws REPSTREAM_VERIFY. */
export async function takeSnapshot(session: Session, request: SnapshotRequest): Promise<Snapshot> {
  const { lineage, say, signal } = request;
  const deadline = Date.now() + PATIENCE_MS;
  for (let told = false; ; told = true) {
    const taken = await atOneMoment(session, (sql) => take(sql, request));
    if (!('why' in taken)) return taken;
    if (!taken.passes || Date.now() > deadline)
      throw new RepstreamError('REPSTREAM_VERIFY', `${lineage.name} cannot be verified: ${taken.why}`);
    if (!told) say(`waiting, for a minute at most: ${taken.why}`);
    await pause(LOOK_MS, signal);
    signal.throwIfAborted();
  }
}

/** The same digests of another build, with the same keys left out. */
export const digestsNow = (session: Session, shown: readonly Shown[], tasks: readonly Standing[]) =>
  atOneMoment(session, (sql) =>
    digestsOf(
      sql,
      shown,
      tasks.map(({ partition }) => partition),
    ),
  );

async function take(
  sql: Sql,
  { lineage, erasure, partitions, copies, alongside }: SnapshotRequest,
): Promise<Snapshot | Obstacle> {
  const all = await standingOf(sql, lineage.name);
  const tasks = all.filter(({ partition }) => partitions === null || partitions.includes(partition));
  const absent = partitions?.find((partition) => !all.some((task) => task.partition === partition));
  if (absent !== undefined || tasks.length === 0)
    return { why: `it has no task ${absent ?? 0} that ever wrote a checkpoint`, passes: false };
  const obstacle = await readiness(sql, lineage, tasks, erasure);
  if (obstacle) return obstacle;
  await leaveParkedOut(sql, [lineage.name]);
  const leftOut = new Map<number, Set<string>>(tasks.map(({ partition }) => [partition, new Set()]));
  for (const { task, key } of await sql.query<{ task: number; key: string }>('select task, key from left_out'))
    leftOut.get(task)?.add(key);
  const shown = shownBy(lineage, lineage.name);
  const numbers = tasks.map(({ partition }) => partition);
  await alongside?.(sql, numbers);
  return {
    tasks,
    ofTasks: all.length,
    leftOut,
    digests: await digestsOf(sql, shown, numbers),
    copies: copies ? await copiesOf(sql, shown, numbers, 'live') : null,
  };
}

const atOneMoment = <T>(session: Session, work: (sql: Sql) => Promise<T>): Promise<T> =>
  session.transaction(async (sql) => {
    await sql.query('set transaction isolation level repeatable read');
    await sql.query(SAME_TEXT);
    return work(sql);
  });
