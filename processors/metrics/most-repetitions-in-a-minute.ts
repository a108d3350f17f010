/** How often a member can do it in a minute: what tests of push-ups and sit-ups ask for. */
import { greatest } from './choose.js';
import { defineMetric } from './metric.js';
import { slidingMinute } from './plain-formulas.js';

export const mostRepetitionsInAMinute = defineMetric({
  name: 'most_repetitions_in_a_minute',
  unit: '',
  comment:
    'The most repetitions of an exercise in any 60 s, pauses included, of all workouts in 90 days; workouts count once they have ended.',
  formula: slidingMinute,
  // What was not surely done within the minute is not in it.
  confidence: 'high',
  choose: greatest,
  selects: true,
  workout: ({ bestMinutes }) =>
    bestMinutes.flatMap(({ exerciseId, repetitions: value }) => (exerciseId === null ? [] : [{ exerciseId, value }])),
});
