/** A workout as the console shows it, and its figures. */
import type { GetUsersByIdWorkoutsResponse } from '../../clients/typescript/lib/index';
import type { Figure, Format } from '../format/format';
import { words } from '../words';

export type Workout = GetUsersByIdWorkoutsResponse['items'][number];

/** What it was: the exercise, or else the machine, where that is known. */
export const nameOf = ({ exerciseId, equipmentType }: Pick<Workout, 'exerciseId' | 'equipmentType'>): string =>
  exerciseId || ['UNKNOWN', 'NONE'].includes(equipmentType) ? words.exercise(exerciseId) : words.machine(equipmentType);

/** What there is to say of it, the most telling first. */
export function figuresOf(workout: Workout, format: Format): [string, Figure][] {
  const figures = words.figures;
  const all: [string, Figure | null][] = [
    [figures.active, format.duration(workout.activeS)],
    [figures.distance, workout.distanceMm > 0 ? format.distance(workout.distanceMm) : null],
    [figures.lifted, workout.tonnageGrams > 0 ? format.weight(workout.tonnageGrams) : null],
    [figures.repetitions, workout.repetitions > 0 ? format.count(workout.repetitions) : null],
    [figures.energy, workout.energyKcal === null ? null : format.energy(workout.energyKcal)],
    [figures.heart, workout.averageHeartRateBpm === null ? null : format.heart(workout.averageHeartRateBpm)],
    [figures.power, workout.averagePowerW === null ? null : format.power(workout.averagePowerW)],
  ];
  return all.flatMap(([label, figure]) => (figure ? [[label, figure]] : []));
}

/** Figures in one line. */
export const textOf = (figures: readonly (readonly [string, Figure])[]): string =>
  figures.map(([label, { value, unit }]) => `${label} ${value} ${unit}`.trim()).join(' · ');
