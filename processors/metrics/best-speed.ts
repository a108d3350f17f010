/** How fast a member can go for a while: what a distance to run is asked in. */
import { greatest } from './choose.js';
import { defineMetric } from './metric.js';
import { meanSpeed } from './plain-formulas.js';

/** So long a runner holds the speed at the maximum of oxygen uptake (404 ± 101 s; Billat et al. 1994, Med Sci Sports Exerc 26:254): what is held for less is a sprint. */
const LEAST_MS = 6 * 60_000;
const MINUTE_MS = 60_000;

export const bestSpeed = defineMetric({
  name: 'best_speed',
  unit: 'm/min',
  comment:
    'The greatest mean speed of an exercise over the active time of a workout of at least 6 min, of all workouts in 90 days; workouts count once they have ended.',
  formula: meanSpeed,
  confidence: 'high',
  choose: greatest,
  selects: true,
  workout: ({ exerciseId, open, distanceMm, activeMs }) =>
    exerciseId === null || open || distanceMm <= 0 || activeMs < LEAST_MS
      ? []
      : [{ exerciseId, value: (distanceMm * MINUTE_MS) / activeMs / 1_000 }],
});
