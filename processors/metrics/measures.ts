/** What can be a personal best in an exercise. */
import { bestOneRepMax } from '../../domain/strength/one-rep-max.js';
import type { ExerciseSet, Workout } from '../../schemas/generated/workouts.js';
import { setsByExercise } from './exercises.js';

/** What somebody did of one exercise in a workout. */
interface Done {
  readonly sets: readonly ExerciseSet[];
  /** The workout, where the exercise is the one it began with: its distance, power and time are of that one. */
  readonly whole: Workout | null;
  /** The most repetitions in any 60 s of the exercise; 0: none, or nobody knows. */
  readonly minute: number;
}

interface Measure {
  readonly unit: string;
  readonly comment: string;
  /** Null, 0 or less: nothing to be proud of. */
  readonly value: (done: Done) => number | null;
}

const greatest = (values: readonly number[]) => Math.max(0, ...values);
const kg = (grams: number) => grams / 1_000;

/** All measures by their name. */
export const measures = {
  heaviest_load: {
    unit: 'kg',
    comment: 'The heaviest load of a set.',
    value: ({ sets }) => kg(greatest(sets.map(({ repetitions, loadGrams }) => (repetitions > 0 ? loadGrams : 0)))),
  },
  most_repetitions: {
    unit: '',
    comment: 'The most repetitions in a set.',
    value: ({ sets }) => greatest(sets.map(({ repetitions }) => repetitions)),
  },
  most_repetitions_in_a_minute: {
    unit: '',
    comment: 'The most repetitions in any 60 s, pauses included.',
    value: ({ minute }) => minute,
  },
  one_rep_max: {
    unit: 'kg',
    comment: 'The greatest one-repetition maximum by a set of at most ten repetitions.',
    value({ sets }) {
      const best = bestOneRepMax(sets.map(({ loadGrams, repetitions }) => ({ load: loadGrams, repetitions })));
      return 'none' in best ? null : kg(best.value);
    },
  },
  greatest_tonnage: {
    unit: 'kg',
    comment: 'The most repetitions times load in a workout.',
    value: ({ sets }) => kg(sets.reduce((total, { repetitions, loadGrams }) => total + repetitions * loadGrams, 0)),
  },
  longest_distance: {
    unit: 'm',
    comment: 'The longest distance of a workout.',
    value: ({ whole }) => whole && whole.distanceMm / 1_000,
  },
  longest_time: {
    unit: 's',
    comment: 'The longest active time of a workout without repetitions.',
    value: ({ whole }) => (whole && whole.repetitions === 0 ? whole.activeMs / 1_000 : null),
  },
  most_work: {
    unit: 'kJ',
    comment: 'The most mechanical work of a workout.',
    value: ({ whole }) => whole && whole.workJ / 1_000,
  },
  greatest_power: {
    unit: 'W',
    comment: 'The greatest power of a reading.',
    value: ({ whole }) => whole?.maxPowerW ?? null,
  },
} as const satisfies Readonly<Record<string, Measure>>;

export type MeasureName = keyof typeof measures;

/** What a workout did by exercise and measure. */
export type Feats = Readonly<Record<string, Readonly<Partial<Record<MeasureName, number>>>>>;

/** What may be a best of each exercise of a workout. */
export function featsOf(workout: Workout): Feats {
  const byExercise = setsByExercise(workout);
  const minutes = new Map(workout.bestMinutes.map((best) => [best.exerciseId, best.repetitions]));
  const exercises = new Set([...byExercise.keys(), ...minutes.keys(), workout.exerciseId]);
  const feats: Record<string, Partial<Record<MeasureName, number>>> = {};
  for (const exercise of exercises) {
    if (exercise === null) continue;
    const done = {
      sets: byExercise.get(exercise) ?? [],
      whole: exercise === workout.exerciseId ? workout : null,
      minute: minutes.get(exercise) ?? 0,
    };
    const values: Partial<Record<MeasureName, number>> = {};
    for (const name of Object.keys(measures) as MeasureName[]) {
      const value = measures[name].value(done);
      if (value !== null && value > 0) values[name] = value;
    }
    if (Object.keys(values).length > 0) feats[exercise] = values;
  }
  return feats;
}
