/** Folding one key: events into drafts, drafts into what is shown. Pure but for the drafts; asks for what is not in memory. */
import { type Cell, type KeyEntry, type Place, precedes, type Shown } from './cache.js';
import { cellsOf } from './columns.js';
import { RepstreamError } from './errors.js';
import { hash } from './hash.js';
import { lookupIn, Missing } from './lookups.js';
import type { AnyProcessor, Change, Delivered, Table } from './processor.js';
import type { Outgoing, Topic } from './topic.js';
import { outputsOf, topicOf, viewsOf } from './topology.js';
import type { Row, View } from './view.js';

/** What a fold needs that is not in memory; the answer comes back into the work. */
export type Demand =
  | { readonly kind: 'states'; readonly scopes: readonly string[]; readonly fresh: boolean }
  | { readonly kind: 'tail' }
  | { readonly kind: 'formers' }
  | { readonly kind: 'latest' | 'next'; readonly input: string; readonly at: number }
  | { readonly kind: 'range'; readonly input: string; readonly from: number; readonly to: number }
  | { readonly kind: 'scopes'; readonly from: number; readonly to: number }
  | { readonly kind: 'before' | 'after'; readonly place: Place; readonly limit: number };

/** The value of a kept entity of one producer, before and after this checkpoint. */
export interface KeptChange {
  readonly entity: string;
  readonly producer: string;
  readonly at: number;
  readonly now: object | null;
}

/** All that is to be folded for one key in one checkpoint. */
export interface KeyWork {
  readonly entry: KeyEntry;
  /** Events by scope and input, in order of arrival. */
  readonly scoped: Map<string, Map<string, unknown[]>>;
  /** Events of inputs that belong to no scope, by input. */
  readonly unscoped: Map<string, unknown[]>;
  /** Changes of kept inputs, by input, then by entity and producer: the last of each. */
  readonly kept: Map<string, Map<string, KeptChange>>;
  /** Values of the changed kept entities before this checkpoint, by input and entity. */
  readonly formers: Map<string, Map<string, object>>;
  /** What earlier parts of this work changed: their events are folded and gone. */
  readonly early: Drafts;
  /** Events older (in event time) than what their scope had already shown. */
  late: number;
  /** Scopes to show again: their timer is due. */
  readonly woken: Set<string>;
  /** Answers to demands, by `demandId`. */
  readonly answers: Map<string, unknown>;
  /** The latest tick folded, in whole 10 s: timers and `show` agree on what time it is. */
  readonly tick: number;
  /** What of each topic this work covers, for parking. */
  readonly ranges: Map<string, { from: number; to: number; events: number }>;
}

/** A row to write or delete: the cells of all columns, or of the view's key. */
export interface RowChange {
  readonly view: View;
  readonly cells: readonly (string | number | boolean | null)[];
}

/** What folding a key changes. */
export interface KeyResult {
  readonly work: KeyWork;
  /** Cells to write. */
  readonly cells: readonly Cell[];
  readonly rows: readonly RowChange[];
  readonly gone: readonly RowChange[];
  readonly outgoing: readonly { topic: Topic; key: string; entity: string; value: object | null }[];
}

/** What is the same for all keys of a checkpoint. */
export interface FoldEnvironment {
  readonly processor: AnyProcessor;
  readonly tables: Readonly<Record<string, Table<unknown>>>;
}

export const demandId = (demand: Demand): string => JSON.stringify(demand);
export const WAKE_STEP_MS = 10_000;
const MAX_STATE_BYTES = 256 * 1024;

/** A fold looked something up while its events were folded early: the checkpoint must begin again with all events in hand. */
export class CannotFoldEarly extends Error {}

/** Scopes of the work's events that must be in memory before `foldEarly`. */
export const absentScopes = ({ entry, scoped }: KeyWork): string[] =>
  [...scoped.keys()].filter((scope) => !entry.cells.has(scope));

/**
 * Folds the events that a work holds so far and lets go of them, so that a long checkpoint holds drafts, not events. What fails
 * parks the key with the whole work, as it would later. Throws CannotFoldEarly when a handler looks up what is not in memory.
 */
export function foldEarly(environment: FoldEnvironment, work: KeyWork): void {
  try {
    const scoped = { ...work, unscoped: NONE, kept: NONE };
    handle(environment, scoped, work.early);
  } catch (error) {
    throw error instanceof Missing ? new CannotFoldEarly() : error;
  }
  countLate(environment.processor, work);
  work.scoped.clear();
}

