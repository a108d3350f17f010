import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { featsOf, measures } from '../../../../processors/metrics/measures.js';
import { personalBests } from '../../../../processors/metrics/views.js';
import { Driver } from '../../../scenario/driver.js';
import { nothing } from '../../../scenario/scenario.js';
import { stepsOf } from '../../../scenario/steps.js';
import { workout } from '../totals/given.js';
import { build, folding } from './folded.js';
import { day, did, lifted, set, takenBack, uuid } from './given.js';

const given = await folding();
const best = (n: number, on: number, measure: keyof typeof measures, value: number, exerciseId = 'leg-press') =>
  personalBests.row({
    userId: 'ana',
    exerciseId,
    measure,
    value,
    unit: measures[measure].unit,
    workoutId: uuid(n),
    achievedAt: day(on),
  });

describe('R15: what a workout did', () => {
  it('is told by exercise: sets of each, distance and power of the one it began with', () =>
    expect(
      featsOf(workout({ sets: [set(60, 8), set(100, 5), set(20, 12, 'leg-curl')], repetitions: 25, distanceMm: 0 })),
    ).toEqual({
      'leg-press': { heaviest_load: 100, most_repetitions: 8, one_rep_max: 112.5, greatest_tonnage: 980 },
      'leg-curl': { heaviest_load: 20, most_repetitions: 12, greatest_tonnage: 240 },
    }));

  it('of a machine that counts no repetitions is its distance, time, work and power', () =>
    expect(
      featsOf(
        workout({
          exerciseId: 'rower',
          repetitions: 0,
          distanceMm: 2_000_500,
          workJ: 90_000,
          activeMs: 540_000,
          maxPowerW: 310,
        }),
      ),
    ).toEqual({ rower: { longest_distance: 2_000.5, longest_time: 540, most_work: 90, greatest_power: 310 } }));

  it('is nothing without an exercise, or in a set without a repetition', () => {
    expect(featsOf(workout({ exerciseId: null, sets: [set(60, 8, null)] }))).toEqual({});
    expect(featsOf(workout({ sets: [set(60, 0)] }))).toEqual({});
  });
});

describe('R15, R26: personal bests', () => {
  it('are the greatest of all time, of equals the earliest', () =>
    given(lifted(2, 20, set(80, 1)), lifted(1, 10, set(80, 1)), lifted(3, 500, set(70, 3))).then(
      best(1, 10, 'heaviest_load', 80),
      best(1, 10, 'one_rep_max', 80),
      best(3, 500, 'most_repetitions', 3),
      best(3, 500, 'greatest_tonnage', 210),
    ));

  it('fall back to the one before when they are voided, corrected or given away', () =>
    given(lifted(1, 10, set(80, 1)), lifted(2, 20, set(90, 1)), lifted(3, 30, set(85, 1)))
      .when(takenBack(2), lifted(3, 30, set(75, 1)))
      .then(
        ...(['heaviest_load', 'one_rep_max', 'greatest_tonnage'] as const).map((measure) => best(1, 10, measure, 80)),
        best(1, 10, 'most_repetitions', 1),
      ));

  it('are none of a guest, or when all is taken away', async () => {
    await given(did(1, 0, { userId: '', sets: [set(80, 1)] })).then(nothing(personalBests));
    await given(lifted(1, 0, set(80, 1)))
      .when(takenBack(1))
      .then(nothing(personalBests));
  });

  it('R12, R88: are those of the workouts that stand, however many of the best are taken away, and remembered in little', async () => {
    const change = fc.record({
      n: fc.integer({ min: 1, max: 8 }),
      on: fc.nat(5),
      kg: fc.integer({ min: 1, max: 5 }),
      gone: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(change, { maxLength: 6 }), { maxLength: 8 }), async (batches) => {
        const driver = new Driver(build());
        const standing = new Map<number, { n: number; on: number; kg: number }>();
        for (const batch of batches) {
          const facts = batch.flatMap(({ gone, ...one }) => {
            const [known] = [standing.has(one.n)];
            if (gone) standing.delete(one.n);
            else standing.set(one.n, one);
            return gone ? (known ? [takenBack(one.n)] : []) : [lifted(one.n, one.on, set(one.kg, 1))];
          });
          const written = await driver.run(stepsOf(facts));
          for (const { states } of written)
            for (const { state } of states)
              expect(JSON.parse(state).bests?.byMeasure.heaviest_load?.top.length ?? 0).toBeLessThanOrEqual(3);
          const [first] = [...standing.values()].sort((a, b) => b.kg - a.kg || a.on - b.on || a.n - b.n);
          const rows = driver.standing.rows(personalBests.name).filter(({ measure }) => measure === 'heaviest_load');
          expect(rows.map(({ value, workoutId }) => [value, workoutId])).toEqual(
            first ? [[first.kg, uuid(first.n)]] : [],
          );
        }
      }),
      { numRuns: 150 },
    );
  });
});
