/**
 * The metabolic equations of the American College of Sports Medicine, for steady exercise.
 *
 * Oxygen uptake is gross (rest included), in ml per kg of body weight and minute. `of` keeps to the range each equation was
 * stated for; `compute` does not look, for callers who judge with `fitOf`.
 */
import { formula } from './formula.js';
import { positive, type Quantity } from './quantity.js';

const source =
  "ACSM's Guidelines for Exercise Testing and Prescription; Bushman 2020, ACSM's Health & Fitness Journal 24(3), 24(4)";
const uptake = (how: string) => ({ version: 1, gives: `oxygen uptake ${how}`, unit: 'ml/kg/min', source });

/** Climb over distance; downhill has no equation. */
const grade = { unit: '(climb over distance)', least: 0 };

/** Walking on a treadmill, at 3.0 to 6.0 km/h. */
export const walk = formula({
  id: 'acsm-walk',
  ...uptake('of walking'),
  inputs: { metresPerMinute: { unit: 'm/min', least: 50, most: 100 }, grade },
  compute: ({ metresPerMinute, grade }) => 3.5 + 0.1 * metresPerMinute + 1.8 * metresPerMinute * grade,
});

/**
 * Running on a treadmill. Stated for more than 134 m/min (8 km/h), and from 80 when the person is really jogging, which is
 * for whoever calls it running to know.
 */
export const run = formula({
  id: 'acsm-run',
  ...uptake('of running, below 134 m/min only of those who really jog'),
  inputs: { metresPerMinute: { unit: 'm/min', least: 80 }, grade },
  compute: ({ metresPerMinute, grade }) => 3.5 + 0.2 * metresPerMinute + 0.9 * metresPerMinute * grade,
});

/** Pedalling a cycle ergometer (300 to 1200 kgm/min). ACSM takes 1 W as 6 kgm/min, hence 10.8 and not the physical 11.0. */
export const legCycle = formula({
  id: 'acsm-leg-cycle',
  ...uptake('of pedalling'),
  inputs: { watts: { unit: 'W', least: 50, most: 200 }, bodyKg: positive('kg') },
  compute: ({ watts, bodyKg }) => 7 + (10.8 * watts) / bodyKg,
});

/** Cranking an arm ergometer (150 to 750 kgm/min). */
export const armCrank = formula({
  id: 'acsm-arm-crank',
  ...uptake('of cranking with the arms'),
  inputs: { watts: { unit: 'W', least: 25, most: 125 }, bodyKg: positive('kg') },
  compute: ({ watts, bodyKg }) => 3.5 + (18 * watts) / bodyKg,
});

/** Stepping: times the body is lifted by one step per minute; on a bench that is a full up-down cycle. */
export const step = formula({
  id: 'acsm-step',
  ...uptake('of stepping'),
  inputs: {
    stepsPerMinute: { unit: '1/min', least: 12, most: 30 },
    heightM: { unit: 'm', least: 0.04, most: 0.4 },
  },
  compute: ({ stepsPerMinute, heightM }) => 3.5 + 0.2 * stepsPerMinute + 1.33 * 1.8 * heightM * stepsPerMinute,
});

/** Multiples of rest (1 MET = 3.5 ml/kg/min) from oxygen uptake in ml/kg/min. */
export const metOf = (vo2: number): number => vo2 / 3.5;

/** Energy rate, kcal/min, from intensity (MET) and body weight (kg): 5 kcal per litre of oxygen. */
export const kcalPerMinute = (met: number, bodyKg: number): number => (met * 3.5 * bodyKg) / 200;

/** The same, refusing what is no intensity or no body. */
export const energyRate = formula({
  id: 'met-energy',
  version: 1,
  gives: 'gross energy rate, MET · 3.5 · kg / 200',
  unit: 'kcal/min',
  source: 'ACSM; 1 MET = 3.5 ml/kg/min of oxygen, 5 kcal per litre',
  inputs: { met: { unit: 'MET', least: 0 }, bodyKg: positive('kg') },
  compute: ({ met, bodyKg }) => kcalPerMinute(met, bodyKg),
});

/** How a value lies to a range: in it, at most 10 % beyond an end (the equation still serves, said so), or outside. */
export function fitOf(
  value: number,
  { least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY }: Quantity,
): 'inside' | 'extrapolated' | 'outside' {
  if (value >= least && value <= most) return 'inside';
  return value >= least * 0.9 && value <= most * 1.1 ? 'extrapolated' : 'outside';
}
