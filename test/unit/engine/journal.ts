/**
 * A small processor that uses all a fold can: scopes in an order that may change, the next one's place, kept inputs looked up and
 * looked back on, transfers between scopes, wakes, rows and entities that move to another key. All it shows is a function of the
 * set of facts, so a naive recompute (`expected`) says what must stand at the end, whatever the order of arrival.
 */
import { type Change, defineProcessor, keep, type Received } from '../../../engine/processor.js';
import { derived, source } from '../../../engine/topic.js';
import { bigint, boolean, integer, nullable, text, view } from '../../../engine/view.js';
import { type Count, countKeys, recordOf } from './toys.js';

/** What happens to an entry: it begins, is moved in time, is voided (twice: is not), or is added to. */
export interface Mark extends Count {
  readonly kind: 'begin' | 'move' | 'void' | 'add';
}
export interface Transfer {
  readonly from: string;
  readonly to: string;
  readonly amount: number;
  readonly at: number;
}
export interface Told {
  readonly entry: string;
  readonly to: string;
  readonly sum: number;
  readonly next: number | null;
}

export const marks = source('marks', {
  ...countKeys,
  schema: recordOf<Mark>('Mark', { owner: 'string', id: 'string', at: 'long', amount: 'long', kind: 'string' }),
});
export const transfers = source('transfers', {
  comment: 'Amounts that go from one entry to another.',
  schema: recordOf<Transfer>('Transfer', { from: 'string', to: 'string', amount: 'long', at: 'long' }),
  key: () => 'ana',
  at: (transfer) => transfer.at,
});
export const weights = derived('weights', countKeys);
export const tags = derived('tags', countKeys);
const told = derived('told', {
  comment: 'Entries as told to somebody.',
  schema: recordOf<Told>('Told', { entry: 'string', to: 'string', sum: 'long', next: ['null', 'long'] }),
  key: (entry) => entry.to,
  entity: (entry) => entry.entry,
  at: () => 0,
});

/** How far a tag reaches (ms): it belongs to entries that began at most so long before it. */
const REACH = 25_000;

const entries = view('entries', {
  comment: 'Entries.',
  freshWithinMs: 1_000,
  key: ['entry', 'side'],
  columns: {
    entry: text('Which.'),
    side: integer('0 or 1, by the parity of the sum.'),
    sum: bigint('Sum.'),
    startsAt: nullable(bigint('Where it stands in the order.')),
    next: nullable(bigint('Where the next one stands.')),
    weight: nullable(bigint('The weight known when it began, else the first known after.')),
    tags: integer('Tags within reach.'),
    past: boolean('The tick has passed it.'),
  },
});

interface Entry {
  sum: number;
  begin: number | null;
  shift: number;
  voids: number;
}
const startOf = ({ begin, shift, voids }: Readonly<Entry>) =>
  begin === null || voids % 2 === 1 ? null : begin + shift;

/** Which entries were shown since this was last emptied. */
export const shown: string[] = [];