const NONE = new Map<string, never>();

/** Folds one key. Yields demands; between a yield and its answer nothing else may fold the key. */
export function* foldKey(environment: FoldEnvironment, work: KeyWork): Generator<Demand, KeyResult, void> {
  const { processor } = environment;
  const { entry } = work;
  const absent = [...work.scoped.keys(), ...work.woken].filter((scope) => !entry.cells.has(scope));
  if (absent.length > 0) yield { kind: 'states', scopes: absent, fresh: false };
  if (processor.order && entry.tail === undefined) yield { kind: 'tail' };
  if (work.kept.size > 0) yield { kind: 'formers' };

  const { early } = work;
  let drafts: Drafts;
  for (;;) {
    drafts = { changed: new Set(early.changed), touched: [...early.touched] };
    try {
      handle(environment, work, drafts);
      break;
    } catch (error) {
      if (!(error instanceof Missing)) throw error;
      if (early.changed.size > 0) throw new CannotFoldEarly();
      yield error.demand;
      // The drafts are half changed: begin again from what is stored.
      const scopes = [...new Set([...work.scoped.keys(), ...drafts.changed])];
      if (scopes.length > 0) yield { kind: 'states', scopes, fresh: true };
    }
  }
  countLate(processor, work);
  const toShow = new Set([...drafts.changed, ...work.woken]);
  for (const [from, to] of drafts.touched) {
    const demand: Demand = { kind: 'scopes', from, to };
    if (!work.answers.has(demandId(demand))) yield demand;
    for (const scope of work.answers.get(demandId(demand)) as readonly string[]) toShow.add(scope);
  }
  const places = processor.order ? newPlaces(processor, entry, drafts.changed) : new Map<string, Place | null>();
  if (processor.order) {
    for (const scope of drafts.changed) {
      const was = entry.cells.get(scope)?.ordering ?? null;
      const place = places.get(scope) ?? null;
      if (was === (place?.ordering ?? null)) continue;
      for (const moved of [was === null ? null : { ordering: was, scope }, place]) {
        const neighbour = moved && (yield* before(work, places, moved));
        if (neighbour) toShow.add(neighbour);
      }
    }
  }
  const unloaded = [...toShow].filter((scope) => !entry.cells.has(scope));
  if (unloaded.length > 0) yield { kind: 'states', scopes: unloaded, fresh: false };

  const result = {
    work,
    cells: [] as Cell[],
    rows: [] as RowChange[],
    gone: [] as RowChange[],
    outgoing: [] as KeyResult['outgoing'][number][],
  };
  for (const scope of toShow) {
    const cell = cellOf(entry, scope);
    const place = places.get(scope) ?? (cell.ordering === null ? null : { ordering: cell.ordering, scope });
    const next = processor.order && place ? yield* after(work, places, place) : null;
    let outputs: readonly (Row | Outgoing)[];
    for (;;) {
      try {
        const reading = lookupIn(environment, work);
        outputs = processor.show(cell.state, {
          ...reading,
          key: entry.key,
          scope,
          partition: entry.task,
          tick: work.tick,
          next,
        });
        break;
      } catch (error) {
        if (!(error instanceof Missing)) throw error;
        yield error.demand;
      }
    }
    const shownBefore = cell.shown;
    present(processor, cell, outputs, result);
    const wakeAt = wake(processor, cell, work.tick);
    const changed = drafts.changed.has(scope) || shownBefore !== cell.shown || wakeAt !== cell.wakeAt;
    cell.wakeAt = wakeAt;
    if (changed) result.cells.push(cell);
  }
  settlePlaces(entry, places);
  return result;
}

/** Counts the events behind what their scope had shown, and moves that mark. */
function countLate(processor: AnyProcessor, work: KeyWork): void {
  for (const [scope, byInput] of work.scoped) {
    const cell = cellOf(work.entry, scope);
    let latest = cell.latestAt;
    for (const [input, events] of byInput) {
      const declared = processor.from[input];
      if (!declared) continue;
      const topic = topicOf(declared);
      for (const event of events) {
        const value = topic.role === 'source' ? event : (event as Delivered<unknown>).value;
        if (value === null) continue;
        const at = topic.at(value);
        if (at < cell.latestAt) work.late++;
        else if (at > latest) latest = at;
      }
    }
    cell.latestAt = latest;
  }
}

