import { describe, expect, it } from 'vitest';
import { maximumHeartRate } from '../../../../processors/metrics/maximum-heart-rate.js';
import { restingHeartRate } from '../../../../processors/metrics/resting-heart-rate.js';
import { memberMetricHistory } from '../../../../processors/metrics/views.js';
import { tick } from '../../../scenario/facts.js';
import { nothing } from '../../../scenario/scenario.js';
import { folding } from './folded.js';
import { day, did, uuid } from './given.js';
import { profile, weighed, weighingTakenBack } from './people.js';

const maximum = await folding(maximumHeartRate);
const entry = (on: number, hour: number, values: object) =>
  memberMetricHistory.row({
    userId: 'ana',
    exerciseId: '',
    equipmentModel: '',
    unit: '1/min',
    metric: 'maximum_heart_rate',
    at: day(on, hour),
    ...values,
  } as never);
const seen = (n: number, on: number, value: number, cause = 'measured') => ({
  value,
  cause,
  formula: 'as-measured',
  formulaVersion: 1,
  confidence: 'medium',
  evidence: [uuid(n)],
  evidenceUntil: day(on),
});
const expected = (value: number, cause: string) => ({
  value,
  cause,
  formula: 'tanaka',
  formulaVersion: 1,
  confidence: 'low',
  evidence: [],
  evidenceUntil: null,
});
const none = {
  value: null,
  cause: 'left_window',
  formula: 'as-measured',
  formulaVersion: 1,
  confidence: 'medium',
  evidence: [],
  evidenceUntil: null,
};
const beat = (n: number, on: number, maxHeartRateBpm: number | null) => did(n, on, { maxHeartRateBpm });

describe('R18, R19: the maximum heart rate', () => {
  it('is the greatest seen in 90 days, and less once that is no longer recent', () =>
    maximum(beat(1, 0, 185), beat(2, 40, 179), beat(3, 50, 171))
      .when(tick(day(120)))
      .then(entry(0, 12, seen(1, 0, 185)), entry(90, 12, seen(2, 40, 179, 'left_window'))));

  it('is what is expected at the age while nobody went that hard, and changes with the birthday alone', () =>
    // 208 − 0.7 · 40 = 180; 41 on the 1st of February (day 31).
    maximum(profile({ birthDate: '1985-02-01' }), beat(1, 0, null), beat(2, 10, 120))
      .when(tick(day(60)))
      .then(entry(0, 0, expected(180, 'measured')), entry(31, 0, expected(179.3, 'ageing'))));

  it('does not believe a sensor that is 20 beats beyond what is expected at the age', () =>
    maximum(profile({ birthDate: '1985-06-01' }), beat(1, 5, 200), beat(2, 6, 201)).then(
      entry(5, 12, seen(1, 5, 200)),
    ));

  it('without an age, is only what was seen between 150 and 220', async () => {
    await maximum(beat(1, 0, 149), beat(2, 1, 221), beat(3, 2, null)).then(nothing(memberMetricHistory));
    await maximum(beat(1, 0, 150), beat(2, 1, 220)).then(entry(0, 12, seen(1, 0, 150)), entry(1, 12, seen(2, 1, 220)));
  });

  it('is of nobody who has not trained for 90 days', () =>
    maximum(profile({ birthDate: '1985-06-01' }), beat(1, 0, null))
      .when(tick(day(91)))
      .then(entry(0, 0, expected(180, 'measured')), entry(90, 0, none)));

  it('R26: follows a birth date that is put right, whenever it comes', () =>
    maximum(beat(1, 0, null), profile({ birthDate: '1985-06-01' }))
      .when(profile({ birthDate: '1995-06-01', at: day(1) }))
      .then(entry(0, 0, expected(187, 'measured'))));
});

describe('R19: the heart rate at rest', async () => {
  const resting = await folding(restingHeartRate);
  const rested = (n: number, on: number, restingHeartRateBpm: number | null) =>
    weighed(n, on, { restingHeartRateBpm, weightGrams: 70_000 });
  const row = (n: number, on: number, value: number) =>
    entry(on, 12, { ...seen(n, on, value), metric: 'resting_heart_rate', confidence: 'high' });

  it('is the latest measured, whatever comes first, for 90 days', () =>
    resting(rested(2, 20, 58), rested(3, 30, null), rested(1, 10, 62))
      .when(tick(day(110)))
      .then(
        row(1, 10, 62),
        row(2, 20, 58),
        entry(110, 12, { ...none, metric: 'resting_heart_rate', confidence: 'high' }),
      ));

  it('R26: forgets a measurement that is taken back', () =>
    resting(rested(1, 10, 62), rested(2, 20, 58))
      .when(weighingTakenBack(2))
      .then(row(1, 10, 62)));

  it('finds nothing in a measurement without it', () => {
    expect(restingHeartRate.measurement?.({ restingHeartRateBpm: null } as never)).toEqual([]);
  });
});