export const journal = defineProcessor({
  name: 'journal',
  version: 1,
  comment: 'Entries of an owner.',
  keyedBy: 'owner',
  from: { marks, transfers, weights: keep(weights), tags: keep(tags) },
  to: { told },
  views: { entries },
  initial: (): Entry => ({ sum: 0, begin: null, shift: 0, voids: 0 }),
  scope: { marks: (mark: Received<Mark>) => mark.id },
  order: startOf,
  on: {
    marks(entry: Entry, events: readonly Received<Mark>[]) {
      for (const { kind, at, amount } of events) {
        if (kind === 'begin') entry.begin = Math.min(entry.begin ?? at, at);
        else if (kind === 'move') entry.shift += amount * 1_000;
        else if (kind === 'void') entry.voids++;
        else entry.sum += amount;
      }
    },
    transfers(_, events: readonly Received<Transfer>[], { states, kept }) {
      for (const { from, to, amount } of events) {
        // Only to be made to look: what a handler sees of other inputs must not stay in its state.
        if (amount % 3 === 0) kept.tags.range(0, amount * 10_000);
        const [giver, taker] = states([from, to]);
        if (giver) giver.sum -= amount;
        if (taker) taker.sum += amount;
      }
    },
    weights(_, changes: readonly Change<Count>[], { touch }) {
      if (changes.length > 0) touch(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
    },
    tags(_, changes: readonly Change<Count>[], { touch }) {
      for (const { former, now } of changes)
        for (const tag of [former, now]) if (tag) touch(tag.at - REACH + 1, tag.at + 1);
    },
  },
  wakeAt: startOf,
  show(entry: Readonly<Entry>, { scope, next, tick, kept }) {
    shown.push(scope);
    const { sum } = entry;
    const startsAt = startOf(entry);
    if (sum % 7 === 3) return [];
    const weight = startsAt === null ? undefined : (kept.weights.latest(startsAt) ?? kept.weights.next(startsAt));
    const row = entries.row({
      entry: scope,
      side: Math.abs(sum % 2),
      sum,
      startsAt,
      next,
      weight: weight?.amount ?? null,
      tags: startsAt === null ? 0 : kept.tags.range(startsAt, startsAt + REACH).length,
      past: startsAt !== null && tick >= startsAt,
    });
    if (sum % 5 === 1) return [row];
    return [row, told.of({ entry: scope, to: `reader-${Math.abs(sum % 3)}`, sum, next })];
  },
});

/** A fact about the one owner. */
export type Fact =
  | { readonly is: 'mark'; readonly mark: Mark }
  | { readonly is: 'transfer'; readonly transfer: Transfer }
  | { readonly is: 'weight' | 'tag'; readonly entity: string; readonly value: Count | null };

/** Rows and entities as they must stand once all facts and the tick are folded, computed in the plainest way. */
export function expected(facts: readonly Fact[], tick: number): { rows: unknown[][]; told: Told[] } {
  const states = new Map<string, { sum: number; begins: number[]; shift: number; voids: number }>();
  const at = (id: string) => {
    const state = states.get(id) ?? { sum: 0, begins: [], shift: 0, voids: 0 };
    states.set(id, state);
    return state;
  };
  const kept = { weight: new Map<string, Count>(), tag: new Map<string, Count>() };
  for (const fact of facts) {
    if (fact.is === 'mark') {
      const state = at(fact.mark.id);
      if (fact.mark.kind === 'begin') state.begins.push(fact.mark.at);
      if (fact.mark.kind === 'move') state.shift += fact.mark.amount * 1_000;
      if (fact.mark.kind === 'void') state.voids++;
      if (fact.mark.kind === 'add') state.sum += fact.mark.amount;
    } else if (fact.is === 'transfer') {
      at(fact.transfer.from).sum -= fact.transfer.amount;
      at(fact.transfer.to).sum += fact.transfer.amount;
    } else if (fact.value) kept[fact.is].set(fact.entity, fact.value);
    else kept[fact.is].delete(fact.entity);
  }
  const start = ({ begins, shift, voids }: { begins: number[]; shift: number; voids: number }) =>
    begins.length === 0 || voids % 2 === 1 ? null : Math.min(...begins) + shift;
  const ordered = [...states]
    .flatMap(([scope, state]) => {
      const ordering = start(state);
      return ordering === null ? [] : [{ scope, ordering }];
    })
    .sort((a, b) => a.ordering - b.ordering || (a.scope < b.scope ? -1 : 1));
  const weightsByTime = [...kept.weight].sort(([a, x], [b, y]) => x.at - y.at || (a < b ? -1 : 1)).map(([, w]) => w);
  const rows: unknown[][] = [];
  const toldNow: Told[] = [];
  for (const [scope, state] of states) {
    const { sum } = state;
    if (sum % 7 === 3) continue;
    const startsAt = start(state);
    const place = ordered.findIndex((other) => other.scope === scope);
    const next = place < 0 ? null : (ordered[place + 1]?.ordering ?? null);
    const weight =
      startsAt === null
        ? undefined
        : (weightsByTime.findLast((one) => one.at <= startsAt) ?? weightsByTime.find((one) => one.at > startsAt));
    const within =
      startsAt === null ? [] : [...kept.tag.values()].filter((tag) => startsAt <= tag.at && tag.at < startsAt + REACH);
    const past = startsAt !== null && tick >= startsAt;
    rows.push([scope, Math.abs(sum % 2), sum, startsAt, next, weight?.amount ?? null, within.length, past]);
    if (sum % 5 !== 1) toldNow.push({ entry: scope, to: `reader-${Math.abs(sum % 3)}`, sum, next });
  }
  return { rows, told: toldNow };
}
