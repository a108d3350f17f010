/** The sums that a workout is part of, each by the scope of its member that holds it. */
import { localTime } from '../../domain/time-zone.js';
import type { Workout } from '../../schemas/generated/workouts.js';

/** All workouts of an hour on one machine. */
interface Hour {
  readonly of: 'hour';
  readonly gymId: string;
  readonly equipmentId: string;
  readonly exerciseId: string;
  /** By the clock of the gym. */
  readonly day: string;
  readonly localHour: number;
  /** When it began, ms. */
  readonly hour: number;
}

/** All workouts of a month: of a gym or all (''), of an exercise or all (''). */
interface Month {
  readonly of: 'month';
  readonly month: string;
  readonly gymId: string;
  readonly exerciseId: string;
}

/** What one scope sums up; the scope's name says it whole. */
export type Summed = Hour | Month;

export const scopeOf = (summed: Summed): string => JSON.stringify(Object.values(summed));

/** What a scope sums up, by its name. */
export function summedBy(scope: string): Summed {
  const [of, ...rest] = JSON.parse(scope);
  if (of === 'hour') {
    const [gymId, equipmentId, exerciseId, day, localHour, hour] = rest;
    return { of, gymId, equipmentId, exerciseId, day, localHour, hour };
  }
  const [month, gymId, exerciseId] = rest;
  return { of, month, gymId, exerciseId };
}

/** Quality flags of what counts nowhere: a clock that was not set tells no hour, and no sensor saw what was written down. */
const UNCOUNTED = ['clock_unset', 'entered'];

/** What a workout counts in; nothing while it is open, when the clock of its machine was not set, or when it was written down. */
export function summedWith(workout: Workout): readonly Summed[] {
  const { open, quality, userId, equipmentId, startedAt, timeZone, localDay: day, localHour } = workout;
  if (open || quality.some((flag) => UNCOUNTED.includes(flag))) return [];
  // Without a local day the event is older than these totals: its build never feeds them.
  if (timeZone === null || day === null || localHour === null) return [];
  const gymId = workout.gymId ?? '';
  const exerciseId = workout.exerciseId ?? '';
  const { hourStartedAt } = localTime(startedAt, timeZone);
  const hour: Hour = { of: 'hour', gymId, equipmentId, exerciseId, day, localHour, hour: hourStartedAt };
  if (userId === '') return [hour];
  const month = `${day.slice(0, 7)}-01`;
  const exercises = new Set(['', exerciseId]);
  return [
    hour,
    ...[...new Set(['', gymId])].flatMap((gymId) =>
      [...exercises].map((exerciseId): Month => ({ of: 'month', month, gymId, exerciseId })),
    ),
  ];
}
