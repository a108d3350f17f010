/** How much each machine was used in each hour, made from the totals when read. */
import { date, float, integer, personal, sqlView, text, timestamp } from '../../engine/declare.js';

/** Use of machines by hour. */
export const usageByHour = sqlView('usageByHour', {
  comment:
    'How much each machine was used in each hour in which somebody used it. A session counts whole in the hour of its start. Workouts that were written down (no machine), and those of a clock that was not set, are not here.',
  freshWithinMs: 2_000,
  analysts: true,
  columns: {
    gymId: text("The gym; '' where it is not known."),
    equipmentId: text('The machine.'),
    hour: timestamp("When the hour began, by the gym's clock."),
    day: date("Its day in the gym's time zone."),
    localHour: integer("The hour by the gym's clock, 0 to 23; as summer time ends, two hours have one number."),
    sessions: integer('Sessions that began in the hour, those of guests included.'),
    members: personal(integer('How many members had them; guests are nobody.')),
    activeS: float('Active time of these sessions, s.'),
  },
  reads: ['totals_hourly'],
  sql: `select gym_id, equipment_id, hour, day, local_hour, sum(workouts) as sessions,
      count(distinct user_id) filter (where user_id <> '') as members, sum(active_ms) / 1000 as active_s
    from models.totals_hourly group by gym_id, equipment_id, hour, day, local_hour`,
});
