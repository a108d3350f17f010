/** Closing a checkpoint: what folding gave becomes what one transaction writes; keys that failed are set aside. */
import { type Checkpoint, keptWrites, type Part, type Rest, snapshotOf, stateWrites } from './checkpoint.js';
import type { KeyResult } from './fold.js';
import type { Gathering } from './gathering.js';
import { partitionOf } from './kafka.js';
import { type Log, messageOf } from './log.js';
import type { OutboxEntry } from './outbox.js';
import type { Parked } from './parking.js';
import type { Schemas } from './registry.js';
import { phantomId } from './restoring/phantoms.js';
import type { Task } from './task.js';
import type { Lineage, Topology } from './topology.js';
import type { KeyWork } from './work.js';

export interface ClosingOptions {
  readonly lineage: Lineage;
  readonly topology: Topology;
  readonly schemas: Pick<Schemas, 'encode'>;
  /** Partitions of each physical topic. */
  readonly partitions: ReadonlyMap<string, number>;
  readonly log: Log;
}

/** The checkpoint of a gathering that is folded. Timers are set, ledgers and outgoing numbers moved on. Throws Fenced. */
export function close(
  options: ClosingOptions,
  gathering: Gathering,
  results: readonly KeyResult[],
  taskOf: (partition: number) => Task,
): Checkpoint {
  const { outbox, ...content } = closePart(options, gathering, results, taskOf);
  const rest = closeRest(options, gathering, taskOf);
  return { ...content, ...rest, outbox: [...outbox, ...rest.outbox] };
}

/** What these keys write. Throws Fenced. */
export function closePart(
  options: ClosingOptions,
  { failures }: Gathering,
  results: readonly KeyResult[],
  taskOf: (partition: number) => Task,
): Part {
  const part = {
    states: [] as Checkpoint['states'][number][],
    kept: [] as Checkpoint['kept'][number][],
    rows: [] as Checkpoint['rows'][number][],
    gone: [] as Checkpoint['gone'][number][],
    outbox: [] as OutboxEntry[],
    forgotten: [] as Checkpoint['forgotten'][number][],
    sharedAnew: [] as Checkpoint['sharedAnew'][number][],
  };
  for (const result of results) {
    if (failures.has(result.work)) continue;
    const { entry } = result.work;
    const task = taskOf(entry.task);
    try {
      const states = stateWrites(options.lineage, result);
      const outgoing = numbered(options, task, result);
      part.states.push(...states);
      part.outbox.push(...outgoing);
      if (!result.forgotten) part.kept.push(...keptWrites(result.work));
      const place = { task: entry.task, key: entry.key };
      for (const { view, cells } of result.rows) part.rows.push({ view, cells, ...place });
      for (const { view, cells } of result.gone) part.gone.push({ view, cells, ...place });
      result.cells.forEach((cell, i) => {
        const written = states[i];
        if (written) task.cache.resize(cell, written.state.length + written.shown.length);
        if (cell.wakeAt !== null) task.timers.set(cell.wakeAt, entry.key, cell.scope);
      });
      if (result.sharesAnew) {
        part.sharedAnew.push(place);
        task.sweeping = true;
      }
      for (const scope of result.forgotten ?? []) part.forgotten.push({ ...place, scope });
      if (result.forgotten) task.cache.forget(entry);
      task.ledger.late += result.work.late;
      task.ledger.folded -= result.work.repeated;
      task.ledger.repeated += result.work.repeated;
    } catch (error) {
      failures.set(result.work, error);
    }
  }
  return part;
}

