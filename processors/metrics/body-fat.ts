/** How much of a member's weight is fat, as last measured. */
import { latest } from './choose.js';
import { defineMetric } from './metric.js';
import { asMeasured } from './plain-formulas.js';

export const bodyFat = defineMetric({
  name: 'body_fat',
  unit: '%',
  comment: 'Body fat in percent of weight: the latest measurement of 90 days.',
  formula: asMeasured,
  // Scales guess it from the resistance of the body, which changes with what one drank.
  confidence: 'medium',
  choose: latest,
  selects: true,
  measurement: ({ bodyFatBp }) => (bodyFatBp === null ? [] : [{ value: bodyFatBp / 100 }]),
});
