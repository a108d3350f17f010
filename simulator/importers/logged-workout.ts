/** A workout typed into an app (Strong, Hevy): exercises with their sets, but no times within it. Each exercise becomes one session. */
import { exerciseIdOf, slugOf } from './exercise-names.js';
import { loggedExerciseId, virtualEquipment } from './identity.js';
import { instantOf, type WallTime } from './local-time.js';
import { type ImportOptions, type Outcome, skipped } from './outcome.js';
import { REPETITION_MS, type RepetitionSet, repetitionReadings, SHORTEST_REST_MS } from './repetitions.js';
import { type Moment, session } from './session.js';

/** One row of the log: repetitions at a load, or (repetitions 0) a time, with or without a distance. */
export interface LoggedSet {
  readonly exercise: string;
  readonly repetitions: number;
  readonly loadGrams: number;
  readonly durationMs: number;
  readonly distanceMm: number;
}

/** A workout; `durationMs` null: not known. */
interface LoggedWorkout {
  readonly startedAt: WallTime;
  readonly durationMs: number | null;
  readonly sets: readonly LoggedSet[];
}

/** The workouts of a log by the minute in which they began, in the order of the file. */
export class WorkoutLog {
  readonly #workouts = new Map<string, { startedAt: WallTime; durationMs: number | null; sets: LoggedSet[] }>();

  /** Adds a set to the workout that began then; the first row of a workout says how long it was. */
  add(startedAt: WallTime, durationMs: number | null, set: LoggedSet): void {
    const minute = startedAt.slice(0, 16);
    const workout = this.#workouts.get(minute);
    if (workout) workout.sets.push(set);
    else this.#workouts.set(minute, { startedAt, durationMs, sets: [set] });
  }

  /** Every workout's sessions. */
  *outcomes(options: ImportOptions): Generator<Outcome> {
    for (const workout of this.#workouts.values()) yield* sessionsOf(workout, options);
  }
}

/** Rests fill the workout's length, within reason: a workout that was never closed in the app lasts for days. */
const LONGEST_REST_MS = 120_000;
const USUAL_REST_MS = 60_000;
/** A timed set is told this often. */
const TIMED_READING_MS = 10_000;

/**
 * The sessions of a workout, one after another from its start. Times within the workout are made up, always the same from the
 * same log: repetitions every 3 s, rests that fill the workout's length, between 16 s (so that sets stay apart) and 2 min.
 */
function* sessionsOf(workout: LoggedWorkout, options: ImportOptions): Generator<Outcome> {
  const startAt = instantOf(workout.startedAt, options.timeZone);
  const equipmentId = options.equipmentId ?? virtualEquipment('logged', options.userId);
  const restMs = restOf(workout);
  let at = startAt;
  for (const [slug, sets] of exercisesOf(workout)) {
    const exercise = sets[0]?.exercise ?? slug;
    const started = at;
    const { moments, endAt } = told(sets, started, restMs);
    at = endAt + restMs;
    if (endAt > options.now) {
      yield skipped(`${exercise} of ${workout.startedAt.replace('T', ' ')}`, 'it ends in the future');
      continue;
    }
    const facts = {
      sessionId: loggedExerciseId(options.userId, equipmentId, workout.startedAt.slice(0, 16), slug),
      equipmentId,
      userId: options.userId,
      exerciseId: exerciseIdOf(exercise),
      startAt: started,
      endAt,
    };
    yield session(facts, moments, sets.filter((set) => set.repetitions > 0).length);
  }
}

/** An exercise that comes back later in the workout is the same session: sets in the order of the log. */
function exercisesOf(workout: LoggedWorkout): Map<string, LoggedSet[]> {
  const exercises = new Map<string, LoggedSet[]>();
  for (const set of workout.sets) {
    const slug = slugOf(set.exercise);
    const sets = exercises.get(slug);
    if (sets) sets.push(set);
    else exercises.set(slug, [set]);
  }
  return exercises;
}

const activeMs = (set: LoggedSet) => (set.repetitions > 0 ? set.repetitions * REPETITION_MS : set.durationMs);

function restOf({ durationMs, sets }: LoggedWorkout): number {
  if (durationMs === null) return USUAL_REST_MS;
  const active = sets.reduce((sum, set) => sum + activeMs(set), 0);
  const restMs = Math.floor((durationMs - active) / sets.length / 1_000) * 1_000;
  return Math.min(Math.max(restMs, SHORTEST_REST_MS), LONGEST_REST_MS);
}

function told(sets: readonly LoggedSet[], startAt: number, restMs: number): { moments: Moment[]; endAt: number } {
  const counted: RepetitionSet[] = [];
  const timed: Moment[] = [];
  let at = startAt;
  let distanceMm = 0;
  for (const set of sets) {
    if (at > startAt) at += restMs;
    if (set.repetitions > 0) {
      const { repetitions, loadGrams } = set;
      counted.push({ firstAt: at + REPETITION_MS, everyMs: REPETITION_MS, repetitions, loadGrams });
    } else {
      timed.push(...timedReadings(set, at, distanceMm));
      distanceMm += set.distanceMm;
    }
    at += activeMs(set);
  }
  const moments = [...repetitionReadings(counted), ...timed];
  return { moments, endAt: moments.reduce((last, moment) => Math.max(last, moment.at), at) };
}

/** From the set's start to its end; a distance is taken at an even pace. */
function timedReadings(set: LoggedSet, at: number, distanceMm: number): Moment[] {
  const steps = Math.ceil(set.durationMs / TIMED_READING_MS);
  const loadGrams = set.loadGrams > 0 ? set.loadGrams : null;
  return Array.from({ length: steps + 1 }, (_, step) => {
    const sinceMs = Math.min(step * TIMED_READING_MS, set.durationMs);
    const covered = Math.round((set.distanceMm * sinceMs) / set.durationMs);
    const reading = { loadGrams, ...(set.distanceMm > 0 ? { distanceMm: distanceMm + covered } : {}) };
    return { at: at + sinceMs, reading };
  });
}