/** What the checkpoint says of its tasks, once all keys are closed. Throws Fenced. */
export function closeRest(options: ClosingOptions, gathering: Gathering, taskOf: (partition: number) => Task): Rest {
  const { failures } = gathering;
  const outbox: OutboxEntry[] = [];
  for (const { task, topic, target, key, entity } of gathering.retractions) {
    if (task.told?.has(phantomId({ topic, key, entity }))) continue;
    outbox.push(given(task, topic, target, key, entity, null));
  }
  for (const task of gathering.tasks) if (task.renewal === null) task.told = null;
  const parked = [...gathering.parked];
  for (const [work, error] of failures) parked.push(...park(taskOf(work.entry.task), work, error));
  tell(options.log, failures);
  const published = [...gathering.tasks].flatMap((task) =>
    [...task.published.values()].map((mark) => ({ partition: task.partition, ...mark })),
  );
  // A key that failed shows nothing: what a sweep wanted of it is still to be done.
  const swept = gathering.swept.filter(({ task, key }) => failureOf(gathering, taskOf(task), key) === null);
  const redriven = gathering.redriven.map((taken) => ({
    ...taken,
    failure: failureOf(gathering, taskOf(taken.partition), taken.key),
  }));
  return { outbox, tasks: [...gathering.tasks].map(snapshotOf), published, parked, swept, redriven };
}

/** Why a key failed, or null. */
function failureOf({ works, failures }: Gathering, task: Task, key: string): string | null {
  const work = works.get(task)?.get(key);
  if (!work || !failures.has(work)) return null;
  const error = failures.get(work);
  return `${reasonOf(error)}: ${messageOf(error)}`;
}

/** Gives the outgoing events of a key their numbers, once all of them are encoded. */
function numbered(
  { schemas, topology, partitions }: ClosingOptions,
  task: Task,
  { outgoing }: KeyResult,
): OutboxEntry[] {
  if (outgoing.length === 0) return [];
  const encoded = outgoing.map((event) => ({
    ...event,
    bytes: event.value && schemas.encode(event.topic, event.value),
  }));
  return encoded.map(({ topic, key, entity, bytes }) => {
    const physical = topology.physical(topic);
    const target = partitionOf(key, partitions.get(physical) ?? 1);
    task.told?.add(phantomId({ topic: physical, key, entity }));
    return given(task, physical, target, key, entity, bytes);
  });
}

/** An outgoing event with the next number of its place. */
function given(
  task: Task,
  topic: string,
  target: number,
  key: string,
  entity: string,
  value: Buffer | null,
): OutboxEntry {
  let numbers = task.numbers[topic];
  if (!numbers) {
    numbers = {};
    task.numbers[topic] = numbers;
  }
  const number = (numbers[target] ?? 0) + 1;
  numbers[target] = number;
  const { partition, incarnation } = task;
  return { partition, topic, target, number, key, entity, value, incarnation };
}

/** Sets a key aside: its state stays as stored, this work's events and all later ones wait. */
function park(task: Task, work: KeyWork, error: unknown): Parked[] {
  const { entry } = work;
  task.cache.forget(entry);
  task.parkedKeys.add(entry.key);
  const common = {
    kind: 'key',
    partition: task.partition,
    key: entry.key,
    reason: reasonOf(error),
    detail: messageOf(error),
  } as const;
  if (work.ranges.length === 0) return [{ ...common, topic: '', from: 0, to: 0, events: 0, bytes: 0 }];
  return work.ranges.map((range) => {
    task.ledger.folded -= range.events;
    task.ledger.parked += range.events;
    return { ...common, ...range };
  });
}

const reasonOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'fold_failed';

/** A fold that fails for every key would bury all else that is said. */
const KEYS_TOLD = 10;

function tell(log: Log, failures: ReadonlyMap<KeyWork, unknown>): void {
  for (const [{ entry }, error] of [...failures].slice(0, KEYS_TOLD)) {
    const stack = error instanceof Error ? error.stack : undefined;
    log.error({ key: entry.key, reason: reasonOf(error), detail: messageOf(error), stack }, 'a key is parked');
  }
  if (failures.size > KEYS_TOLD) log.error({ keys: failures.size - KEYS_TOLD }, 'more keys are parked');
}
