/** The share of the fuzz that every run can afford: `npx tsx bench/rules.ts --fuzz 100000` is the whole of it. */
import { expect, it } from 'vitest';
import { fuzz } from './random/fuzz.js';
import { Random } from './random/random.js';

it('R38, R39: of random trees each is refused, with place and reason, or judged; and survives being edited, saved, loaded and printed', () => {
  const trees = 3_000;
  const { refused, judged, thrown } = fuzz(new Random(20_261_126), trees);
  expect(thrown).toEqual([]);
  expect(refused).toBeGreaterThan(trees / 5);
  expect(judged).toBeGreaterThan(trees / 5);
});
