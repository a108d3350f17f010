import fc from 'fast-check';
import { expect, it } from 'vitest';
import { repetitionReadings } from '../../../../simulator/importers/repetitions.js';
import { session } from '../../../../simulator/importers/session.js';
import { faultsOf, options, setsOf } from './given.js';

const sets = fc.array(
  fc.record({
    firstAt: fc.integer({ min: 0, max: 600_000 }),
    everyMs: fc.integer({ min: 100, max: 60_000 }),
    repetitions: fc.oneof(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 10_000 })),
    loadGrams: fc.constantFrom(0, 20_000, 22_500),
  }),
  { minLength: 1, maxLength: 12 },
);

it('any sets, at any times and loads, are read again as exactly these sets', () => {
  fc.assert(
    fc.property(sets, (given) => {
      const moments = repetitionReadings(given);
      const endAt = moments.at(-1)?.at ?? 0;
      const facts = {
        sessionId: '00000000-0000-4000-8000-000000000000',
        equipmentId: 'e',
        userId: 'u',
        exerciseId: null,
        startAt: 0,
        endAt,
      };
      const told = session(facts, moments);
      expect(setsOf(told)).toEqual(given.map(({ repetitions, loadGrams }) => ({ repetitions, loadGrams })));
      expect(faultsOf(told, options.now)).toEqual([]);
      expect(moments.length).toBeLessThanOrEqual(given.length * 21);
    }),
  );
});
