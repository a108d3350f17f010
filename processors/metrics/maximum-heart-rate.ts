/** The greatest heart rate a member reaches: seen if they ever went that hard, else expected at their age. */
import { tanaka } from '../../domain/heart/maximum.js';
import { greatest, measured } from './choose.js';
import { defineMetric } from './metric.js';
import { DAY_MS } from './periods.js';
import { asMeasured } from './plain-formulas.js';

/** Two standard deviations of people of one age: beyond above it is the sensor, beyond below nobody went to their maximum. */
const SPREAD_BPM = 20;
/** Of whom no age is known. */
const LEAST_BPM = 150;
const MOST_BPM = 220;

export const maximumHeartRate = defineMetric({
  name: 'maximum_heart_rate',
  unit: '1/min',
  comment:
    'Maximum heart rate: the greatest seen in 90 days, if it is within 20 of what is expected at the age (150 to 220 where no age is known); else what is expected, with low confidence.',
  formula: asMeasured,
  confidence: 'medium',
  personal: true,
  selects: true,
  choose(points, { age }) {
    const expected = tanaka.of({ age });
    const [least, most] =
      'none' in expected ? [LEAST_BPM, MOST_BPM] : [expected.value - SPREAD_BPM, expected.value + SPREAD_BPM];
    const plausible = measured(points).filter(({ value }) => least <= value && value <= most);
    const seen = greatest(plausible, { age, sex: null });
    if (seen) return seen;
    if ('none' in expected || points.length === 0) return null;
    return { value: expected.value, evidence: [], formula: tanaka, confidence: 'low' };
  },
  workout: ({ maxHeartRateBpm: value, startedAt }) =>
    // Without a heart rate all that counts is that somebody trains: a day of it is enough.
    value === null ? [{ value, at: Math.floor(startedAt / DAY_MS) * DAY_MS }] : [{ value }],
});
