/** How each kind of intensity becomes a number. */
import type { IntensityName } from '../intensities.js';
import type { Answer, Asking } from './asking.js';
import { byBestInAMinute } from './best-in-a-minute.js';
import { byBestSpeed } from './best-speed.js';
import { byHeartRateReserve } from './heart-rate-reserve.js';
import { byMet } from './met.js';
import { byOneRepMax } from './one-rep-max.js';

/** By name. */
export const answers: Readonly<Record<IntensityName, (asking: Asking) => Answer>> = {
  one_rep_max: byOneRepMax,
  best_in_a_minute: byBestInAMinute,
  heart_rate_reserve: byHeartRateReserve,
  met: byMet,
  best_speed: byBestSpeed,
};
