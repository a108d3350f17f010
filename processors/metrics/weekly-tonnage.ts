/** What a member lifted in a week, all in all. */
import { sum } from './choose.js';
import { LAST_ZONE_MS, localWeekOf } from './days.js';
import { defineMetric } from './metric.js';
import { added } from './plain-formulas.js';

export const weeklyTonnage = defineMetric({
  name: 'weekly_tonnage',
  unit: 'kg',
  comment:
    "Repetitions times load of the ISO week's workouts; workouts count once they have ended, in the week of their start by the clock of the gym.",
  formula: added,
  confidence: 'high',
  windowDays: 7,
  settlesMs: LAST_ZONE_MS,
  choose: sum,
  workout: (workout) =>
    !workout.open && workout.tonnageGrams > 0
      ? [{ value: workout.tonnageGrams / 1_000, at: localWeekOf(workout) }]
      : [],
});
