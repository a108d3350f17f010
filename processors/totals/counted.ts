/** What is kept of a workout: where it counts and with how much, so that taking it away again needs no more. */
import { localTime } from '../../domain/time-zone.js';
import type { Workout } from '../../schemas/generated/workouts.js';
import { type Sums, sumsOfOthers, sumsOfWorkout } from './sums.js';

/** The machine, and the hour by the clock of its gym. */
export interface Place {
  /** '' where it is not known. */
  readonly gymId: string;
  readonly equipmentId: string;
  /** With which the workout began; '' where it is not known. */
  readonly exerciseId: string;
  readonly day: string;
  readonly localHour: number;
  /** When the hour began, ms. */
  readonly hour: number;
}

/** The part of a workout that totals are made of. */
export interface Counted {
  /** '' for a guest. */
  readonly userId: string;
  readonly place: Place;
  readonly sums: Sums;
  /** Of these, what was done in other exercises than the first, by exercise; most workouts have one exercise. */
  readonly others?: Readonly<Record<string, Sums>>;
}

/** Quality flags of what counts nowhere: a clock that was not set tells no hour, and no sensor saw what was written down. */
const UNCOUNTED = ['clock_unset', 'entered'];

/** The part of this workout; without a place it counts nowhere: while it is open, when the clock of its machine was not set, or when it was written down. */
export function countedOf(workout: Workout): Counted | { readonly place: null } {
  const { open, quality, userId, equipmentId, startedAt, timeZone, localDay: day, localHour } = workout;
  if (open || quality.some((flag) => UNCOUNTED.includes(flag))) return { place: null };
  // Without a local day the event is older than these totals: its build never feeds them.
  if (timeZone === null || day === null || localHour === null) return { place: null };
  const [gymId, exerciseId] = [workout.gymId ?? '', workout.exerciseId ?? ''];
  const { hourStartedAt: hour } = localTime(startedAt, timeZone);
  const others = sumsOfOthers(workout);
  return {
    userId,
    place: { gymId, equipmentId, exerciseId, day, localHour, hour },
    sums: sumsOfWorkout(workout),
    ...(Object.keys(others).length > 0 && { others }),
  };
}
