/** What members' metrics are now: the last word of each history, looked up when it is asked for. */
import { float, integer, nullable, sqlView, text, timestamp, uuids } from '../../engine/declare.js';

/** Metrics that have a value. */
export const memberMetrics = sqlView('member_metrics', {
  comment:
    'Metrics of members as they are now: the last of each history, unless that says that nothing is recent any more.',
  freshWithinMs: 2_000,
  columns: {
    userId: text("The member's pseudonym."),
    metric: text('Which metric.'),
    exerciseId: text("The exercise; '' for a metric that is not of one."),
    equipmentModel: text(
      "Maker and model of the machine; '' for a metric that is not of one, or a machine not in the catalogue.",
    ),
    value: float('The value.'),
    unit: text('Unit of the value.'),
    since: timestamp('From when on it has had this value, and rested on this evidence.'),
    formula: text('The formula that gave the value.'),
    formulaVersion: integer('Its version.'),
    confidence: text('How far the value may be trusted: low, medium or high.'),
    cause: text('Why it changed then: measured, left_window or ageing.'),
    evidence: uuids('Workouts or measurements that the value rests on, by time; of many the latest 50.'),
    evidenceUntil: nullable(
      timestamp('The latest event time among the evidence; null: it rests on the profile alone.'),
    ),
  },
  reads: ['member_metric_history'],
  sql: `select user_id, metric, exercise_id, equipment_model, value, unit, at as since, formula, formula_version, confidence,
      cause, evidence, evidence_until
    from (select distinct on (user_id, metric, exercise_id, equipment_model) * from models.member_metric_history
      order by user_id, metric, exercise_id, equipment_model, at desc) latest
    where value is not null`,
});
