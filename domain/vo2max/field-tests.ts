/** VO2max from tests over a distance. */
import { formula } from '../formula.js';
import { eitherSex, positive, years } from '../quantity.js';
import { KG_PER_LB } from '../units.js';

/** Less than uptake at rest is no maximum. */
const answer = { least: 3.5 };

/** The metres run in twelve minutes. */
export const cooper = formula({
  id: 'cooper',
  version: 1,
  gives: 'VO2max from the distance run in twelve minutes',
  unit: 'ml/kg/min',
  source: 'Cooper 1968, JAMA 203:201',
  inputs: { metres: positive('m') },
  answer,
  compute: ({ metres }) => (metres - 504.9) / 44.73,
});

/** Walking a mile as fast as one can, on a track: on a treadmill it was found not to be valid. Heart rate at its end, in beats per minute. */
export const rockport = formula({
  id: 'rockport',
  version: 1,
  gives: 'VO2max from walking a mile on a track, not on a treadmill',
  unit: 'ml/kg/min',
  source: 'Kline et al. 1987, Med Sci Sports Exerc 19:253',
  inputs: {
    bodyKg: positive('kg'),
    age: years(30, 69),
    sex: eitherSex,
    minutes: positive('min'),
    heartRateBpm: positive('1/min'),
  },
  answer,
  // published for pounds; its kg form rounds 0.0769 / 0.4536 to 0.1692
  compute: ({ bodyKg, age, sex, minutes, heartRateBpm }) =>
    132.853 -
    (0.0769 * bodyKg) / KG_PER_LB -
    0.3877 * age +
    (sex === 'MALE' ? 6.315 : 0) -
    3.2649 * minutes -
    0.1565 * heartRateBpm,
});
