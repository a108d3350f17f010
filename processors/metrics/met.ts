/** How hard a member trains: the mean intensity of what they did lately. */
import { mean } from './choose.js';
import { localDayOf } from './days.js';
import { defineMetric } from './metric.js';
import { weightedMean } from './plain-formulas.js';

export const met = defineMetric({
  name: 'met',
  unit: 'MET',
  comment:
    'Intensity in multiples of rest: the mean of the workouts of 28 days that have an estimate, by their active time; workouts count once they have ended.',
  formula: weightedMean,
  confidence: 'medium',
  windowDays: 28,
  choose: mean,
  workout: (workout) =>
    workout.open || workout.met === null
      ? []
      : [{ value: workout.met, weight: workout.activeMs, at: localDayOf(workout) }],
});
