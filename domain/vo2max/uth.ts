/** VO2max without any exercise: a first guess, until a workout tells more. */
import { formula } from '../formula.js';
import { menOnly, positive, years } from '../quantity.js';

/** Made with 46 well-trained men of 21 to 51 (standard error 2.7, and 4.7 where the maximum is only expected); too high for the untrained and older. */
export const uth = formula({
  id: 'uth',
  version: 1,
  gives: 'VO2max from maximum and resting heart rate',
  unit: 'ml/kg/min',
  source: 'Uth et al. 2004, Eur J Appl Physiol 91:111',
  inputs: { maximumBpm: positive('1/min'), restingBpm: positive('1/min'), age: years(21, 51), sex: menOnly },
  together: { reserveBpm: { ...positive('1/min'), from: ({ maximumBpm, restingBpm }) => maximumBpm - restingBpm } },
  compute: ({ maximumBpm, restingBpm }) => (15.3 * maximumBpm) / restingBpm,
});
