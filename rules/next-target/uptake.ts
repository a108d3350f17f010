/** How much oxygen somebody is to take up: what is asked, and the most that is safe. */

import type { Prescription } from '../programme/plan.js';
import { numberWords } from '../say.js';
import { askedOf, type NextFacts } from './next.js';

const REST = 3.5;

/** ml/kg/min, with words; null: nothing tells it. */
export interface Uptake {
  readonly value: number;
  readonly why: string;
}

/** The share of the oxygen reserve in use is that of the heart-rate reserve (Swain; ACSM), so one bound serves both. */
const ofReserve = (percent: number, vo2max: number): number => REST + (Math.max(0, vo2max - REST) * percent) / 100;

/** What the slot asks for. */
export function askedUptake(slot: Prescription, { own }: Pick<NextFacts, 'own'>): Uptake | null {
  const percent = askedOf(slot, 'heartRateReservePercent');
  if (percent !== undefined && own.vo2max !== null && own.vo2max > REST) {
    const why = `${numberWords(percent)} % of the reserve that your VO2max of ${numberWords(own.vo2max)} ml/kg/min leaves`;
    return { value: ofReserve(percent, own.vo2max), why };
  }
  const met = askedOf(slot, 'met');
  return met === undefined ? null : { value: met * REST, why: `${numberWords(met)} MET as your plan asks` };
}

/** The most that is safe; null: the VO2max is not known, and the heart rate alone bounds it. */
export function mostUptake({ own, bounds }: Pick<NextFacts, 'own' | 'bounds'>): number | null {
  return own.vo2max === null || own.vo2max <= REST ? null : ofReserve(bounds.mostHeartRateReservePercent, own.vo2max);
}
