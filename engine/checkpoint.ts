/** What one checkpoint holds: states, rows, kept inputs, outgoing events, parked events and positions. */
import type { Cell } from './cache.js';
import { RepstreamError } from './errors.js';
import type { KeyResult } from './fold.js';
import type { KeptChange, KeptValue } from './kept.js';
import type { OutboxEntry } from './outbox.js';
import type { Parked } from './parking.js';
import { encodeShown, type RowChange } from './present.js';
import type { Redriven } from './redrives.js';
import type { Task } from './task.js';
import type { Lineage } from './topology.js';
import type { KeyWork } from './work.js';

/** Where a scope is remembered. */
export interface ScopePlace {
  readonly task: number;
  readonly key: string;
  readonly scope: string;
}

/** A task as a checkpoint finds and leaves it; taken when the checkpoint closes, since folding goes on meanwhile. */
export interface Snapshot {
  readonly partition: number;
  readonly epoch: number;
  readonly checkpoint: number;
  readonly positions: Readonly<Record<string, number>>;
  readonly body: string;
}

/** Everything one transaction writes. */
export interface Checkpoint {
  readonly tasks: readonly Snapshot[];
  readonly states: readonly StateWrite[];
  readonly kept: readonly {
    task: number;
    key: string;
    input: string;
    entity: string;
    producer: string;
    at: number;
    value: string | null;
    /** Another task's value counts. */
    beaten: boolean;
  }[];
  readonly rows: readonly (RowChange & { task: number; key: string })[];
  readonly gone: readonly (RowChange & { task: number; key: string })[];
  readonly outbox: readonly OutboxEntry[];
  readonly published: readonly { partition: number; topic: string; target: number; number: number }[];
  readonly parked: readonly Parked[];
  /** Scopes of people who were erased: nothing is remembered of them. */
  readonly forgotten: readonly ScopePlace[];
  /** Keys that share something else than before: their other scopes are to be shown again. */
  readonly sharedAnew: readonly Omit<ScopePlace, 'scope'>[];
  /** Scopes of a sweep that were shown again. */
  readonly swept: readonly ScopePlace[];
  /** What parked before and is folded again. */
  readonly redriven: readonly Redriven[];
}

/** What a checkpoint writes key by key. */
export type Content = Pick<Checkpoint, 'states' | 'kept' | 'rows' | 'gone' | 'forgotten' | 'sharedAnew'>;

/** What some of its keys write, with what they tell. */
export type Part = Content & Pick<Checkpoint, 'outbox'>;

/** What it says of its tasks, once all keys are folded. */
export type Rest = Omit<Checkpoint, keyof Content>;

export interface StateWrite {
  readonly task: number;
  readonly key: string;
  readonly scope: string;
  readonly ordering: number | null;
  readonly wakeAt: number | null;
  readonly used: readonly string[];
  readonly firstOffset: number | null;
  readonly latestAt: number;
  readonly state: string;
  readonly shown: string;
}

const shownText = (cell: Cell): string => {
  cell.shownText ??= encodeShown(cell.shown);
  return cell.shownText;
};

const MAX_STATE_BYTES = 256 * 1024;

/** A state as stored. Throws REPSTREAM_STATE_SIZE. */
export function encodeState({ name }: Lineage, { scope, state }: Pick<Cell, 'scope' | 'state'>): string {
  const text = JSON.stringify(state);
  if (text.length <= MAX_STATE_BYTES) return text;
  throw new RepstreamError('REPSTREAM_STATE_SIZE', `${name}: a state of ${text.length} bytes (scope ${scope})`);
}

/** The states to write of a folded key, encoded. Throws REPSTREAM_STATE_SIZE. */
export function stateWrites(lineage: Lineage, { work, cells }: KeyResult): StateWrite[] {
  const { entry } = work;
  return cells.map((cell) => ({
    task: entry.task,
    key: entry.key,
    scope: cell.scope,
    ordering: cell.ordering,
    wakeAt: cell.wakeAt,
    used: cell.used,
    firstOffset: cell.firstOffset,
    latestAt: cell.latestAt,
    state: encodeState(lineage, cell),
    shown: shownText(cell),
  }));
}

/** The changes of kept inputs of a work, to be stored: with them, values of other tasks that count from now on, or no more. */
export const keptWrites = ({ entry, kept, entities }: KeyWork): Checkpoint['kept'][number][] =>
  [...kept].flatMap(([input, changes]) => {
    const write = (entity: string, { producer, at, value }: Omit<KeptValue, 'value'> & { value: object | null }) => ({
      ...{ task: entry.task, key: entry.key, input, entity, producer, at },
      value: value && JSON.stringify(value),
      beaten: value !== null && entities.get(input)?.get(entity)?.now?.producer !== producer,
    });
    const isStored = ({ entity, producer }: KeptChange) =>
      entities
        .get(input)
        ?.get(entity)
        ?.stored.some((of) => of.producer === producer) ?? true;
    const changed = [...changes.values()]
      .filter((change) => change.now !== null || isStored(change))
      .map(({ entity, now, ...of }) => write(entity, { ...of, value: now }));
    const turned = [...(entities.get(input) ?? [])].flatMap(([entity, { stored }]) =>
      stored
        .filter(({ producer }) => !changes.has(`${entity}\n${producer}`))
        .map((value) => ({ ...write(entity, value), was: value.beaten }))
        .filter(({ was, beaten }) => was !== beaten)
        .map(({ was: _, ...write }) => write),
    );
    return [...changed, ...turned];
  });

/** The task as it stands after what the checkpoint holds. */
export const snapshotOf = (task: Task): Snapshot => ({
  partition: task.partition,
  epoch: task.epoch,
  checkpoint: task.checkpoint,
  positions: Object.fromEntries(task.positions),
  body: JSON.stringify({
    positions: Object.fromEntries(task.positions),
    marks: Object.fromEntries(task.marks),
    producers: task.heard,
    numbers: task.numbers,
    tables: task.tables,
    tick: task.tickFolded,
    waking: task.tick > task.tickFolded ? task.tick : null,
    stopped: task.stopped,
    renewal: task.renewal,
    ...task.ledger,
  }),
});
