/** Energy from the heart rate, where a machine tells nothing better. */
import { kcalPerMinute } from '../acsm.js';
import { formula } from '../formula.js';
import { adult, eitherSex, positive } from '../quantity.js';

const KJ_PER_KCAL = 4.184;

/** Gross energy rate; made between 41 and 80 % of VO2max, about 90 to 180 beats. Never below rest (1 MET). */
export const keytel = formula({
  id: 'keytel',
  version: 1,
  gives: 'gross energy rate from the heart rate, at 41 to 80 % of VO2max',
  unit: 'kcal/min',
  source: 'Keytel et al. 2005, J Sports Sci 23:289',
  inputs: {
    heartRateBpm: { unit: '1/min', least: 90, most: 180 },
    bodyKg: positive('kg'),
    age: adult,
    sex: eitherSex,
  },
  compute({ heartRateBpm, bodyKg, age, sex }) {
    const kjPerMinute =
      sex === 'MALE'
        ? -55.0969 + 0.6309 * heartRateBpm + 0.1988 * bodyKg + 0.2017 * age
        : -20.4022 + 0.4472 * heartRateBpm - 0.1263 * bodyKg + 0.074 * age;
    return Math.max(kjPerMinute / KJ_PER_KCAL, kcalPerMinute(1, bodyKg));
  },
});
