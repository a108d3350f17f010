import fc from 'fast-check';
import { expect, it } from 'vitest';
import { scaleOf } from '../../../console/parts/charts/scale.js';

/** No figure that is shown is finer. */
const hundredths = fc.integer({ min: -1e8, max: 1e8 }).map((whole) => whole / 100);

it('an axis is round, begins where it is told to, and holds every figure', () => {
  expect(scaleOf([3, 97], 0)).toEqual({ from: 0, to: 100, ticks: [0, 20, 40, 60, 80, 100] });
  fc.assert(
    fc.property(fc.array(hundredths, { minLength: 1 }), (figures) => {
      const { from, to, ticks } = scaleOf(figures);
      expect(to).toBeGreaterThan(from);
      for (const figure of figures) expect(figure >= from && figure <= to).toBe(true);
      for (const tick of ticks) expect(tick >= from && tick <= to).toBe(true);
    }),
  );
});

it('figures that are all the same, or none, have an axis too', () => {
  expect(scaleOf([0, 0], 0)).toMatchObject({ from: 0, to: 1 });
  expect(scaleOf([50])).toMatchObject({ from: 49, to: 51 });
  expect(scaleOf([])).toMatchObject({ from: -1, to: 1 });
});
