/** VO2max from one stage of walking uphill. */
import { formula } from '../formula.js';
import { tanaka } from '../heart/maximum.js';
import { eitherSex, positive, years } from '../quantity.js';

/** After four minutes at one speed and 5 % grade, the heart between 50 and 70 % of its expected maximum (Tanaka). R² 0.86, standard error 4.85. */
export const ebbeling = formula({
  id: 'ebbeling',
  version: 1,
  gives: 'VO2max from walking four minutes at 5 % grade',
  unit: 'ml/kg/min',
  source: 'Ebbeling et al. 1991, Med Sci Sports Exerc 23:966',
  inputs: {
    milesPerHour: { unit: 'mph', least: 2, most: 4.5 },
    grade: { unit: '(climb over distance)', least: 0.05, most: 0.05 },
    minutes: { unit: 'min', least: 4 },
    heartRateBpm: positive('1/min'),
    age: years(20, 59),
    sex: eitherSex,
  },
  together: {
    shareOfMaximum: {
      unit: '',
      least: 0.5,
      most: 0.7,
      from: ({ heartRateBpm, age }) => heartRateBpm / tanaka.compute({ age }),
    },
  },
  answer: { least: 3.5 },
  compute: ({ milesPerHour, heartRateBpm, age, sex }) =>
    15.1 +
    21.8 * milesPerHour -
    0.327 * heartRateBpm -
    0.263 * milesPerHour * age +
    0.00504 * heartRateBpm * age +
    (sex === 'MALE' ? 5.98 : 0),
});
