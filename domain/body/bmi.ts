/** Body-mass index and what it means for adults: for children and adolescents neither table holds, so they get none. */
import { formula } from '../formula.js';
import { norm } from '../norm.js';
import { positive } from '../quantity.js';

/** Weight over the square of height. */
export const bmi = formula({
  id: 'bmi',
  version: 1,
  gives: 'body-mass index',
  unit: 'kg/m²',
  source: 'Quetelet 1832; Keys et al. 1972',
  inputs: { weightKg: positive('kg'), heightM: positive('m') },
  compute: ({ weightKg, heightM }) => weightKg / heightM ** 2,
});

const adults = (from: readonly number[]) => ({
  EVERYONE: [{ ages: [18, Number.POSITIVE_INFINITY], from } as const],
});

/** The World Health Organization's categories. */
export const whoBmi = norm({
  id: 'who-bmi',
  version: 1,
  gives: 'category of body-mass index',
  unit: 'kg/m²',
  source: 'WHO 2000, Technical Report Series 894',
  bands: ['obese_3', 'obese_2', 'obese_1', 'overweight', 'normal'],
  beneath: 'underweight',
  groups: adults([40, 35, 30, 25, 18.5]),
});

/** Singapore's categories of risk, at Asian action points, on the unrounded index: 22.95 is low though it prints as 23.0. */
export const singaporeBmi = norm({
  id: 'singapore-bmi',
  version: 1,
  gives: 'risk by body-mass index, Asian action points',
  unit: 'kg/m²',
  source: 'Health Promotion Board, Singapore; WHO Expert Consultation 2004, Lancet 363:157',
  bands: ['high_risk', 'moderate_risk', 'low_risk'],
  beneath: 'underweight',
  groups: adults([27.5, 23, 18.5]),
});
