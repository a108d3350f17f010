import { expect, it } from 'vitest';
import { stepKey } from '../../../../rules/programme/plan.js';

it('goes over the load of each exercise apart, however alike their ids read', () => {
  const of = (exercise: string) =>
    stepKey({ slot: 'press', exercises: [exercise], step: { of: 'loadGrams', by: 2_500, byLevel: true } });
  expect(of('leg-press')).not.toBe(of('leg press'));
  expect(of('leg-press')).toBe(
    stepKey({ slot: 'other', exercises: ['leg-press'], step: { of: 'loadGrams', by: 1, byLevel: false } }),
  );
});
