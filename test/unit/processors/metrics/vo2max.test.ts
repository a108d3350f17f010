import { describe, expect, it } from 'vitest';
import { memberMetricHistory } from '../../../../processors/metrics/views.js';
import { vo2max } from '../../../../processors/metrics/vo2max.js';
import type { Stage, Workout } from '../../../../schemas/generated/workouts.js';
import { tick } from '../../../scenario/facts.js';
import { nothing } from '../../../scenario/scenario.js';
import { folding } from './folded.js';
import { day, did, takenBack, uuid } from './given.js';
import { profile, weighed, weighingTakenBack } from './people.js';

const given = await folding(vo2max);

const stage = (heartRate: number, load: Partial<Stage>): Stage => ({
  endedAt: day(0),
  heartRateDeciBpm: heartRate * 10,
  driftDeciBpm: 10,
  speedMmPerS: null,
  inclineBp: null,
  powerDeciW: null,
  cadenceDeciRpm: null,
  ...load,
});
const onBelt = (metresPerMinute: number, percent: number, heartRate: number, more: Partial<Stage> = {}) =>
  stage(heartRate, { speedMmPerS: Math.round((metresPerMinute * 1_000) / 60), inclineBp: percent * 100, ...more });
const onBike = (watts: number, heartRate: number) => stage(heartRate, { powerDeciW: watts * 10 });

const trained = (n: number, on: number, stages: readonly Stage[], more: Partial<Workout> = {}) =>
  did(n, on, { equipmentType: 'TREADMILL', stages, ...more });
const ridden = (n: number, on: number, stages: readonly Stage[], more: Partial<Workout> = {}) =>
  trained(n, on, stages, { equipmentType: 'BIKE_UPRIGHT', ...more });
const rested = (n: number, on: number, restingHeartRateBpm: number) => weighed(n, on, { restingHeartRateBpm });
/** In 2026, from the first of January on. */
const aged = (age: number, more: object = {}) => profile({ birthDate: `${2026 - age}-01-01`, ...more });

const row = (on: number, value: number | null, values: object) =>
  memberMetricHistory.row({
    userId: 'ana',
    metric: 'vo2max',
    exerciseId: '',
    equipmentModel: '',
    at: day(on),
    value: value === null ? null : (expect.closeTo(value, 2) as unknown as number),
    unit: 'ml/kg/min',
    formula: 'reserve-steady-state',
    formulaVersion: 1,
    confidence: 'medium',
    cause: 'measured',
    ...values,
  } as never);
const restingOn = (...ids: readonly number[]) => ({ evidence: ids.map(uuid), evidenceUntil: expect.any(Number) });

describe('R18, domain 1.3: VO2max from a steady stage, the maximum heart rate as expected at the age', () => {
  // Speeds are whole mm/s, so what the table computes for 160 m/min is 160.0, and for 10 km/h 166.7.
  it.each([
    ['walk 100 m/min 5 %', 130, 60, 35, onBelt(100, 5, 130), 37.02],
    ['run 160 m/min 1 %', 150, 60, 30, onBelt(160, 1, 150), 50.69],
    ['run 10 km/h 0 %', 155, 58, 28, onBelt(10_000 / 60, 0, 155), 48.32],
    ['cycle 120 W, 70 kg', 140, 62, 45, onBike(120, 140), 35.82],
  ])('%s, heart rate %i, at rest %i, age %i', (_, __, rest, age, steady, value) =>
    given(aged(age), rested(1, 0, rest), (steady.powerDeciW === null ? trained : ridden)(2, 10, [steady])).then(
      row(10, value, restingOn(1, 2)),
    ),
  );

  it('refuses a stage at less than 40 % of the reserve: no number at all', () =>
    given(aged(40), rested(1, 0, 65), trained(2, 10, [onBelt(100, 1, 110)])).then(nothing(memberMetricHistory)));

  it.each([
    ['more than 85 % of the reserve', trained(2, 10, [onBelt(160, 1, 170)])],
    ['a drift of more than 5 beats', trained(2, 10, [onBelt(160, 1, 150, { driftDeciBpm: 51 })])],
    ['a walk that is too fast for its equation', trained(2, 10, [onBelt(110, 1, 140)])],
    ['a ride beyond 200 W', ridden(2, 10, [onBike(210, 150)])],
    ['a ride of nobody knows whom', ridden(2, 10, [onBike(120, 140)], { bodyWeightGrams: null })],
    ['a machine without an equation', ridden(2, 10, [onBike(120, 140)], { equipmentType: 'ROWER' })],
    ['downhill', trained(2, 10, [onBelt(160, -1, 150)])],
  ])('refuses %s', (_, workout) => given(aged(30), rested(1, 0, 60), workout).then(nothing(memberMetricHistory)));

  it('takes 110 m/min for a run where the steps say so', () =>
    // 3.5 + 0.2 · 110 = 25.5; (140 − 60) / (187 − 60) = 0.63
    given(aged(30), rested(1, 0, 60), trained(2, 10, [onBelt(110, 0, 140, { cadenceDeciRpm: 1_500 })])).then(
      row(10, 38.425, restingOn(1, 2)),
    ));

  it('knows a bike that nobody entered by the exercise', () =>
    given(
      aged(45),
      rested(1, 0, 62),
      ridden(2, 10, [onBike(120, 140)], { equipmentType: 'UNKNOWN', exerciseId: 'spin-bike' }),
    ).then(row(10, 35.82, restingOn(1, 2))));
});

