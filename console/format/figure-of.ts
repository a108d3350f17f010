/** A metric's value in the reader's units. */
import type { Figure, Format } from './format';

export function figureOf(value: number, unit: string, format: Format): Figure {
  if (unit === 'kg') return format.weight(value * 1_000);
  if (unit === 'g') return format.weight(value);
  if (unit === 'm/min') return format.speed((value * 1_000) / 60);
  if (unit === 'm') return format.distance(value * 1_000);
  if (unit === 's') return format.duration(value);
  return { value: format.number(value, 1), unit };
}
