import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exerciseCatalogue } from '../../../../domain/exercises.js';
import { workoutSetsView, workoutsView } from '../../../../processors/workouts/views.js';
import type { Session } from '../../../../schemas/generated/sessions.js';
import { measurements, sessions, workouts } from '../../../../schemas/topics.js';
import { inTurn } from '../../../scenario/copies.js';
import { retracted, told } from '../../../scenario/facts.js';
import { nothing, scenario } from '../../../scenario/scenario.js';
import { measurement, session, uuid } from './member.js';

const given = scenario(await inTurn(() => import('../../../../processors/workouts/processor.js')), {
  tables: { exercises: exerciseCatalogue.filter(({ exerciseId }) => exerciseId === 'leg-press') },
});

const on = (day: number) => Date.UTC(2026, 0, day);
const trained = (day: number, rest: Partial<Session> = {}, producer = 'sessions/0') =>
  told(sessions, session({ sessionId: uuid(day), startedAt: on(day), endedAt: on(day) + 600_000, ...rest }), producer);
const weighed = (n: number, day: number, kg: number | null) =>
  told(
    measurements,
    measurement({ measurementId: uuid(n), at: on(day), weightGrams: kg && kg * 1_000 }),
    'measurements/0',
  );
const takenBack = (day: number, producer = 'sessions/0') =>
  retracted(sessions, { key: 'ana', entity: uuid(day) }, producer);
const weighingTakenBack = (n: number) => retracted(measurements, { key: 'ana', entity: uuid(n) }, 'measurements/0');
const rowLike = (values: object) => workoutsView.row(expect.objectContaining(values));

describe('R12, R87, R88, R90, R94: whatever comes first, a workout', () => {
  it('R8: has the body weight of its time, however late the weighing comes', () =>
    given(trained(5), trained(15), weighed(1, 1, 70))
      .when(weighed(2, 10, 71), weighed(3, 20, 99))
      .then(
        rowLike({ workoutId: uuid(5), bodyWeightGrams: 70_000 }),
        rowLike({ workoutId: uuid(15), bodyWeightGrams: 71_000 }),
        workouts.of(expect.objectContaining({ workoutId: uuid(5), bodyWeightGrams: 70_000 })),
        workouts.of(expect.objectContaining({ workoutId: uuid(15), bodyWeightGrams: 71_000 })),
      ));

  it('R84: forgets a weighing that is taken back', () =>
    given(trained(5), trained(15), trained(25), weighed(1, 1, 70), weighed(2, 10, 71), weighed(3, 20, 72))
      .when(weighingTakenBack(2))
      .then(
        rowLike({ workoutId: uuid(5), bodyWeightGrams: 70_000 }),
        rowLike({ workoutId: uuid(15), bodyWeightGrams: 70_000 }),
        rowLike({ workoutId: uuid(25), bodyWeightGrams: 72_000 }),
      ));

  it('that is taken back (it changed its owner) shows nothing', () =>
    given(trained(5, { sets: [{ exerciseId: null, repetitions: 8, loadGrams: 1, startedAt: on(5), endedAt: on(5) }] }))
      .when(takenBack(5))
      .then(nothing(workoutsView), nothing(workoutSetsView), nothing(workouts)));

  it('relayed by two clients is whole again when one part is taken back', () => {
    const less = trained(5, { events: 10, repetitions: 5, partitions: [9, 2], quality: ['late'] }, 'sessions/2');
    const more = trained(5, { events: 11, repetitions: 6, partitions: [4, 2] }, 'sessions/4');
    return given(less, more)
      .when(takenBack(5, 'sessions/4'))
      .then(rowLike({ repetitions: 5, quality: ['late'], telemetryPartitions: [9, 2] }));
  });

  it('comes out the same with sessions of two tasks, some taken back, and weighings late or taken back', () => {
    const day = fc.integer({ min: 1, max: 8 });
    const task = fc.constantFrom('sessions/0', 'sessions/1');
    const change = fc.oneof(
      {
        weight: 4,
        arbitrary: fc
          .tuple(fc.integer({ min: 1, max: 4 }), day, task, fc.nat(3), fc.boolean())
          .map(([id, start, producer, events, voided]) =>
            trained(
              start,
              { sessionId: uuid(id), events, repetitions: events, voided: voided && events === 0 },
              producer,
            ),
          ),
      },
      { weight: 1, arbitrary: fc.tuple(fc.integer({ min: 1, max: 4 }), task).map((some) => takenBack(...some)) },
      {
        weight: 3,
        arbitrary: fc
          .tuple(fc.integer({ min: 1, max: 4 }), day, fc.option(fc.integer({ min: 50, max: 90 }), { freq: 3 }))
          .map((some) => weighed(...some)),
      },
      { weight: 1, arbitrary: fc.integer({ min: 1, max: 4 }).map(weighingTakenBack) },
    );
    return fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 20 }), (changes) => given(...changes).then()),
      { numRuns: 50 },
    );
  }, 60_000);
});
