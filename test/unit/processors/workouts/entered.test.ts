import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exerciseCatalogue } from '../../../../domain/exercises.js';
import { workoutSetsView, workoutsView } from '../../../../processors/workouts/views.js';
import type { Entry } from '../../../../schemas/generated/entries.js';
import { entries, measurements, sessions, workouts } from '../../../../schemas/topics.js';
import { inTurn } from '../../../scenario/copies.js';
import { retracted, told } from '../../../scenario/facts.js';
import { nothing, scenario } from '../../../scenario/scenario.js';
import { measurement, session, uuid } from './member.js';

const given = scenario(await inTurn(() => import('../../../../processors/workouts/processor.js')), {
  tables: { exercises: exerciseCatalogue.filter(({ exerciseId }) => ['push-up', 'leg-press'].includes(exerciseId)) },
});

const MONDAY = Date.UTC(2026, 10, 23, 18);
const pushUps: Entry = {
  entryId: uuid(100),
  workoutId: uuid(7),
  userId: 'ana',
  enteredFor: 'ana',
  at: MONDAY + 3_600_000,
  by: 'ana',
  voided: false,
  startedAt: MONDAY,
  durationS: 600,
  exerciseId: 'push-up',
  gymId: null,
  sets: [
    { repetitions: 20, loadGrams: 0 },
    { repetitions: 15, loadGrams: 5_000 },
  ],
  distanceMm: 0,
  averageHeartRateBpm: 131,
};
const entered = (rest: Partial<Entry> = {}) => told(entries, { ...pushUps, ...rest }, 'entries/0');
const later = (rest: Partial<Entry>, hours = 1) =>
  entered({ entryId: uuid(100 + hours), at: pushUps.at + hours * 3_600_000, ...rest });
const rowLike = (values: object) => workoutsView.row(expect.objectContaining(values));

describe('a workout that somebody wrote down', () => {
  it('is a workout like any other, without a machine and flagged', () =>
    given(told(measurements, measurement({ weightGrams: 80_000 }), 'measurements/0'))
      .when(entered())
      .then(
        rowLike({
          ...{ workoutId: uuid(7), userId: 'ana', equipmentId: '', equipmentType: 'NONE', gymId: null },
          ...{ exerciseId: 'push-up', open: false, startedAt: MONDAY, endedAt: MONDAY + 600_000, durationS: 600 },
          ...{ activeS: 600, repetitions: 35, tonnageGrams: 75_000, averageHeartRateBpm: 131, maxHeartRateBpm: null },
          // Compendium 02022, 3.8 MET: 3.8 · 3.5 · 80 / 200 kcal a minute.
          ...{ met: 3.8, energyKcal: 53.2, energyMethod: 'compendium-2011/02022', events: 0, quality: ['entered'] },
          telemetryPartitions: [],
        }),
        workoutSetsView.row(expect.objectContaining({ setNumber: 1, repetitions: 20, loadGrams: 0 })),
        workoutSetsView.row(expect.objectContaining({ setNumber: 2, repetitions: 15, loadGrams: 5_000 })),
        workouts.of(expect.objectContaining({ workoutId: uuid(7), quality: ['entered'] })),
      ));

  it('is what was written down last, whichever id of the person it was written down for', () =>
    given(entered())
      .when(later({ durationS: 900, sets: [], enteredFor: 'old card' }, 2), later({ durationS: 1 }, 1))
      .then(rowLike({ durationS: 900, repetitions: 0 }), nothing(workoutSetsView)));

  it('R26: is gone when it did not take place, and back when that was a mistake', async () => {
    await given(entered())
      .when(later({ voided: true }))
      .then(nothing(workoutsView), nothing(workouts));
    await given(entered(), later({ voided: true }, 1))
      .when(later({}, 2))
      .then(rowLike({ repetitions: 35 }));
  });

  it('R8: gets the body weight of its time when it becomes known', () =>
    given(entered())
      .when(told(measurements, measurement({ at: MONDAY - 1, weightGrams: 50_000 }), 'measurements/0'))
      .then(rowLike({ bodyWeightGrams: 50_000, energyKcal: 33.25 })));

  it('gives way to what a machine saw under the same id', () =>
    given(entered())
      .when(told(sessions, session({ sessionId: uuid(7), repetitions: 8, startedAt: MONDAY }), 'sessions/0'))
      .then(rowLike({ repetitions: 8, equipmentId: 'leg-press-3' })));

  it('R12: that was written down for two ids of one person is what was written down last, whatever order that comes in', () => {
    const record = fc
      .tuple(fc.integer({ min: 0, max: 4 }), fc.constantFrom('ana', 'old', 'older'))
      .map(([id, enteredFor]) =>
        told(
          entries,
          {
            ...pushUps,
            enteredFor,
            entryId: uuid(100 + id),
            at: pushUps.at + (id % 3),
            voided: id % 2 === 1,
            durationS: 60 * (1 + id),
          },
          `entries/${enteredFor}`,
        ),
      );
    return fc.assert(
      fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 6 }), (records) => given(...records).then()),
      { numRuns: 30 },
    );
  });

  it('goes when its entry is told to another member', () =>
    given(entered())
      .when(retracted(entries, { key: 'ana', entity: `${uuid(7)}/ana` }, 'entries/0'))
      .then(nothing(workoutsView), nothing(workouts)));
});
