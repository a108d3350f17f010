/** A metric's value in the reader's units. */
import type { Figure, Format } from './format';
import { distanceIn, speedIn, type Units, weightIn } from './units';

/** How a unit of metrics is told, and how many of what the API counts by (g, mm, mm/s) it is. */
const told = {
  kg: { as: 'weight', each: 1_000 },
  g: { as: 'weight', each: 1 },
  'm/min': { as: 'speed', each: 1_000 / 60 },
  m: { as: 'distance', each: 1_000 },
} as const;
const inReaders = { weight: weightIn, speed: speedIn, distance: distanceIn } as const;
const isTold = (unit: string): unit is keyof typeof told => Object.hasOwn(told, unit);

export function figureOf(value: number, unit: string, format: Format): Figure {
  if (isTold(unit)) return format[told[unit].as](value * told[unit].each);
  if (unit === 's') return format.duration(value);
  // Beats of the heart are all that is counted by the minute.
  if (unit === '1/min') return format.heart(value);
  return { value: format.number(value, 1), unit };
}

/** The same as a number, for an axis; a time stays in seconds. */
export const numberOf = (value: number, unit: string, units: Units): number =>
  isTold(unit) ? inReaders[told[unit].as](units, value * told[unit].each) : value;