/** What handlers changed or asked to have shown. */
export interface Drafts {
  readonly changed: Set<string>;
  readonly touched: [number, number][];
}

function handle(environment: FoldEnvironment, work: KeyWork, drafts: Drafts): void {
  const { processor } = environment;
  const { entry } = work;
  const context = {
    ...lookupIn(environment, work),
    key: entry.key,
    partition: entry.task,
    state: (scope: string) => {
      const cell = entry.cells.get(scope);
      if (!cell) throw new Missing({ kind: 'states', scopes: [scope], fresh: false });
      drafts.changed.add(scope);
      return cell.state;
    },
    touch: (from: number, to: number) => void drafts.touched.push([from, to]),
  };
  for (const [scope, byInput] of work.scoped) {
    const { state } = cellOf(entry, scope);
    drafts.changed.add(scope);
    for (const [input, events] of byInput) processor.on[input]?.(state, events, context);
  }
  for (const [input, events] of work.unscoped) processor.on[input]?.(null, events, context);
  for (const [input, changes] of work.kept) {
    const formers = work.formers.get(input);
    const seen = new Map<string, Change<unknown>>();
    for (const { entity, now } of changes.values())
      seen.set(entity, { entity, former: formers?.get(entity) ?? null, now });
    const draft = processor.scope ? null : context.state('');
    processor.on[input]?.(draft, [...seen.values()], context);
  }
}

function cellOf(entry: KeyEntry, scope: string): Cell {
  const cell = entry.cells.get(scope);
  if (!cell) throw new Error(`scope ${scope} of ${entry.key} was not loaded`);
  return cell;
}

function newPlaces(processor: AnyProcessor, entry: KeyEntry, changed: ReadonlySet<string>): Map<string, Place | null> {
  const places = new Map<string, Place | null>();
  for (const scope of changed) {
    const ordering: number | null = processor.order?.(cellOf(entry, scope).state) ?? null;
    places.set(scope, ordering === null ? null : { ordering, scope });
  }
  return places;
}

/** The scope just before a place, among stored ones and those that change now. */
function* before(
  work: KeyWork,
  places: ReadonlyMap<string, Place | null>,
  place: Place,
): Generator<Demand, string | null, void> {
  const { tail } = work.entry;
  let best: Place | null = null;
  const consider = (other: Place) => {
    if (precedes(other, place) && (!best || precedes(best, other))) best = other;
  };
  for (const other of places.values()) if (other) consider(other);
  const tailStays = tail ? !places.has(tail.scope) || places.get(tail.scope)?.ordering === tail.ordering : false;
  if (tail && tailStays && precedes(tail, place)) consider(tail);
  else if (tail) for (const other of yield* neighbours('before', work, places, place)) consider(other);
  return (best as Place | null)?.scope ?? null;
}

/** The order of the scope just after a place. */
function* after(
  work: KeyWork,
  places: ReadonlyMap<string, Place | null>,
  place: Place,
): Generator<Demand, number | null, void> {
  const { tail } = work.entry;
  let best: Place | null = null;
  const consider = (other: Place) => {
    if (precedes(place, other) && (!best || precedes(other, best))) best = other;
  };
  for (const other of places.values()) if (other) consider(other);
  if (tail && precedes(place, tail))
    for (const other of yield* neighbours('after', work, places, place)) consider(other);
  return (best as Place | null)?.ordering ?? null;
}

/** The nearest stored place that does not change now. */
function* neighbours(
  kind: 'before' | 'after',
  work: KeyWork,
  places: ReadonlyMap<string, Place | null>,
  place: Place,
): Generator<Demand, readonly Place[], void> {
  for (let limit = 16; ; limit *= 8) {
    const demand: Demand = { kind, place, limit };
    if (!work.answers.has(demandId(demand))) yield demand;
    const stored = work.answers.get(demandId(demand)) as readonly Place[];
    const staying = stored.filter(({ scope }) => !places.has(scope));
    if (staying.length > 0 || stored.length < limit) return staying.slice(0, 1);
  }
}

