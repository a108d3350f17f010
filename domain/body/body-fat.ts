/** Body fat in percent of weight: an estimate from the body-mass index, and what a measured share means. */
import { formula } from '../formula.js';
import { norm } from '../norm.js';
import { adult, eitherSex, positive } from '../quantity.js';

const EVER = Number.POSITIVE_INFINITY;

/** For who has no scale that measures it (R² 0.79, standard error 4.1); too low for Singaporeans. */
export const deurenberg = formula({
  id: 'deurenberg',
  version: 1,
  gives: 'body fat from the body-mass index',
  unit: '%',
  source: 'Deurenberg, Weststrate & Seidell 1991, Br J Nutr 65:105',
  inputs: { bmi: positive('kg/m²'), age: adult, sex: eitherSex },
  answer: { least: 0, most: 100 },
  compute: ({ bmi, age, sex }) => 1.2 * bmi + 0.23 * age - (sex === 'MALE' ? 10.8 : 0) - 5.4,
});

/** The American Council on Exercise's table, in whole percents: a band reaches to the next, so 5.9 is still essential. */
export const aceBodyFat = norm({
  id: 'ace-body-fat',
  version: 1,
  gives: 'band of body fat',
  unit: '%',
  source: 'American Council on Exercise 2009',
  bands: ['obese', 'average', 'fitness', 'athletes', 'essential'],
  beneath: null,
  groups: {
    MALE: [{ ages: [18, EVER], from: [25, 18, 14, 6, 2] }],
    FEMALE: [{ ages: [18, EVER], from: [32, 25, 21, 14, 10] }],
  },
});

/** The bound of obesity in a study of Singapore; four of five adults there are beyond it, so it is nothing to tell a person by. */
const OBESE_ABOVE = { MALE: 25, FEMALE: 35 } as const;

/** Whether body fat (%) is beyond the bound for Singaporeans. Source: the Yishun Study, BMC Public Health 2021. */
export const isObeseInSingapore = (bodyFatPercent: number, sex: keyof typeof OBESE_ABOVE): boolean =>
  bodyFatPercent > OBESE_ABOVE[sex];
