/** The heart rate at rest, as last measured. */
import { latest } from './choose.js';
import { defineMetric } from './metric.js';
import { asMeasured } from './plain-formulas.js';

export const restingHeartRate = defineMetric({
  name: 'resting_heart_rate',
  unit: '1/min',
  comment: 'Heart rate at rest: the latest measurement of 90 days.',
  formula: asMeasured,
  confidence: 'high',
  choose: latest,
  selects: true,
  measurement: ({ restingHeartRateBpm: value }) => (value === null ? [] : [{ value }]),
});
