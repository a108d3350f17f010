/**
 * Intensities by activity from the Compendium of Physical Activities, 2011 edition (Ainsworth et al., Med Sci Sports Exerc
 * 43(8), 2011): the codes that happen in a gym. MET, gross, adults. The 2024 edition revised values; it would be another table.
 */

import type { Declared } from './formula.js';
import { METRES_PER_MINUTE_PER_MPH } from './units.js';

/** Names this edition in every stored method. */
export const edition = 'compendium-2011';

/** What the reference page says of the table. */
export const compendium: Declared = {
  id: edition,
  version: 1,
  gives: 'mean gross intensity of an activity, or of cycling at a power or walking at a speed',
  unit: 'MET',
  range: 'codes of activities in a gym, adults',
  source: 'Ainsworth et al. 2011, Med Sci Sports Exerc 43:1575',
};

const mets: Readonly<Record<string, number>> = {
  // stationary cycling: general, then by power
  '02010': 7.0,
  '02011': 3.5,
  '02012': 6.8,
  '02013': 8.8,
  '02014': 11.0,
  '02015': 14.0,
  '02017': 4.8,
  '02019': 8.5,
  // calisthenics: vigorous, moderate, light, general; circuits
  '02020': 8.0,
  '02022': 3.8,
  '02024': 2.8,
  '02030': 3.5,
  '02035': 4.3,
  '02040': 8.0,
  // elliptical
  '02048': 5.0,
  // resistance training: vigorous, squats, 8 to 15 repetitions; health club in general
  '02050': 6.0,
  '02052': 5.0,
  '02054': 3.5,
  '02060': 5.5,
  // stair treadmill, rope
  '02065': 9.0,
  '02068': 11.0,
  // rowing ergometer: vigorous, moderate, 100 W, 150 W, 200 W
  '02070': 6.0,
  '02071': 4.8,
  '02072': 7.0,
  '02073': 8.5,
  '02074': 12.0,
  // ski machine, stretching, pilates, arm ergometer, Airdyne with arms alone, hatha yoga
  '02080': 6.8,
  '02101': 2.3,
  '02105': 3.0,
  '02115': 2.8,
  '02117': 4.3,
  '02150': 2.5,
  // jogging, running
  '12020': 7.0,
  '12150': 8.0,
  // walking on the level, by pace
  '17151': 2.0,
  '17152': 2.8,
  '17170': 3.0,
  '17190': 3.5,
  '17200': 4.3,
  '17220': 5.0,
  '17230': 7.0,
  '17231': 8.3,
};

/** Intensity of a code, MET, or undefined when the code is not in the table. */
export const compendiumMet = (code: string): number | undefined => (Object.hasOwn(mets, code) ? mets[code] : undefined);

/** Upper ends of the power bands for stationary cycling, whole W; the lowest band begins at 30 W. */
const bikeBands = [
  { most: 50, code: '02011' },
  { most: 89, code: '02017' },
  { most: 100, code: '02012' },
  { most: 160, code: '02013' },
  { most: 200, code: '02014' },
  { most: 270, code: '02015' },
] as const;

/** A code found by a quantity; saturated: the quantity lies beyond the table, the nearest band stands for it. */
export interface Found {
  readonly code: string;
  readonly saturated: boolean;
}

/** The code for stationary cycling at a power (W, rounded to whole); saturated below 30 W and above 270 W. */
export function bikeByWatts(watts: number): Found {
  const whole = Math.round(watts);
  const band = bikeBands.find(({ most }) => whole <= most);
  return { code: band?.code ?? '02015', saturated: whole < 30 || band === undefined };
}

/** Upper ends of the paces, mph, halfway between the named ones; "less than 2.0 mph" ends below the pace named 2.0. */
const walkBands = [
  { below: 1.95, code: '17151' },
  { below: 2.25, code: '17152' },
  { below: 2.75, code: '17170' },
  { below: 3.35, code: '17190' },
  { below: 3.75, code: '17200' },
  { below: 4.25, code: '17220' },
  { below: 4.75, code: '17230' },
  { below: 5.25, code: '17231' },
] as const;

/** The code for walking on the level at a speed (m/min), nearest named pace; saturated from 5.25 mph (141 m/min). Grade is not seen. */
export function walkBySpeed(metresPerMinute: number): Found {
  const mph = metresPerMinute / METRES_PER_MINUTE_PER_MPH;
  const band = walkBands.find(({ below }) => mph < below);
  return { code: band?.code ?? '17231', saturated: band === undefined };
}
