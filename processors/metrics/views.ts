/** What analysts and the API read of metrics. */
import { float, integer, nullable, text, timestamp, uuid, uuids, view } from '../../engine/declare.js';

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

export const personalBests = view('personal_bests', {
  comment: 'The best that members ever did of an exercise, by measure; of equals the earliest.',
  freshWithinMs: 2_000,
  key: ['exerciseId', 'measure'],
  columns: {
    userId: text("The member's pseudonym."),
    exerciseId: text('The exercise.'),
    measure: text(
      'heaviest_load, most_repetitions and one_rep_max of a set; most_repetitions_in_a_minute, greatest_tonnage, longest_distance, longest_time, most_work and greatest_power of a workout.',
    ),
    value: float('The value.'),
    unit: text("Unit of the value; '' for a number."),
    workoutId: uuid('The workout in which it was done.'),
    achievedAt: timestamp('When that workout began.'),
  },
  indexes: [['userId', 'exerciseId']],
});

export const bodyMetrics = view('body_metrics', {
  comment:
    'What was measured of a body, and what follows from it by published formulas for the age and sex of the profile.',
  freshWithinMs: 2_000,
  key: ['measurementId'],
  columns: {
    measurementId: uuid('The measurement.'),
    userId: text("The member's pseudonym."),
    measuredAt: timestamp('When it was measured.'),
    weightGrams: nullable(integer('Body weight, g.')),
    heightMm: nullable(integer('Height that counts, mm: the latest measured by then, else the earliest.')),
    bmi: nullable(float('Body-mass index, kg/m².')),
    bmiCategory: nullable(text("The World Health Organization's category, of adults: underweight to obese_3.")),
    bmiRisk: nullable(text("Singapore's category of risk, of adults: underweight to high_risk.")),
    bodyFatBp: nullable(integer('Body fat, 1/100 %.')),
    bodyFatBand: nullable(text('Its band for the sex, of adults, by the American Council on Exercise.')),
    muscleMassGrams: nullable(integer('Muscle mass, g.')),
    waterMassGrams: nullable(integer('Body water, g.')),
    boneMassGrams: nullable(integer('Bone mass, g.')),
    visceralFatRating: nullable(integer("Visceral fat on the scale's own scale.")),
    restingHeartRateBpm: nullable(integer('Heart rate at rest, 1/min.')),
    basalKcalPerDay: nullable(float('Basal metabolic rate (Mifflin), kcal per day; for ages of 19 to 78.')),
  },
  indexes: [['userId', 'measuredAt']],
});
