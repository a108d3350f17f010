/** Folding one key: events into drafts, drafts into what is shown. Pure but for the drafts; demands what is not in memory. */
import { type Cell, cellOf, type KeyEntry, type Place } from './cache.js';
import { type Demand, demandId } from './demand.js';
import { erasedId, withoutErased } from './erasure.js';
import type { FoldEnvironment } from './fold-environment.js';
import { settleKept } from './kept.js';
import { countAllLate, countLate } from './lateness.js';
import { HandlerContext, Missing, ShowingContext } from './lookups.js';
import { after, displaced, type Places, settle } from './order.js';
import { type Changes, present, refuseSharedRows } from './present.js';
import type { AnyProcessor, Change, Output } from './processor.js';
import { isInState, noteOffset } from './purging/passing-over.js';
import type { Topic } from './topic.js';
import { wake } from './waking.js';
import type { Drafts, KeyWork } from './work.js';

/** What folding a key changes. */
export interface KeyResult extends Changes {
  readonly work: KeyWork;
  /** Cells to write. */
  readonly cells: Cell[];
  /** Not null: the key is a person who was erased, and nothing is to be remembered of these scopes. */
  readonly forgotten: readonly string[] | null;
}

/** The scopes in the order in which they are shown: the others look at what that of the whole key shares. */
const inOrder = (scopes: ReadonlySet<string>): Iterable<string> =>
  scopes.size > 1 && scopes.has('') ? new Set(['', ...scopes]) : scopes;

/** A fold looked something up while its events were folded early: the checkpoint must begin again with all events in hand. */
export class CannotFoldEarly extends Error {}

/**
 * Folds an event as it comes, when the draft of its scope is in memory: no event is held then. False: it has to wait in the work.
 * What fails parks the key with the whole work, as it would later. `first` and `heldBefore`: see Placing. Throws CannotFoldEarly when a handler looks up what is not in
 * memory.
 */
export function foldAtOnce(
  environment: FoldEnvironment,
  work: KeyWork,
  input: string,
  topic: Topic,
  scope: string,
  event: object,
  first: number | null = null,
  heldBefore: number | null = null,
): boolean {
  const cell = work.draft(scope);
  if (!cell) return false;
  if (isInState(cell, heldBefore)) {
    work.repeated++;
    return true;
  }
  work.context ??= new HandlerContext(environment, work, work.early);
  try {
    environment.processor.on[input]?.(cell.state, [event], work.context);
  } catch (error) {
    throw error instanceof Missing ? new CannotFoldEarly() : error;
  }
  noteOffset(cell, first);
  countLate(topic, cell, work, event);
  return true;
}

/** Folds the events that wait in a work, once their scopes are in memory, and lets go of them. Throws as `foldAtOnce` does. */
export function foldEarly(environment: FoldEnvironment, work: KeyWork): void {
  try {
    handleScoped(environment.processor, work, work.early, new HandlerContext(environment, work, work.early));
  } catch (error) {
    throw error instanceof Missing ? new CannotFoldEarly() : error;
  }
  countAllLate(environment.processor, work);
  work.release();
}

/** Folds one key. Yields demands; between a yield and its answer nothing else may fold the key. */
export function* foldKey(environment: FoldEnvironment, work: KeyWork): Generator<Demand, KeyResult, void> {
  const { processor } = environment;
  const { entry } = work;
  if (environment.isKeyedByPeople && environment.isErased(entry.key)) return yield* forget(processor, work);
  yield* load(entry, [...work.scoped.keys(), ...work.woken]);
  if (processor.order && entry.tail === undefined) yield { kind: 'tail' };
  if (work.kept.size > 0) {
    yield { kind: 'formers' };
    settleKept(processor, work);
  }

  const drafts = yield* handle(environment, work);
  countAllLate(processor, work);
  const toShow = new Set([...drafts.changed, ...work.woken]);
  for (const [from, to] of drafts.touched) {
    const demand: Demand = { kind: 'scopes', from, to };
    if (!work.answers.has(demandId(demand))) yield demand;
    for (const scope of work.answers.get(demandId(demand)) as readonly string[]) toShow.add(scope);
  }
  const places = placesOf(processor, entry, drafts.changed);
  for (const scope of yield* displaced(work, places)) toShow.add(scope);
  yield* load(entry, [...toShow]);

  const result: KeyResult = { work, cells: [], rows: [], gone: [], outgoing: [], sharesAnew: false, forgotten: null };
  for (const scope of inOrder(toShow)) {
    const cell = cellOf(entry, scope);
    const before = {
      shown: cell.shown,
      used: cell.used,
      rows: result.rows.length,
      sent: result.outgoing.length,
    };
    const { outputs, wish } = yield* show(environment, work, places, cell);
    present(processor, cell, outputs, result, work.forced.has(scope));
    cell.shownAt = cell.latestAt;
    const wakeAt = wake(processor, cell, work.tick, wish);
    const moved = result.rows.length > before.rows || result.outgoing.length > before.sent || wakeAt !== cell.wakeAt;
    cell.wakeAt = wakeAt;
    if (
      moved ||
      !isSame(before.used, cell.used) ||
      drafts.changed.has(scope) ||
      cell.shown.length !== before.shown.length ||
      (scope === '' && result.sharesAnew)
    )
      result.cells.push(cell);
  }
  if (toShow.size > 1 && result.rows.length > 1) refuseSharedRows(processor, result);
  settle(entry, places);
  return result;
}

