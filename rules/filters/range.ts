/** Bounds in which a number may be. */
import { Type } from 'typebox';
import { numberWords } from '../say.js';

/** At least and at most are within, what it must be below is not; one is enough. */
export interface Range {
  readonly atLeast?: number;
  readonly atMost?: number;
  readonly below?: number;
}

/** The schema of bounds. */
export const range = (minimum: number, maximum: number, description: string) => {
  const bound = Type.Optional(Type.Number({ minimum, maximum }));
  return Type.Object(
    { atLeast: bound, atMost: bound, below: bound },
    { additionalProperties: false, minProperties: 1, description },
  );
};

/** Which bound a number does not keep. */
export function misses({ atLeast, atMost, below }: Range, value: number): 'low' | 'high' | null {
  if (atLeast !== undefined && value < atLeast) return 'low';
  if (atMost !== undefined && value > atMost) return 'high';
  return below !== undefined && value >= below ? 'high' : null;
}

/** Whether a number that only grows may leave the bounds. */
export const hasTop = ({ atMost, below }: Range): boolean => atMost !== undefined || below !== undefined;

/** `8 to 12 repetitions`, `at least 30 min`, `under 9 min`. */
export function rangeWords({ atLeast, atMost, below }: Range, unit: string): string {
  const text = (number: number) => `${numberWords(number)}${unit}`;
  const top = below !== undefined ? `under ${text(below)}` : atMost !== undefined ? `at most ${text(atMost)}` : '';
  if (atLeast === undefined) return top;
  if (top === '') return `at least ${text(atLeast)}`;
  if (below !== undefined) return `at least ${text(atLeast)} and ${top}`;
  return atLeast === atMost ? text(atLeast) : `${numberWords(atLeast)} to ${text(atMost ?? 0)}`;
}

/** Why no number is within, or null. */
export function emptyRange({ atLeast, atMost, below }: Range): string | null {
  if (atMost !== undefined && below !== undefined) return 'atMost and below are two upper bounds: leave one out';
  if (atLeast !== undefined && atMost !== undefined && atLeast > atMost) return 'atLeast is above atMost';
  return atLeast !== undefined && below !== undefined && atLeast >= below ? 'atLeast is not below what is asked' : null;
}
