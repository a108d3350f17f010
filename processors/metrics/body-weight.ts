/** What a member weighs, as last measured. */
import { latest } from './choose.js';
import { defineMetric } from './metric.js';
import { asMeasured } from './plain-formulas.js';

export const bodyWeight = defineMetric({
  name: 'body_weight',
  unit: 'kg',
  comment: 'Body weight: the latest measurement of 90 days.',
  formula: asMeasured,
  confidence: 'high',
  choose: latest,
  selects: true,
  measurement: ({ weightGrams }) => (weightGrams === null ? [] : [{ value: weightGrams / 1_000 }]),
});
