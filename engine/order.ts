/** The order of a key's scopes: who stands before and after whom, among stored ones and those that change now. */
import { type KeyEntry, type Place, precedes } from './cache.js';
import { type Demand, demandId } from './demand.js';
import type { KeyWork } from './work.js';

/** Where changed scopes stand now; null: not in the order. */
export type Places = ReadonlyMap<string, Place | null>;

/** Scopes whose next one is another than before, since scopes changed their place. */
export function* displaced(work: KeyWork, places: Places): Generator<Demand, Set<string>, void> {
  const neighbours = new Set<string>();
  for (const [scope, place] of places) {
    const was = work.entry.cells.get(scope)?.ordering ?? null;
    if (was === (place?.ordering ?? null)) continue;
    for (const moved of [was === null ? null : { ordering: was, scope }, place]) {
      const neighbour = moved && (yield* before(work, places, moved));
      if (neighbour) neighbours.add(neighbour);
    }
  }
  return neighbours;
}

/** The scope just before a place. */
function* before(work: KeyWork, places: Places, place: Place): Generator<Demand, string | null, void> {
  const { tail } = work.entry;
  let best: Place | null = null;
  for (const other of places.values())
    if (other && precedes(other, place) && (!best || precedes(best, other))) best = other;
  if (!tail) return best?.scope ?? null;
  const tailStays = !places.has(tail.scope) || places.get(tail.scope)?.ordering === tail.ordering;
  const stored = tailStays && precedes(tail, place) ? [tail] : yield* neighbours('before', work, places, place);
  for (const other of stored) if (precedes(other, place) && (!best || precedes(best, other))) best = other;
  return best?.scope ?? null;
}

/** The order of the scope just after a place; null: it is the last. */
export function* after(work: KeyWork, places: Places, place: Place): Generator<Demand, number | null, void> {
  const { tail } = work.entry;
  let best: Place | null = null;
  for (const other of places.values())
    if (other && precedes(place, other) && (!best || precedes(other, best))) best = other;
  if (!tail || !precedes(place, tail)) return best?.ordering ?? null;
  for (const other of yield* neighbours('after', work, places, place)) {
    if (precedes(place, other) && (!best || precedes(other, best))) best = other;
  }
  return best?.ordering ?? null;
}

/** The nearest stored place that does not change now. */
function* neighbours(
  kind: 'before' | 'after',
  work: KeyWork,
  places: Places,
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

/** Notes in memory where the changed scopes stand, and which is the last of all. */
export function settle(entry: KeyEntry, places: Places): void {
  let { tail } = entry;
  for (const [scope, place] of places) {
    const cell = entry.cells.get(scope);
    if (cell) cell.ordering = place?.ordering ?? null;
    if (tail === undefined) continue;
    // The last one moved forward: which is the last now has to be looked up.
    if (tail?.scope === scope && (!place || precedes(place, tail))) tail = undefined;
    else if (place && (!tail || precedes(tail, place))) tail = place;
  }
  entry.tail = tail;
}
