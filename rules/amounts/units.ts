/** Units in which people write amounts, and the whole number of ours that each is. */
import { numberWords } from '../say.js';

/** What an amount is of; its own unit is the one with factor 1. */
export const dimensions = {
  count: { '': 1 },
  mass: { g: 1, kg: 1_000, t: 1_000_000, lb: 453.59237 },
  distance: { mm: 1, m: 1_000, km: 1_000_000, mi: 1_609_344 },
  time: { ms: 1, s: 1_000, min: 60_000, h: 3_600_000 },
  energy: { cal: 1, kcal: 1_000, kJ: 1_000 / 4.184 },
  work: { J: 1, kJ: 1_000 },
  power: { W: 1 },
  points: { points: 1 },
} as const;

export type Dimension = keyof typeof dimensions;

/** An amount as people write it. */
export interface Amount {
  readonly amount: number;
  /** '' for a number of something. */
  readonly unit: string;
}

export const unitsOf = (dimension: Dimension): string[] => Object.keys(dimensions[dimension]);

/** All units there are. */
export const allUnits = [...new Set(Object.keys(dimensions).flatMap((name) => unitsOf(name as Dimension)))];

/** The amount in the own unit of its dimension, rounded to a whole number; NaN for a unit that the dimension does not have. */
export function inOwnUnit(dimension: Dimension, { amount, unit }: Amount): number {
  const factor = (dimensions[dimension] as Readonly<Record<string, number>>)[unit];
  return factor === undefined ? Number.NaN : Math.round(amount * factor);
}

/** The unit in which people read it. */
const read: Readonly<Record<Dimension, string>> = {
  count: '',
  mass: 'kg',
  distance: 'km',
  time: 'min',
  energy: 'kcal',
  work: 'kJ',
  power: 'W',
  points: 'points',
};

/** What is in the own unit, in another of the dimension (that in which people read it), to 3 decimals. */
export function readable(dimension: Dimension, value: number, unit: string = read[dimension]): Amount {
  const factor = (dimensions[dimension] as Readonly<Record<string, number>>)[unit] ?? 1;
  return { amount: Math.round((value / factor) * 1_000) / 1_000, unit };
}

/** `2.5 km`, `2,000`. */
export const amountText = ({ amount, unit }: Amount): string =>
  unit === '' ? numberWords(amount) : `${numberWords(amount)} ${unit}`;

/** As much of an amount as people look at, and never more than there is: of 20 min, 19.967 are `19.9 min`. */
export function givenText({ amount, unit }: Amount): string {
  const thousandths = Math.round(amount * 1_000);
  const step = amount < 1 ? 10 : 100;
  const least = Math.floor(thousandths / step) * step;
  return amountText({ amount: (least > 0 ? least : thousandths) / 1_000, unit });
}
