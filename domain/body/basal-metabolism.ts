/** The energy of a day: at rest, and with what one does. */
import { formula } from '../formula.js';
import { eitherSex, positive, years } from '../quantity.js';

/** Resting energy, of people of 19 to 78. */
export const mifflin = formula({
  id: 'mifflin',
  version: 1,
  gives: 'basal metabolic rate',
  unit: 'kcal/day',
  source: 'Mifflin et al. 1990, Am J Clin Nutr 51:241',
  inputs: { weightKg: positive('kg'), heightCm: positive('cm'), age: years(19, 78), sex: eitherSex },
  answer: { least: 0 },
  compute: ({ weightKg, heightCm, age, sex }) =>
    10 * weightKg + 6.25 * heightCm - 5 * age + (sex === 'MALE' ? 5 : -161),
});

/** Multiples of the basal rate by how active a person's days are. */
export const activityFactors = {
  sedentary: 1.2,
  light: 1.375,
  moderate: 1.55,
  very_active: 1.725,
  extremely_active: 1.9,
} as const;

/** Energy of a day, kcal, from the basal rate (kcal/day). */
export const dailyEnergy = (basalKcalPerDay: number, activity: keyof typeof activityFactors): number =>
  basalKcalPerDay * activityFactors[activity];
