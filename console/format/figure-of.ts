/** A metric's value in the reader's units. */
import type { Figure, Format } from './format';
import { distanceIn, speedIn, type Units, weightIn } from './units';

const MILLIMETRES_A_METRE = 1_000;
const GRAMS_A_KILOGRAM = 1_000;
const SECONDS_A_MINUTE = 60;

export function figureOf(value: number, unit: string, format: Format): Figure {
  if (unit === 'kg') return format.weight(value * GRAMS_A_KILOGRAM);
  if (unit === 'g') return format.weight(value);
  if (unit === 'm/min') return format.speed((value * MILLIMETRES_A_METRE) / SECONDS_A_MINUTE);
  if (unit === 'm') return format.distance(value * MILLIMETRES_A_METRE);
  if (unit === 's') return format.duration(value);
  return { value: format.number(value, 1), unit };
}

/** The same as a number, for an axis; a time stays in seconds. */
export function numberOf(value: number, unit: string, units: Units): number {
  if (unit === 'kg') return weightIn(units, value * GRAMS_A_KILOGRAM);
  if (unit === 'g') return weightIn(units, value);
  if (unit === 'm/min') return speedIn(units, (value * MILLIMETRES_A_METRE) / SECONDS_A_MINUTE);
  if (unit === 'm') return distanceIn(units, value * MILLIMETRES_A_METRE);
  return value;
}
