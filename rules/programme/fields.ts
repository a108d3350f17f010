/** The numbers of which plans are made: their limits, and how they read. */
import { amountText, readable } from '../amounts/units.js';
import { numberWords } from '../say.js';

interface Field {
  readonly least: number;
  readonly most: number;
  readonly whole: boolean;
  readonly text: (value: number) => string;
}

const whole = (least: number, most: number, text: Field['text']): Field => ({ least, most, whole: true, text });
const percent = (what: string): Field => ({
  least: 0.1,
  most: 100,
  whole: false,
  text: (value) => `${numberWords(value)} % of your ${what}`,
});
const counted = (one: string, many: string) => (value: number) => `${numberWords(value)} ${value === 1 ? one : many}`;

/** By name; of each, more is harder. */
export const fields = {
  timesAWeek: whole(1, 14, counted('visit a week', 'visits a week')),
  sets: whole(1, 20, counted('set', 'sets')),
  repetitions: whole(1, 1_000, counted('repetition', 'repetitions')),
  loadGrams: whole(0, 1_000_000, (value) => amountText(readable('mass', value))),
  oneRepMaxPercent: percent('one-repetition maximum'),
  minutes: whole(1, 600, (value) => `${numberWords(value)} min`),
  heartRateReservePercent: percent('heart-rate reserve'),
  met: { least: 1, most: 25, whole: false, text: (value) => `${numberWords(value)} MET` },
  distanceM: whole(1, 100_000, (value) => amountText(readable('distance', value * 1_000))),
  speedMmPerS: whole(1, 20_000, (value) => `${numberWords(Math.round(value * 0.036) / 10)} km/h`),
} as const satisfies Record<string, Field>;

export type FieldName = keyof typeof fields;

/** Whether a plan can have it at all. */
export const isFieldName = (name: string): name is FieldName => Object.hasOwn(fields, name);

/** Some numbers by name. */
export type Numbers = { readonly [Name in FieldName]?: number };
