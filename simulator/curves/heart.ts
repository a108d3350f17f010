/** A heart through a visit: it follows the demanded intensity with a lag and drifts upward when the work goes on. */
import type { Person } from '../people.js';
import type { Random } from '../random.js';

/** Time constants of heart rate after a change of load, s: it rises faster than it falls (after Su et al., 2007). */
const RISE_S = 28;
const FALL_S = 55;
/** Drift of a steady effort: a share of the reserve per second of work, and its limit (cardiovascular drift, Coyle 2001). */
const DRIFT_PER_S = 0.00005;
const MOST_DRIFT = 0.09;

export interface Heart {
  /** One second at `intensity` (share of the heart-rate reserve, Karvonen 1957): what a machine hears, or null. */
  beat(intensity: number): number | null;
}

/** A heart at a little over rest. */
export function heart(person: Person, draw: Random): Heart {
  const { restingHeartRateBpm: rest, maxHeartRateBpm: max } = person;
  let rate = rest + draw.between(8, 20);
  let drift = 0;
  let wobble = 0;
  let deafUntil = draw.whole(2, 8);
  let second = 0;

  return {
    beat: (intensity) => {
      second += 1;
      drift = Math.min(Math.max(drift + (intensity > 0.35 ? DRIFT_PER_S : -2 * DRIFT_PER_S), 0), MOST_DRIFT);
      const demanded = rest + (max - rest) * Math.min(Math.max(intensity, 0.1) + drift, 1);
      rate += (demanded - rate) / (demanded > rate ? RISE_S : FALL_S);
      wobble = 0.85 * wobble + draw.between(-0.7, 0.7);
      if (!person.heartRateStrap) return null;
      // A strap loses contact now and then.
      if (second > deafUntil && draw.chance(0.0008)) deafUntil = second + draw.whole(3, 20);
      if (second <= deafUntil) return null;
      return Math.round(Math.min(Math.max(rate + wobble, rest - 5), max));
    },
  };
}
