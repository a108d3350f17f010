/**
 * The metabolic equations of the American College of Sports Medicine, for steady exercise.
 *
 * Oxygen uptake is gross (rest included), in ml per kg of body weight and minute. Each equation states the range it was
 * made for; outside it still computes, so the caller judges with `fitOf`.
 * Source: ACSM's Guidelines for Exercise Testing and Prescription; Bushman, ACSM's Health & Fitness Journal 24(3), 24(4), 2020.
 */

/** Least and greatest value for which an equation is stated, both included. */
export interface Range {
  readonly least: number;
  readonly most: number;
}

/** Walking on a treadmill. */
export const walk = {
  id: 'acsm-walk/1',
  /** Belt speed, m/min (3.0 to 6.0 km/h). */
  metresPerMinute: { least: 50, most: 100 },
  /** ml/kg/min from speed (m/min) and speed times grade (m/min climbed; grade as a fraction, not negative). */
  vo2: (metresPerMinute: number, climbPerMinute: number): number => 3.5 + 0.1 * metresPerMinute + 1.8 * climbPerMinute,
};

/** Running on a treadmill. */
export const run = {
  id: 'acsm-run/1',
  /**
   * Belt speed, m/min. Stated for more than 134 (8 km/h), and from 80 when the person is really jogging, which is for
   * whoever calls it running to know.
   */
  metresPerMinute: { least: 80, most: Number.POSITIVE_INFINITY },
  /** ml/kg/min from speed (m/min) and speed times grade (m/min climbed; grade as a fraction, not negative). */
  vo2: (metresPerMinute: number, climbPerMinute: number): number => 3.5 + 0.2 * metresPerMinute + 0.9 * climbPerMinute,
};

/** Pedalling a cycle ergometer. ACSM takes 1 W as 6 kgm/min, hence 10.8 and not the physical 11.0. */
export const legCycle = {
  id: 'acsm-leg-cycle/1',
  /** Power, W (300 to 1200 kgm/min). */
  watts: { least: 50, most: 200 },
  /** ml/kg/min from power (W) and body weight (kg, above 0). */
  vo2: (watts: number, bodyKg: number): number => 7 + (10.8 * watts) / bodyKg,
};

/** Cranking an arm ergometer. */
export const armCrank = {
  id: 'acsm-arm-crank/1',
  /** Power, W (150 to 750 kgm/min). */
  watts: { least: 25, most: 125 },
  /** ml/kg/min from power (W) and body weight (kg, above 0). */
  vo2: (watts: number, bodyKg: number): number => 3.5 + (18 * watts) / bodyKg,
};

/** Stepping up and down. */
export const step = {
  id: 'acsm-step/1',
  /** Times the body is lifted by one step per minute; on a bench that is a full up-down cycle. */
  stepsPerMinute: { least: 12, most: 30 },
  /** Height of a step, m. */
  heightM: { least: 0.04, most: 0.4 },
  /** ml/kg/min from lifts per minute and step height (m). */
  vo2: (stepsPerMinute: number, heightM: number): number =>
    3.5 + 0.2 * stepsPerMinute + 1.33 * 1.8 * heightM * stepsPerMinute,
};

/** Multiples of rest (1 MET = 3.5 ml/kg/min) from oxygen uptake in ml/kg/min. */
export const metOf = (vo2: number): number => vo2 / 3.5;

/** Energy rate, kcal/min, from intensity (MET) and body weight (kg): 5 kcal per litre of oxygen. */
export const kcalPerMinute = (met: number, bodyKg: number): number => (met * 3.5 * bodyKg) / 200;

/** How a value lies to a range: in it, at most 10 % beyond an end (the equation still serves, said so), or outside. */
export function fitOf(value: number, { least, most }: Range): 'inside' | 'extrapolated' | 'outside' {
  if (value >= least && value <= most) return 'inside';
  return value >= least * 0.9 && value <= most * 1.1 ? 'extrapolated' : 'outside';
}