function settlePlaces(entry: KeyEntry, places: ReadonlyMap<string, Place | null>): void {
  let tail = entry.tail;
  for (const [scope, place] of places) {
    const cell = cellOf(entry, scope);
    cell.ordering = place?.ordering ?? null;
    if (tail === undefined) continue;
    if (tail?.scope === scope && (!place || precedes(place, tail))) tail = undefined;
    else if (place && (!tail || precedes(tail, place))) tail = place;
  }
  entry.tail = tail;
}

function wake(processor: AnyProcessor, cell: Cell, tick: number): number | null {
  const wish: number | null = processor.wakeAt?.(cell.state) ?? null;
  if (wish === null) return null;
  const due = Math.ceil(wish / WAKE_STEP_MS) * WAKE_STEP_MS;
  if (due <= tick) return null;
  // A wake that is already set for earlier stays: it costs one look, a moved one costs an index.
  return cell.wakeAt !== null && cell.wakeAt > tick && cell.wakeAt <= due ? cell.wakeAt : due;
}

/** Compares what a scope shows with what it showed, and notes the differences. */
function present(
  processor: AnyProcessor,
  cell: Cell,
  outputs: readonly (Row | Outgoing)[],
  result: { rows: RowChange[]; gone: RowChange[]; outgoing: KeyResult['outgoing'][number][] },
): void {
  const former = new Map(cell.shown.map((shown) => [idOf(shown), shown]));
  const now: Shown[] = [];
  let changed = false;
  for (const output of outputs) {
    const [shown, note] =
      output.kind === 'row' ? presentRow(processor, output, result) : presentEntity(processor, output, result);
    const id = idOf(shown);
    const before = former.get(id);
    former.delete(id);
    now.push(shown);
    if (before?.hash === shown.hash) continue;
    changed = true;
    note();
  }
  for (const shown of former.values()) {
    changed = true;
    if ('view' in shown) result.gone.push({ view: viewNamed(processor, shown.view), cells: shown.row });
    else {
      // A retraction goes before the entity's new place, so that no reader sees it twice.
      result.outgoing.unshift({
        topic: topicNamed(processor, shown.topic),
        key: shown.key,
        entity: shown.entity,
        value: null,
      });
    }
  }
  if (changed) cell.shown = now;
}

type Result = { rows: RowChange[]; outgoing: KeyResult['outgoing'][number][] };

function presentRow(processor: AnyProcessor, row: Row, result: Result): [Shown, () => void] {
  const view = viewNamed(processor, row.view);
  const cells = cellsOf(view, row.values);
  const names = Object.keys(view.columns);
  const key = view.key.map((name) => cells[names.indexOf(name)] ?? null);
  return [
    { view: row.view, row: key, hash: hash(JSON.stringify(cells)) },
    () => void result.rows.push({ view, cells }),
  ];
}

function presentEntity(processor: AnyProcessor, { topic: name, value }: Outgoing, result: Result): [Shown, () => void] {
  const topic = topicNamed(processor, name);
  const key = topic.key(value);
  const entity = topic.entity(value);
  return [
    { topic: name, entity, key, hash: hash(JSON.stringify(value)) },
    () => void result.outgoing.push({ topic, key, entity, value: value as object }),
  ];
}

const idOf = (shown: Shown): string =>
  'view' in shown ? `${shown.view}\n${shown.row.join('\n')}` : `${shown.topic}\n${shown.key}\n${shown.entity}`;

function viewNamed(processor: AnyProcessor, name: string): View {
  for (const view of Object.values(viewsOf(processor))) if (view.name === name) return view;
  throw new RepstreamError('REPSTREAM_UNDECLARED', `${processor.name} showed a row of ${name}, which it does not own`);
}

function topicNamed(processor: AnyProcessor, name: string): Topic {
  for (const topic of Object.values(outputsOf(processor))) if (topic.name === name) return topic;
  throw new RepstreamError(
    'REPSTREAM_UNDECLARED',
    `${processor.name} showed an event of ${name}, which it does not write`,
  );
}

/** The state as stored. Throws REPSTREAM_STATE_SIZE over 256 kB. */
export function encodeState(processor: AnyProcessor, cell: Cell): string {
  const text = JSON.stringify(cell.state);
  if (text.length > MAX_STATE_BYTES) {
    throw new RepstreamError(
      'REPSTREAM_STATE_SIZE',
      `${processor.name}: a state of ${text.length} bytes (scope ${cell.scope})`,
    );
  }
  return text;
}
