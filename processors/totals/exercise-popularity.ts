/** What people train: by exercise, how many did it and how much. */
import { date, float, integer, people, sqlView, text } from '../../engine/declare.js';

/** Exercises by month and gym. */
export const exercisePopularity = sqlView('exercisePopularity', {
  comment:
    'How many members did each exercise in each month, and how much of it. What a sensor saw: guests and workouts that were written down are not here.',
  freshWithinMs: 2_000,
  analysts: true,
  columns: {
    month: date("First day of the month, in each gym's time zone."),
    gymId: text("The gym; '': all gyms together."),
    exerciseId: text('The exercise.'),
    members: people(integer('Members who did it.')),
    workouts: integer('Their workouts with it; one with several exercises counts once for each.'),
    repetitions: float('Their repetitions.'),
    tonnageKg: float('Repetitions times load, kg.'),
    activeMinutes: float('Active time of the workouts that began with it, min.'),
  },
  reads: ['totals_monthly'],
  sql: `select month, gym_id, exercise_id, count(*) as members, sum(workouts) as workouts, sum(repetitions) as repetitions,
      sum(tonnage_grams) / 1000 as tonnage_kg, round(sum(active_ms) / 60000, 1) as active_minutes
    from models.totals_monthly where exercise_id <> '' group by month, gym_id, exercise_id`,
});
