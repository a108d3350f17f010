/** Deriving a build again: the tasks of a snapshot, one after the other and input by input, from where a shadow stands to where they stood. */
import type { ClosingOptions } from '../closing.js';
import { ERASED, type Erasure } from '../erasure.js';
import { RepstreamError } from '../errors.js';
import type { Intake } from '../intake.js';
import { extents, type Observer } from '../observer.js';
import type { Horizon } from '../purging/horizons.js';
import { type Range, readRanges } from '../ranges.js';
import type { TableContents, WholeTopic } from '../tables.js';
import { type Lineage, tablesOf } from '../topology.js';
import { FoldingAgain } from './folding-again.js';
import type { Snapshot } from './snapshot.js';
import type { Standing } from './standing.js';
import { tablesAt } from './tables-at.js';

/** Keys that parked though they do not stand parked in the build, with why, by task. */
export type ParkedAgain = ReadonlyMap<number, Map<string, string>>;

export interface DerivingOptions
  extends Pick<Observer, 'database' | 'kafka' | 'admin' | 'schemas' | 'topology' | 'log'> {
  readonly shadow: Lineage;
  readonly erasure: Erasure | null;
  /** By physical topic. */
  readonly intakes: ReadonlyMap<string, Intake>;
  /** Where the facts begin; of partitions that are not among them, at the start of the log. */
  readonly horizons: readonly Horizon[];
  /** Told now and then how many of all offsets are read. */
  readonly onProgress: (read: number, all: number) => void;
  readonly signal: AbortSignal;
}

/** Folds what lies between the former snapshot (null: where the facts begin) and this one. Gives how many records were read. Throws REPSTREAM_VERIFY. */
export async function deriveAgain(
  options: DerivingOptions,
  { tasks, leftOut }: Snapshot,
  former: Snapshot | null,
  parked: ParkedAgain,
): Promise<number> {
  const { kafka, onProgress, signal, log } = options;
  const stretches = tasks.flatMap((task) => stretchesOf(options, task, former));
  await refuseGaps(options, stretches);
  const all = stretches.reduce((sum, { from, to }) => sum + Math.max(0, to - from), 0);
  const tables = new Map<string, Promise<ReadonlyMap<string, TableContents>>>();
  let done = 0;
  let read = 0;
  let folding: FoldingAgain | null = null;
  const left = [...tasks];
  /** Finishes the tasks before this one, and opens it. */
  const turnTo = async (partition: number | null) => {
    while (left[0] && left[0].partition !== partition) {
      folding ??= await open(left[0]);
      await folding.finish();
      folding = null;
      left.shift();
      signal.throwIfAborted();
    }
    if (left[0]) folding ??= await open(left[0]);
  };
  const open = async (target: Standing) =>
    FoldingAgain.open({
      ...closingOptions(options),
      database: options.database,
      erasure: options.erasure,
      intakes: options.intakes,
      tables: await tablesFor(options, target, tables),
      target,
      leftOut: leftOut.get(target.partition) ?? new Set(),
      parked: parked.get(target.partition) ?? new Map(),
    });

  await readRanges(
    kafka,
    stretches,
    async ({ topic, partition, before, from }, records) => {
      signal.throwIfAborted();
      await turnTo(partition);
      await folding?.take(topic, records);
      read += records.length;
      done = before + Number(records.at(-1)?.offset ?? from) + 1 - from;
      onProgress(done, all);
    },
    log,
  );
  await turnTo(null);
  return read;
}

interface Stretch extends Range {
  /** Offsets of all stretches before. */
  before: number;
}

function stretchesOf({ intakes, horizons }: DerivingOptions, task: Standing, former: Snapshot | null): Stretch[] {
  const known = former?.tasks.find(({ partition }) => partition === task.partition)?.positions ?? {};
  const begin = (topic: string) =>
    horizons.find((one) => one.topic === topic && one.partition === task.partition)?.offset ?? 0;
  return [...intakes.keys()].map((topic) => ({
    topic,
    partition: task.partition,
    from: known[topic] ?? begin(topic),
    to: task.positions[topic] ?? 0,
    before: 0,
  }));
}

/** A build can only be derived again from the whole of what it was derived from. */
async function refuseGaps({ admin, intakes }: DerivingOptions, stretches: readonly Stretch[]): Promise<void> {
  const logs = await extents(admin, intakes.keys());
  let before = 0;
  for (const stretch of stretches) {
    const { topic, partition, from, to } = stretch;
    stretch.before = before;
    before += Math.max(0, to - from);
    const { low, high } = logs.get(topic)?.get(partition) ?? { low: 0, high: 0 };
    const place = `${topic}/${partition}`;
    if (from < to && from < low)
      throw new RepstreamError(
        'REPSTREAM_VERIFY',
        `${place} begins at ${low}: what stood before was purged, and with it the facts that rows were made of; verify other partitions (--partitions)`,
      );
    if (to > high)
      throw new RepstreamError('REPSTREAM_VERIFY', `${place} ends at ${high}, before the position ${to} of the build`);
  }
}

const closingOptions = ({ shadow, topology, schemas, log }: DerivingOptions): ClosingOptions => ({
  lineage: shadow,
  topology,
  schemas,
  // Where events would go says nothing: none is sent.
  partitions: new Map(),
  log,
});

/** By the name under which tasks note how far they know them. */
function wholeTopics({ shadow, erasure }: DerivingOptions): Record<string, WholeTopic> {
  const tables = Object.entries(tablesOf(shadow.processor)).map(([name, topic]) => [name, { topic }] as const);
  const erased = erasure ? { [ERASED]: { topic: erasure.topic, holds: erasure.isErased } } : {};
  return { ...Object.fromEntries(tables), ...erased };
}

/** Most often all tasks know the tables up to the same positions. */
function tablesFor(
  options: DerivingOptions,
  { tables: positions }: Standing,
  known: Map<string, Promise<ReadonlyMap<string, TableContents>>>,
): Promise<ReadonlyMap<string, TableContents>> {
  const id = JSON.stringify(positions);
  let contents = known.get(id);
  if (!contents) {
    contents = tablesAt(options, wholeTopics(options), positions ?? {});
    known.set(id, contents);
  }
  return contents;
}
