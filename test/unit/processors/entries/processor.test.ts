import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { enteredWorkoutsView } from '../../../../processors/entries/views.js';
import type { EnteredWorkout } from '../../../../schemas/generated/entered-workouts.js';
import type { Merge } from '../../../../schemas/generated/merges.js';
import { enteredWorkouts, entries, merges } from '../../../../schemas/topics.js';
import { inTurn } from '../../../scenario/copies.js';
import { entry, fact } from '../../../scenario/facts.js';
import { scenario } from '../../../scenario/scenario.js';

const given = scenario(await inTurn(() => import('../../../../processors/entries/processor.js')), {
  anyOrder: ['entered-workouts'],
});
const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

const MONDAY = Date.UTC(2026, 10, 23, 18);
const pushUps: EnteredWorkout = {
  ...{ entryId: uuid(100), workoutId: uuid(7), userId: 'ana', at: MONDAY + 3_600_000, by: 'ana', voided: false },
  ...{
    startedAt: MONDAY,
    durationS: 600,
    exerciseId: 'push-up',
    gymId: null,
    distanceMm: 0,
    averageHeartRateBpm: null,
  },
  sets: [
    { repetitions: 20, loadGrams: 0 },
    { repetitions: 15, loadGrams: 5_000 },
  ],
};
const entered = (rest: Partial<EnteredWorkout> = {}) => fact(enteredWorkouts, { ...pushUps, ...rest });
const later = (rest: Partial<EnteredWorkout>, hours = 1) =>
  entered({ entryId: uuid(100 + hours), at: pushUps.at + hours * 3_600_000, by: 'desk', ...rest });
const merged = (userId: string, into: string | null, at = 1) =>
  entry(merges, { userId, into, at, by: 'desk', reason: 'one card was lost' } satisfies Merge);
const entryLike = (values: object) => entries.of(expect.objectContaining(values));
const rowLike = (values: object) => enteredWorkoutsView.row(expect.objectContaining(values));

describe('what somebody wrote down', () => {
  it('is told with what it was at first, and who changed it', () =>
    given(entered())
      .when(later({ sets: [{ repetitions: 12, loadGrams: 7_000 }] }, 2), later({ sets: [] }, 1))
      .then(
        entryLike({ userId: 'ana', enteredFor: 'ana', entryId: uuid(102) }),
        rowLike({
          ...{ userId: 'ana', kind: 'entry_changed', decisionId: uuid(102), decidedBy: 'desk', reason: '' },
          ...{ wasRepetitions: 35, isRepetitions: 12, wasLoadGrams: 5_000, isLoadGrams: 7_000 },
        }),
      ));

  it('is told as deleted when it did not take place, and as entered when nobody touched it', async () => {
    await given(entered())
      .when(later({ voided: true }))
      .then(rowLike({ kind: 'entry_deleted', wasRepetitions: 35, isRepetitions: null }), entryLike({ voided: true }));
    await given(entered()).then(
      rowLike({ kind: 'entered', wasRepetitions: null, isRepetitions: 35, decidedBy: 'ana' }),
      entryLike({ voided: false }),
    );
  });

  it('R26: goes with its id to the one that it was merged into, and comes back', async () => {
    await given(entered())
      .when(merged('ana', 'anna'))
      .then(entryLike({ userId: 'anna', enteredFor: 'ana' }), rowLike({ userId: 'anna', enteredFor: 'ana' }));
    await given(entered(), merged('ana', 'anna'))
      .when(merged('ana', null, 2))
      .then(entryLike({ userId: 'ana', enteredFor: 'ana' }), rowLike({ userId: 'ana' }));
  });

  it('R12: is the same in whatever order records of it come', () => {
    // One id, one content.
    const record = fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 2 })).map(([id, hour]) =>
      entered({
        ...{ entryId: uuid(100 + id * 3 + hour), at: pushUps.at + hour },
        ...{ voided: id % 2 === 1, durationS: 60 * (1 + id + hour) },
      }),
    );
    return fc.assert(
      fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 6 }), (records) => given(...records).then()),
      { numRuns: 30 },
    );
  });
});
