/** From a maximum back to a load: what to put on for a number of repetitions. */
import { formula } from '../formula.js';
import { positive, type Quantity } from '../quantity.js';

/** Percent of the maximum that can be lifted so many times; whole, so that whole grams stay whole. */
export const percentOfMaximum = {
  1: 100,
  2: 95,
  3: 93,
  4: 90,
  5: 87,
  6: 85,
  7: 83,
  8: 80,
  9: 77,
  10: 75,
  12: 70,
} as const;

const percents: Readonly<Record<number, number>> = percentOfMaximum;
const repetitions = {
  unit: '',
  least: 1,
  most: 12,
  whole: true,
  among: Object.keys(percentOfMaximum).map(Number),
} as const satisfies Quantity;

/** The load for a number of repetitions, in the unit of the maximum; the table has no 11. */
export const loadFor = formula({
  id: 'nsca-load',
  version: 1,
  gives: 'load for a number of repetitions',
  unit: 'that of the maximum',
  source: 'NSCA training load chart',
  inputs: { oneRepMax: positive('(any unit)'), repetitions },
  compute: ({ oneRepMax, repetitions }) => (oneRepMax * (percents[repetitions] ?? Number.NaN)) / 100,
});

/** The load that a machine can be set to: down to its step, in the same unit (grams keep it exact); the load itself where the step is not above 0. */
export const downToStep = (load: number, step: number): number => (step > 0 ? Math.floor(load / step) * step : load);
