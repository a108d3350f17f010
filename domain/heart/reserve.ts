/** Heart-rate reserve: what lies between rest and maximum. Its share in use is also that of the oxygen reserve (Swain; ACSM). */
import { formula } from '../formula.js';
import { positive } from '../quantity.js';

const perMinute = positive('1/min');
const source = 'Karvonen, Kentala & Mustala 1957';

/** The reserve itself must be there. */
const reserveBpm = {
  ...perMinute,
  from: ({ restingBpm, maximumBpm }: { restingBpm: number; maximumBpm: number }) => maximumBpm - restingBpm,
};

/** Heart rate at a share (0 to 1) of the reserve. */
export const karvonenTarget = formula({
  id: 'karvonen-target',
  version: 1,
  gives: 'heart rate at a share of the reserve',
  unit: '1/min',
  source,
  inputs: { share: { unit: '', least: 0, most: 1 }, restingBpm: perMinute, maximumBpm: perMinute },
  together: { reserveBpm },
  compute: ({ share, restingBpm, maximumBpm }) => restingBpm + share * (maximumBpm - restingBpm),
});

/**
 * Share of the reserve at a heart rate: above 1 where the expected maximum is too low for the person; below rest there is
 * none, since then the resting heart rate is not right.
 */
export const reserveShare = formula({
  id: 'karvonen-share',
  version: 1,
  gives: 'share of the heart-rate reserve in use',
  unit: '(1: all of it)',
  source,
  inputs: { heartRateBpm: perMinute, restingBpm: perMinute, maximumBpm: perMinute },
  together: { reserveBpm },
  answer: { least: 0 },
  compute: ({ heartRateBpm, restingBpm, maximumBpm }) => (heartRateBpm - restingBpm) / (maximumBpm - restingBpm),
});
