/** The arithmetic of Concept2 rowing ergometers: pace is the time for 500 m. */
import { formula, nameOf } from './formula.js';
import { positive } from './quantity.js';

const source = 'Concept2, "Watts calculator", "Calorie calculator"';

/** Body weight for which the monitor's energy is made, kg (175 lb). */
const MONITOR_BODY_KG = 79.5;
const BASE_KCAL_PER_HOUR = 300;

/** Power, W, at a pace (s per 500 m, above 0). */
export const wattsAtPace = (secondsPer500M: number): number => 2.8 / (secondsPer500M / 500) ** 3;

/** Pace, s per 500 m, at a power (W, above 0). */
export const paceAtWatts = (watts: number): number => 500 * Math.cbrt(2.8 / watts);

/** Gross energy rate as the monitor shows it, kcal/h, at a power (W, not negative). */
export const monitorKcalPerHour = (watts: number): number => 4 * 0.8604 * watts + BASE_KCAL_PER_HOUR;

/** Gross energy rate for a body, kcal/h, at a power (W, not negative): the part above the base grows with body weight (kg). */
export const kcalPerHour = (watts: number, bodyKg: number): number =>
  ((monitorKcalPerHour(watts) - BASE_KCAL_PER_HOUR) * bodyKg) / MONITOR_BODY_KG + BASE_KCAL_PER_HOUR;

/** The power of a pace. */
export const concept2Power = formula({
  id: 'concept2-power',
  version: 1,
  gives: 'power of a rowing pace',
  unit: 'W',
  source,
  inputs: { secondsPer500M: positive('s per 500 m') },
  compute: ({ secondsPer500M }) => wattsAtPace(secondsPer500M),
});

/** The energy of a body at a power. */
export const concept2Energy = formula({
  id: 'concept2-rower',
  version: 1,
  gives: 'gross energy rate of rowing',
  unit: 'kcal/h',
  source,
  inputs: { watts: { unit: 'W', least: 0 }, bodyKg: positive('kg') },
  compute: ({ watts, bodyKg }) => kcalPerHour(watts, bodyKg),
});

/** Names the energy formula in every stored method. */
export const concept2Id = nameOf(concept2Energy);