const isSame = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((one, i) => one === b[i]);

/** Takes back all that the scopes in hand show. */
function* forget(processor: AnyProcessor, work: KeyWork): Generator<Demand, KeyResult, void> {
  const { entry, scoped, woken, early } = work;
  const forgotten = [...new Set([...scoped.keys(), ...woken, ...early.changed])];
  yield* load(entry, forgotten);
  const result: KeyResult = { work, cells: [], rows: [], gone: [], outgoing: [], sharesAnew: false, forgotten };
  for (const scope of forgotten) present(processor, cellOf(entry, scope), [], result);
  return result;
}

function* load(entry: KeyEntry, scopes: readonly string[]): Generator<Demand, void, void> {
  const absent = scopes.filter((scope) => !entry.cells.has(scope));
  if (absent.length > 0) yield { kind: 'states', scopes: absent, fresh: false };
}

/** Runs the handlers; again from the stored states when they look up what is not in memory. */
function* handle(environment: FoldEnvironment, work: KeyWork): Generator<Demand, Drafts, void> {
  const { early } = work;
  for (;;) {
    const drafts = { changed: new Set(early.changed), touched: [...early.touched] };
    try {
      const context = new HandlerContext(environment, work, drafts);
      handleScoped(environment.processor, work, drafts, context);
      handleOthers(environment.processor, work, context);
      return drafts;
    } catch (error) {
      if (!(error instanceof Missing)) throw error;
      if (early.changed.size > 0) throw new CannotFoldEarly();
      yield error.demand;
      const scopes = [...new Set([...work.scoped.keys(), ...drafts.changed])];
      if (scopes.length > 0) yield { kind: 'states', scopes, fresh: true };
    }
  }
}

function handleScoped(processor: AnyProcessor, work: KeyWork, drafts: Drafts, context: HandlerContext): void {
  for (const [scope, byInput] of work.scoped) {
    const cell = cellOf(work.entry, scope);
    work.place(cell);
    drafts.changed.add(scope);
    for (const [input, events] of byInput) processor.on[input]?.(cell.state, events, context);
  }
}

/** Inputs without a scope, and changes of kept inputs. */
function handleOthers(processor: AnyProcessor, work: KeyWork, context: HandlerContext): void {
  for (const [input, events] of work.unscoped) processor.on[input]?.(null, events, context);
  for (const [input, entities] of work.entities) {
    const changes: Change<unknown>[] = [];
    // Another task's value counts before and after.
    for (const [entity, { former, now }] of entities)
      if (former !== now) changes.push({ entity, former: former?.value ?? null, now: now?.value ?? null });
    if (changes.length === 0) continue;
    const draft = processor.scope ? null : context.state('');
    processor.on[input]?.(draft, changes, context);
  }
}

function* show(
  environment: FoldEnvironment,
  work: KeyWork,
  places: Places,
  cell: Cell,
): Generator<Demand, { outputs: readonly Output[]; wish: number | null }, void> {
  const { scope, ordering } = cell;
  // A scope that changed stands where it stands now, which may be nowhere.
  const stored = ordering === null ? null : { ordering, scope };
  const place = places.has(scope) ? places.get(scope) : stored;
  const next = environment.processor.order && place ? yield* after(work, places, place) : null;
  for (;;) {
    try {
      const context = new ShowingContext(environment, work, scope, next);
      const all = environment.processor.show(cell.state, context);
      const { outputs, about } = withoutErased(environment.processor, all, environment.isErased);
      cell.used = about.length > 0 ? [...context.used, ...about.map(erasedId)].sort() : context.used;
      return { outputs, wish: context.wish };
    } catch (error) {
      if (!(error instanceof Missing)) throw error;
      yield error.demand;
    }
  }
}

function placesOf(processor: AnyProcessor, entry: KeyEntry, changed: ReadonlySet<string>): Places {
  const places = new Map<string, Place | null>();
  if (!processor.order) return places;
  for (const scope of changed) {
    const ordering = processor.order(cellOf(entry, scope).state);
    if (ordering !== null && !Number.isSafeInteger(ordering)) throw new Error(`order gave ${ordering}, not whole ms`);
    places.set(scope, ordering === null ? null : { ordering, scope });
  }
  return places;
}
