/** What analysts and the API read of metrics. */
import { float, integer, nullable, text, timestamp, uuids, view } from '../../engine/declare.js';

export const memberMetricHistory = view('member_metric_history', {
  comment:
    'Metrics of members from when on they had which value, computed from the present facts: what is corrected later changes the past.',
  freshWithinMs: 2_000,
  key: ['metric', 'exerciseId', 'equipmentModel', 'at'],
  columns: {
    userId: text("The member's pseudonym."),
    metric: text('Which metric.'),
    exerciseId: text("The exercise; '' for a metric that is not of one."),
    equipmentModel: text(
      "Maker and model of the machine; '' for a metric that is not of one, or a machine not in the catalogue.",
    ),
    at: timestamp('From when on; of metrics by day or week the beginning of it, as if its clock were UTC.'),
    value: nullable(float('The value; null: nothing within the window any more.')),
    unit: text('Unit of the value.'),
    formula: text('The formula that gave the value.'),
    formulaVersion: integer('Its version.'),
    confidence: text('How far the value may be trusted: low, medium or high.'),
    cause: text(
      'Why the value changed: measured (a workout or measurement came), left_window (one is no longer recent), ageing (only a birthday passed).',
    ),
    evidence: uuids('Workouts or measurements that the value rests on, by time; of many the latest 50.'),
    evidenceUntil: nullable(timestamp('The latest event time among the evidence.')),
  },
  indexes: [['userId', 'metric', 'at']],
});
