/** Choosing at random, the same for the same stream. */
import type { Random } from '../../random.js';
import { grouped } from '../data/grouped.js';

/** So many of the items at random, in their order; all, when there are no more. */
export function sampled<Item>(items: readonly Item[], most: number, draw: Random): readonly Item[] {
  if (items.length <= most) return items;
  return shuffled([...items.keys()], draw)
    .slice(0, most)
    .sort((one, other) => one - other)
    .flatMap((index) => items[index] ?? []);
}

/** All items in random order (Fisher and Yates). */
export function shuffled<Item>(items: readonly Item[], draw: Random): Item[] {
  const mixed = [...items];
  for (let last = mixed.length - 1; last > 0; last--) {
    const other = draw.whole(0, last);
    const [one, two] = [mixed[last], mixed[other]];
    if (one === undefined || two === undefined) continue;
    mixed[last] = two;
    mixed[other] = one;
  }
  return mixed;
}

/** The items in `count` parts of about one size; items of one group stay together. */
export function folds<Item extends { readonly group: string }>(
  items: readonly Item[],
  count: number,
  draw: Random,
): readonly (readonly Item[])[] {
  const parts = Array.from({ length: count }, (): Item[] => []);
  for (const group of shuffled([...grouped(items, ({ group }) => group).values()], draw)) {
    parts.reduce((least, part) => (part.length < least.length ? part : least)).push(...group);
  }
  return parts.filter((part) => part.length > 0);
}
