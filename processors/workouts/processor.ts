/** Sessions joined with the body weight of their time become workouts. */
import { defineProcessor, keep } from '../../engine/declare.js';
import type { Session } from '../../schemas/generated/sessions.js';
import { equipment, exercises, gyms, measurements, sessions, workouts } from '../../schemas/topics.js';
import { bodyWeightAt, weighingsChanged, workoutsWeighedBy } from './body-weight.js';
import { localStart } from './local-start.js';
import { chosenPart, type Parts, sessionOf } from './parts.js';
import { workoutSetsView, workoutsView } from './views.js';
import { meanOf, type UndatedWorkout, workoutOf } from './workout.js';

export default defineProcessor({
  name: 'workouts',
  version: 1,
  comment: 'Workouts with sets, energy and the body weight used, one per session.',
  keyedBy: 'user',
  from: { sessions, measurements: keep(measurements) },
  tables: { exercises, equipment, gyms },
  to: { workouts },
  views: { workoutsView, workoutSetsView },
  initial: (): { parts: Parts } => ({ parts: {} }),
  scope: { sessions: ({ entity }) => entity },
  order: ({ parts }) => chosenPart(parts)?.startedAt ?? null,
  on: {
    sessions(draft, events) {
      for (const { producer, value } of events) {
        if (value === null) delete draft.parts[producer];
        else draft.parts[producer] = value;
      }
    },
    measurements(_, changes, { kept, touch }) {
      for (const change of changes)
        for (const at of weighingsChanged(change)) touch(...workoutsWeighedBy(kept.measurements, at));
    },
  },
  show({ parts }, { kept, tables }) {
    const session = sessionOf(parts);
    if (!session || session.voided) return [];
    const { startedAt, equipmentId, exerciseId, gymId } = session;
    const place = gymId === null ? undefined : tables.gyms.get(gymId, startedAt);
    const workout = workoutOf(session, {
      bodyWeightGrams: bodyWeightAt(kept.measurements, startedAt),
      machine: tables.equipment.get(equipmentId, startedAt),
      exercise: exerciseId === null ? undefined : tables.exercises.get(exerciseId, startedAt),
    });
    return [
      workoutRow(workout, session),
      ...setRows(workout),
      workouts.of({ ...workout, ...localStart(startedAt, place) }),
    ];
  },
});

function workoutRow(workout: UndatedWorkout, session: Session) {
  const { sets, activeMs, partitions, energyMethod, ...same } = workout;
  return workoutsView.row({
    ...same,
    energyMethod: energyMethod ?? '',
    durationS: (workout.endedAt - workout.startedAt) / 1000,
    activeS: activeMs / 1000,
    averageCadenceRpm: meanOf(session.cadence, 10),
    telemetryPartitions: partitions,
  });
}

const setRows = ({ workoutId, sets }: UndatedWorkout) =>
  sets.map((set, index) =>
    workoutSetsView.row({
      workoutId,
      setNumber: index + 1,
      exerciseId: set.exerciseId,
      repetitions: set.repetitions,
      loadGrams: set.loadGrams,
      startedAt: set.startedAt,
      endedAt: set.endedAt,
    }),
  );
