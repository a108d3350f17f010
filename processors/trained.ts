/** A workout as rules see it; the muscles of its exercises are looked up when it is judged. */
import type { TrainedWorkout } from '../rules/facts.js';
import type { Exercise } from '../schemas/generated/exercises.js';
import type { Workout } from '../schemas/generated/workouts.js';

/** What is kept of a workout. */
export type Kept = Omit<TrainedWorkout, 'muscles' | 'personalBests' | 'sets'> & {
  readonly sets: readonly Omit<TrainedWorkout['sets'][number], 'muscles'>[];
};

/** What of a workout is looked at: its event and its rows tell the same. */
export type Recorded = Pick<
  Workout,
  | 'workoutId'
  | 'startedAt'
  | 'endedAt'
  | 'open'
  | 'quality'
  | 'gymId'
  | 'equipmentId'
  | 'equipmentType'
  | 'equipmentModel'
  | 'exerciseId'
  | 'activeMs'
  | 'distanceMm'
  | 'workJ'
  | 'cycles'
  | 'energyKcal'
  | 'met'
  | 'averageHeartRateBpm'
  | 'averagePowerW'
  | 'sets'
> & {
  /** The most repetitions in any 60 s; null: not counted. */
  readonly mostInAMinute: number | null;
};

/** Of a workout's event the most repetitions of any exercise in 60 s. */
export const mostInAMinuteOf = ({ bestMinutes }: Pick<Workout, 'bestMinutes'>): number | null =>
  bestMinutes.length === 0 ? null : Math.max(...bestMinutes.map(({ repetitions }) => repetitions));

/** What is kept of what was recorded. */
export const keptOf = (workout: Recorded): Kept => ({
  workoutId: workout.workoutId,
  startedAt: workout.startedAt,
  endedAt: workout.endedAt,
  open: workout.open,
  sensor: !workout.quality.includes('entered'),
  gymId: workout.gymId ?? '',
  equipmentId: workout.equipmentId,
  equipmentType: workout.equipmentType,
  equipmentModel: workout.equipmentModel ?? '',
  exerciseId: workout.exerciseId ?? '',
  activeMs: workout.activeMs,
  distanceMm: workout.distanceMm,
  workJ: workout.workJ,
  cycles: workout.cycles,
  energyCal: Math.round((workout.energyKcal ?? 0) * 1_000),
  met: workout.met,
  averageHeartRateBpm: workout.averageHeartRateBpm,
  averagePowerW: workout.averagePowerW,
  mostInAMinute: workout.mostInAMinute,
  sets: workout.sets.map(({ exerciseId, repetitions, loadGrams, startedAt, endedAt }) => ({
    exerciseId: exerciseId ?? workout.exerciseId ?? '',
    repetitions,
    loadGrams,
    startedAt,
    endedAt,
  })),
});

/** What is kept of a workout that is told; null: of a guest, who can join nothing. */
export const keptOfMember = (workout: Workout): Kept | null =>
  workout.userId === '' ? null : keptOf({ ...workout, mostInAMinute: mostInAMinuteOf(workout) });

/** The exercises of the catalogue, by id and time. */
interface Exercises {
  get(id: string, at: number): Pick<Exercise, 'primaryMuscles'> | undefined;
}

/** A kept workout with the muscles that its exercises are for, and how many personal bests it set. */
export function trainedOf(kept: Kept, exercises: Exercises, personalBests: number): TrainedWorkout {
  const musclesOf = (id: string) => (id === '' ? [] : (exercises.get(id, kept.startedAt)?.primaryMuscles ?? []));
  return {
    ...kept,
    personalBests,
    muscles: musclesOf(kept.exerciseId),
    sets: kept.sets.map((set) => ({ ...set, muscles: musclesOf(set.exerciseId) })),
  };
}
