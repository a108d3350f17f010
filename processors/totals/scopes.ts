/** The sums that a workout is part of: each has its place in the day or the month of its member. */
import type { Counted, Place } from './counted.js';
import { add, type Sums } from './sums.js';

/** All workouts of an hour on one machine. */
interface Hour extends Place {
  readonly of: 'hour';
}

/** All workouts of a month: of a gym or all (''), of an exercise or all (''). */
interface Month {
  readonly of: 'month';
  readonly month: string;
  readonly gymId: string;
  readonly exerciseId: string;
}

/** What is summed up together. */
export type Summed = Hour | Month;

/** The scope of a member that holds it: `day|2026-01-20`, `month|2026-01-01`. */
export const scopeOf = (summed: Summed): string =>
  summed.of === 'hour' ? `day|${summed.day}` : `month|${summed.month}`;

/** Which of its scope it is. */
export function placeOf(summed: Summed): string {
  const { gymId, exerciseId } = summed;
  if (summed.of === 'month') return JSON.stringify([gymId, exerciseId]);
  return JSON.stringify([gymId, exerciseId, summed.equipmentId, summed.localHour, summed.hour]);
}

/** The inverse of both. */
export function summedBy(scope: string, place: string): Summed {
  const [kind, day = ''] = scope.split('|');
  const [gymId, exerciseId, equipmentId, localHour, hour] = JSON.parse(place);
  if (kind === 'month') return { of: 'month', month: day, gymId, exerciseId };
  return { of: 'hour', gymId, exerciseId, equipmentId, day, localHour, hour };
}

/** What a workout counts in, and with how much. In a month each exercise has its own repetitions and tonnage; time, distance, work and energy are with the first. */
export function summedWith({ userId, place, sums, others = {} }: Counted): { summed: Summed; sums: Sums }[] {
  const hour = { summed: { of: 'hour', ...place } as const, sums };
  if (userId === '') return [hour];
  const month = `${place.day.slice(0, 7)}-01`;
  const byExercise = new Map<string, Sums>([['', sums]]);
  if (place.exerciseId !== '') byExercise.set(place.exerciseId, ofFirst(sums, others));
  for (const [exerciseId, sums] of Object.entries(others)) byExercise.set(exerciseId, sums);
  return [
    hour,
    ...[...new Set(['', place.gymId])].flatMap((gymId) =>
      [...byExercise].map(([exerciseId, sums]) => ({
        summed: { of: 'month', month, gymId, exerciseId } as const,
        sums,
      })),
    ),
  ];
}

/** What is left of the whole; it is a workout of the first exercise all the same. */
function ofFirst([workouts = 0, ...sums]: Sums, others: Readonly<Record<string, Sums>>): Sums {
  const left = [0, ...sums];
  for (const other of Object.values(others)) add(left, [0, ...other.slice(1)], -1);
  return [workouts, ...left.slice(1)];
}
