/** Who is how far ahead: the monthly totals of members who may be shown, ranked when read. */
import { date, float, integer, sqlView, text } from '../../engine/declare.js';
import { shownName } from '../shown-name.js';

/** What is ranked: the column of the totals, how many of its units make one that is shown, and the name of that. */
const measures = [
  { measure: 'workouts', column: 'workouts', per: 1, unit: 'workouts' },
  { measure: 'repetitions', column: 'repetitions', per: 1, unit: 'repetitions' },
  { measure: 'tonnage', column: 'tonnage_grams', per: 1_000, unit: 'kg' },
  { measure: 'distance', column: 'distance_mm', per: 1_000, unit: 'm' },
  { measure: 'work', column: 'work_j', per: 1_000, unit: 'kJ' },
  { measure: 'active_minutes', column: 'active_ms', per: 60_000, unit: 'min' },
  { measure: 'energy', column: 'energy_cal', per: 1_000, unit: 'kcal' },
] as const;

/** What can be ranked, by name. */
export const leaderboardMeasures = measures.map(({ measure }) => measure);

/** Of each measure the members who have some of it: one branch is left of them when a measure is asked for. */
const amounts = measures.map(
  ({ measure, column, per, unit }) =>
    `select t.month, t.gym_id, t.exercise_id, '${measure}'::text as measure, t.user_id,
       t.${column}::bigint as amount, ${per} as per, '${unit}'::text as unit
     from models.totals_monthly t join models.members m using (user_id) where m.on_leaderboards and t.${column} > 0`,
);

/** Ranks of a month. */
export const leaderboard = sqlView('leaderboard', {
  comment:
    'Monthly leaderboards by gym, exercise and measure. Members who do not want to be shown, or have no profile, are not here, and the ranks close over them. Personal data: names.',
  freshWithinMs: 5_000,
  columns: {
    month: date("First day of the month, in each gym's time zone."),
    gymId: text("The gym; '': all gyms together."),
    exerciseId: text("The exercise; '': all exercises together."),
    measure: text(`What is ranked: ${leaderboardMeasures.join(', ')}.`),
    rank: integer(
      'From 1; who has equally much shares a rank, and the next one follows by how many are before (1, 2, 2, 4).',
    ),
    userId: text("The member's pseudonym; within a rank, in their order."),
    displayName: text('Their name as it is now; who is called as somebody was before them reads `name·2`.'),
    value: float('How much, in the unit, to 3 decimals; ranks are by the exact amount.'),
    unit: text('workouts, repetitions, kg (tonnage), m, kJ, min or kcal.'),
  },
  reads: ['totals_monthly', 'members', 'merges'],
  // The name last, around the ranks: whoever reads a page of them looks up the names of that page only.
  sql: `select month, gym_id, exercise_id, measure, rank, user_id,
      (select ${shownName('n')} from models.members n where n.user_id = r.user_id limit 1) as display_name, value, unit
    from (
      select month, gym_id, exercise_id, measure,
        rank() over (partition by month, gym_id, exercise_id, measure order by amount desc) as rank,
        user_id, round(amount * 1000::double precision / per) / 1000 as value, unit
      from (${amounts.join('\n    union all\n    ')}) amounts) r`,
});
