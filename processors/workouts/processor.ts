/** Sessions, and what people wrote down, joined with the body weight of their time become workouts. */
import { defineProcessor, keep } from '../../engine/declare.js';
import type { Session } from '../../schemas/generated/sessions.js';
import { entries, equipment, exercises, gyms, measurements, sessions, workouts } from '../../schemas/topics.js';
import { bodyWeightAt, weighingsChanged, workoutsWeighedBy } from './body-weight.js';
import { countedEntry, type Entries, sessionOfEntry } from './entered.js';
import { localStart } from './local-start.js';
import { chosenPart, type Parts, sessionOf } from './parts.js';
import { workoutSetsView, workoutsView } from './views.js';
import { meanOf, type UndatedWorkout, workoutOf } from './workout.js';

/** An entry's entity begins with the id of the workout. */
const UUID_LENGTH = 36;

interface State {
  parts: Parts;
  entries: Entries;
}

export default defineProcessor({
  name: 'workouts',
  version: 1,
  comment:
    'Workouts with sets, energy and the body weight used: one per session, and one for each that somebody wrote down.',
  keyedBy: 'user',
  from: { sessions, entries, measurements: keep(measurements) },
  tables: { exercises, equipment, gyms },
  to: { workouts },
  views: { workoutsView, workoutSetsView },
  initial: (): State => ({ parts: {}, entries: {} }),
  scope: { sessions: ({ entity }) => entity, entries: ({ entity }) => entity.slice(0, UUID_LENGTH) },
  order: ({ parts, entries }) => chosenPart(parts)?.startedAt ?? countedEntry(entries)?.startedAt ?? null,
  on: {
    sessions(draft, events) {
      for (const { producer, value } of events) {
        if (value === null) delete draft.parts[producer];
        else draft.parts[producer] = value;
      }
    },
    entries(draft, events) {
      for (const { entity, value } of events) {
        if (value === null) delete draft.entries[entity];
        else draft.entries[entity] = value;
      }
    },
    measurements(_, changes, { kept, touch }) {
      for (const change of changes)
        for (const at of weighingsChanged(change)) touch(...workoutsWeighedBy(kept.measurements, at));
    },
  },
  show({ parts, entries }, { kept, tables }) {
    // What a machine saw counts more than what was written down under its id.
    const entry = countedEntry(entries);
    const session = sessionOf(parts) ?? (entry && sessionOfEntry(entry));
    if (!session || session.voided) return [];
    const { startedAt, equipmentId, exerciseId, gymId } = session;
    const place = gymId === null ? undefined : tables.gyms.get(gymId, startedAt);
    const local = localStart(startedAt, place);
    const workout = workoutOf(session, {
      bodyWeightGrams: bodyWeightAt(kept.measurements, startedAt),
      machine: tables.equipment.get(equipmentId, startedAt),
      exercise: exerciseId === null ? undefined : tables.exercises.get(exerciseId, startedAt),
    });
    return [workoutRow(workout, session, local.localDay), ...setRows(workout), workouts.of({ ...workout, ...local })];
  },
});

function workoutRow(workout: UndatedWorkout, session: Session, localDay: string) {
  const { sets, activeMs, partitions, energyMethod, stages: _, bestMinutes, ...same } = workout;
  return workoutsView.row({
    ...same,
    localDay,
    energyMethod: energyMethod ?? '',
    durationS: (workout.endedAt - workout.startedAt) / 1000,
    activeS: activeMs / 1000,
    averageCadenceRpm: meanOf(session.cadence, 10),
    mostRepetitionsInAMinute:
      bestMinutes.length === 0 ? null : Math.max(...bestMinutes.map((best) => best.repetitions)),
    telemetryPartitions: partitions,
  });
}

const setRows = ({ workoutId, userId, sets }: UndatedWorkout) =>
  sets.map((set, index) =>
    workoutSetsView.row({
      workoutId,
      userId,
      setNumber: index + 1,
      exerciseId: set.exerciseId,
      repetitions: set.repetitions,
      loadGrams: set.loadGrams,
      startedAt: set.startedAt,
      endedAt: set.endedAt,
    }),
  );
