/** Minutes of moderate to vigorous activity in a week: 150 are what the WHO asks for. */
import { isActive } from '../../domain/active-minutes.js';
import { metIntensity } from '../../domain/intensity-bands.js';
import { sum } from './choose.js';
import { LAST_ZONE_MS, localWeekOf } from './days.js';
import { defineMetric } from './metric.js';

const MINUTE_MS = 60_000;

export const weeklyActiveMinutes = defineMetric({
  name: 'weekly_active_minutes',
  unit: 'min',
  comment:
    "Active time of the ISO week's workouts of 3 MET or more on the mean; workouts count once they have ended, in the week of their start by the clock of the gym.",
  formula: metIntensity,
  confidence: 'medium',
  windowDays: 7,
  settlesMs: LAST_ZONE_MS,
  choose: sum,
  workout: (workout) =>
    !workout.open && isActive({ met: workout.met, reserveShare: null })
      ? [{ value: workout.activeMs / MINUTE_MS, at: localWeekOf(workout) }]
      : [],
});
