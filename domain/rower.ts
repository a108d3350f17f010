/** The arithmetic of Concept2 rowing ergometers: pace is the time for 500 m. Source: Concept2, "Watts calculator", "Calorie calculator". */

/** Names the energy formula in every stored method. */
export const concept2Id = 'concept2-rower/1';

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
