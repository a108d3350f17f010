/** The greatest heart rate a member reaches: seen if they ever went that hard, else expected at their age. */
import { tanaka } from '../../domain/heart/maximum.js';
import { greatest, measured } from './choose.js';
import { type Chosen, defineMetric, type Person, type Point } from './metric.js';
import { DAY_MS } from './periods.js';
import { asMeasured } from './plain-formulas.js';

/** Two standard deviations of people of one age: beyond above it is the sensor, beyond below nobody went to their maximum. */
const SPREAD_BPM = 20;
/** Of whom no age is known. */
export const LEAST_BPM = 150;
const MOST_BPM = 220;

/** What is expected at the age; null: outside of the ages for which anything is, or not known. */
export function expectedMaximum({ age }: Pick<Person, 'age'>): Chosen | null {
  const expected = tanaka.of({ age });
  return 'none' in expected ? null : { value: expected.value, evidence: [], formula: tanaka, confidence: 'low' };
}

/** The greatest of the points that is plausible at the age; null: none is. */
export function seenMaximum(points: readonly Point[], person: Person): Chosen | null {
  const expected = expectedMaximum(person)?.value;
  const [least, most] = expected === undefined ? [LEAST_BPM, MOST_BPM] : [expected - SPREAD_BPM, expected + SPREAD_BPM];
  return greatest(
    measured(points).filter(({ value }) => least <= value && value <= most),
    person,
  );
}

export const maximumHeartRate = defineMetric({
  name: 'maximum_heart_rate',
  unit: '1/min',
  comment:
    'Maximum heart rate: the greatest seen in 90 days, if it is within 20 of what is expected at the age (150 to 220 where no age is known); else what is expected, with low confidence.',
  formula: asMeasured,
  confidence: 'medium',
  personal: true,
  selects: true,
  // Of nobody who does not train.
  choose: (points, person) => seenMaximum(points, person) ?? (points.length === 0 ? null : expectedMaximum(person)),
  workout: ({ maxHeartRateBpm: value, startedAt }) =>
    // Without a heart rate all that counts is that somebody trains: a day of it is enough.
    value === null ? [{ value, at: Math.floor(startedAt / DAY_MS) * DAY_MS }] : [{ value }],
});
