import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Cache, type Place, precedes } from '../../../engine/cache.js';
import type { Demand } from '../../../engine/demand.js';
import { after, displaced, type Places, settle } from '../../../engine/order.js';
import { KeyWork } from '../../../engine/work.js';

/** Places by scope, first to last. */
const sorted = (places: ReadonlyMap<string, number | null>): Place[] =>
  [...places]
    .flatMap(([scope, ordering]) => (ordering === null ? [] : [{ scope, ordering }]))
    .sort((a, b) => (precedes(a, b) ? -1 : 1));
const nextOf = (all: readonly Place[], scope: string) => all[all.findIndex((one) => one.scope === scope) + 1]?.ordering;

const scope = fc.integer({ min: 0, max: 40 }).map((n) => `s${n}`);
const ordering = fc.option(fc.nat(12), { nil: null });
const orderings = fc.array(fc.tuple(scope, ordering), { maxLength: 60 }).map((all) => new Map(all));

it('finds every scope whose next one is another than before, and where the next one stands, from few looks at the store', () => {
  fc.assert(
    fc.property(
      orderings,
      fc.array(orderings, { minLength: 1, maxLength: 4 }),
      fc.boolean(),
      (stored, steps, knows) => {
        const entry = new Cache(1e9).entry(0, 'leg-press-3');
        entry.tail = sorted(stored).at(-1) ?? null;
        for (const changes of steps) {
          const work = new KeyWork(entry);
          const before = sorted(stored);
          // A fold has the tail looked up first when it is not known.
          if (entry.tail === undefined || !knows) entry.tail = before.at(-1) ?? null;
          for (const changed of changes.keys()) {
            const was = stored.get(changed) ?? null;
            const cell = {
              state: {},
              shown: [],
              shownText: null,
              wakeAt: null,
              used: [],
              latestAt: 0,
              firstOffset: null,
              shownAt: 0,
              bytes: 0,
            };
            entry.cells.set(changed, { ...cell, scope: changed, ordering: was });
          }
          const places: Places = new Map(
            [...changes].map(([of, at]) => [of, at === null ? null : { ordering: at, scope: of }]),
          );
          const ask = <T>(steps: Generator<Demand, T, void>): T => {
            for (;;) {
              const step = steps.next();
              if (step.done) return step.value;
              const demand = step.value;
              if (demand.kind !== 'before' && demand.kind !== 'after') throw new Error(demand.kind);
              const found =
                demand.kind === 'after'
                  ? before.filter((one) => precedes(demand.place, one))
                  : before.filter((one) => precedes(one, demand.place)).reverse();
              work.answer(demand, found.slice(0, demand.limit));
            }
          };
          for (const [of, at] of changes) stored.set(of, at);
          const now = sorted(stored);
          const neighbours = ask(displaced(work, places));
          for (const { scope: of } of now) {
            if (!changes.has(of) && nextOf(before, of) !== nextOf(now, of)) expect([...neighbours]).toContain(of);
          }
          for (const place of now) expect(ask(after(work, places, place))).toBe(nextOf(now, place.scope) ?? null);
          settle(entry, places);
          if (entry.tail !== undefined) expect(entry.tail).toEqual(now.at(-1) ?? null);
        }
      },
    ),
  );
});