describe('R18, R19, R20: VO2max of a member', () => {
  const me = [aged(30), rested(1, 0, 60)];
  /** With rest 60 and the maximum expected at 30: 3.5 + uptake / share. */
  const ran = (n: number, on: number, heartRate: number) => trained(n, on, [onBelt(160, 1, heartRate)]);
  const of = (heartRate: number, max = 187) => 3.5 + (36.94 - 3.5) / ((heartRate - 60) / (max - 60));

  it('is by the stage of a workout that is nearest to the maximum', () =>
    given(...me, trained(2, 10, [onBelt(160, 1, 150), onBelt(90, 0, 115), onBelt(200, 1, 180)])).then(
      row(10, of(150), restingOn(1, 2)),
    ));

  it('is the middle one of the latest three workouts with a stage, and says on which it rests', () =>
    given(...me, ran(2, 10, 150), ran(3, 20, 140), ran(4, 30, 145), trained(5, 35, []), ran(6, 40, 148)).then(
      row(10, of(150), restingOn(1, 2)),
      row(20, (of(150) + of(140)) / 2, restingOn(1, 2, 3)),
      row(30, of(145), restingOn(1, 2, 3, 4)),
      row(40, of(145), restingOn(1, 3, 4, 6)),
    ));

  it('is surer once a heart went beyond what is expected; that it never did says nothing', () =>
    given(...me, did(4, 5, { maxHeartRateBpm: 180 }), ran(2, 10, 150), did(3, 20, { maxHeartRateBpm: 192 })).then(
      row(10, of(150), restingOn(1, 2)),
      row(20, of(150, 192), { ...restingOn(1, 2, 3), confidence: 'high' }),
    ));

  it('without an age goes by the greatest seen, if it is a maximum at all', async () => {
    const seen = (maxHeartRateBpm: number) => trained(2, 10, [onBelt(160, 1, 145)], { maxHeartRateBpm });
    await given(rested(1, 0, 60), seen(180)).then(row(10, of(145, 180), restingOn(1, 2)));
    await given(rested(1, 0, 60), seen(149)).then(nothing(memberMetricHistory));
  });

  it('moves with the heart rate at rest, and is not known once that is not recent', () =>
    given(...me, rested(2, 40, 56), ran(3, 50, 150))
      .when(tick(day(135)))
      .then(
        row(50, 3.5 + (36.94 - 3.5) / ((150 - 56) / (187 - 56)), restingOn(2, 3)),
        row(130, null, { evidence: [], evidenceUntil: null, confidence: 'high', cause: 'left_window' }),
      ));

  it('changes with the birthday alone, which is said', () =>
    given(profile({ birthDate: '1996-02-01' }), rested(1, 0, 60), ran(2, 10, 150))
      .when(tick(day(40)))
      .then(
        row(10, of(150, 187.7), restingOn(1, 2)),
        memberMetricHistory.row(
          expect.objectContaining({ at: day(31, 0), value: expect.closeTo(of(150), 2), cause: 'ageing' }),
        ),
      ));

  it('is guessed of men of 21 to 51 at rest, with low confidence, until a workout tells more', () =>
    given(aged(30, { sex: 'MALE' }), rested(1, 0, 60), ran(2, 10, 150)).then(
      row(0, (15.3 * 187) / 60, { ...restingOn(1), formula: 'uth', confidence: 'low' }),
      row(10, of(150), restingOn(1, 2)),
    ));

  it('is not guessed of women, of older men, or without an age', async () => {
    await given(aged(30, { sex: 'FEMALE' }), rested(1, 0, 60)).then(nothing(memberMetricHistory));
    await given(aged(60, { sex: 'MALE' }), rested(1, 0, 60)).then(nothing(memberMetricHistory));
    await given(rested(1, 0, 60), ran(2, 10, 150)).then(nothing(memberMetricHistory));
  });

  it('R26: goes with the workout or the measurement that is taken back', async () => {
    await given(...me, ran(2, 10, 150), ran(3, 20, 140))
      .when(takenBack(3))
      .then(row(10, of(150), restingOn(1, 2)));
    await given(...me, ran(2, 10, 150))
      .when(weighingTakenBack(1))
      .then(nothing(memberMetricHistory));
  });
});
