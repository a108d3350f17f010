/** What programmes bring: how the metrics of who is in one changed since they joined. */
import { float, integer, people, somePeople, sqlView, text } from '../../engine/declare.js';
import { enrolledAs } from '../programme-ids.js';

const prefix = enrolledAs('');
const history = (which: string) => `select distinct on (h.metric, h.exercise_id, h.equipment_model)
        h.metric, h.exercise_id, h.equipment_model, h.unit, h.value, h.at
      from models.member_metric_history h where h.user_id = j.user_id and h.value > 0
      order by h.metric, h.exercise_id, h.equipment_model, ${which}`;

/** By programme, metric and exercise. */
export const programmeImprovement = sqlView('programmeImprovement', {
  comment:
    'How much metrics of the members of a programme changed since they joined: from the value that stood then, else the first after it, to the last. Who was measured only once is not counted. That it changed with the programme does not say that it changed by it.',
  freshWithinMs: 2_000,
  analysts: true,
  columns: {
    programmeId: text('The programme.'),
    version: integer('The version by which the members are judged.'),
    metric: text('Which metric.'),
    exerciseId: text("The exercise; '' for a metric that is not of one."),
    members: people(integer('Members who have two values of it.')),
    rose: somePeople(integer('Of these, those whose value is higher now.')),
    meanChangePercent: float('Change of the value on average, %, to 2 decimals.'),
  },
  reads: ['challenge_progress', 'member_metric_history'],
  sql: `select programme_id, version, metric, exercise_id, count(*) as members, count(*) filter (where change > 0) as rose,
      round(avg(change)::numeric, 2) as mean_change_percent
    from (
      select j.programme_id, j.version, j.user_id, now.metric, now.exercise_id, avg(100 * (now.value / former.value - 1)) as change
      from (select user_id, version, joined_at, substr(challenge_id, ${prefix.length + 1}) as programme_id
        from models.challenge_progress where starts_with(challenge_id, '${prefix}')) j
      cross join lateral (${history('h.at > j.joined_at, case when h.at > j.joined_at then h.at end, h.at desc')}) former
      join lateral (${history('h.at desc')}) now
        on (now.metric, now.exercise_id, now.equipment_model) = (former.metric, former.exercise_id, former.equipment_model)
        and now.at > former.at and now.at > j.joined_at
      group by j.programme_id, j.version, j.user_id, now.metric, now.exercise_id) c
    group by programme_id, version, metric, exercise_id`,
});
