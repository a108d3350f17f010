import { describe, expect, it } from 'vitest';
import { oneRepMax } from '../../../../processors/metrics/one-rep-max.js';
import { memberMetricHistory } from '../../../../processors/metrics/views.js';
import { metrics } from '../../../../schemas/topics.js';
import { tick } from '../../../scenario/facts.js';
import { nothing } from '../../../scenario/scenario.js';
import { workout } from '../totals/given.js';
import { folding } from './folded.js';
import { day, did, entryOf, lifted, set, takenBack, uuid } from './given.js';

const given = await folding(oneRepMax);
const entry = (values: object) =>
  entryOf({
    metric: 'one_rep_max',
    unit: 'kg',
    formula: 'brzycki',
    formulaVersion: 1,
    confidence: 'medium',
    ...values,
  });
const measured = (n: number, on: number, value: number) =>
  entry({ at: day(on), value, cause: 'measured', evidence: [uuid(n)], evidenceUntil: day(on) });
const left = (on: number, rest: object = { value: null, evidence: [], evidenceUntil: null }) =>
  entry({ at: day(on), cause: 'left_window', ...rest });
const history = (...rows: ReturnType<typeof entry>[]) => [
  ...rows,
  ...rows.map(({ values }) => metrics.of(values as never)),
];

describe('R16: the one-repetition maximum of a workout', () => {
  const figures = (...sets: ReturnType<typeof set>[]) => oneRepMax.workout?.(workout({ sets }));

  it('is that of its best set by Brzycki, of each exercise, on its machine model', () => {
    // 100 kg · 36 / 32 = 112.5 kg; 60 kg eight times 74.48 kg; one repetition is itself.
    expect(figures(set(60, 8), set(100, 5), set(110, 1), set(40, 1, 'leg-curl'))).toEqual([
      { exerciseId: 'leg-press', equipmentModel: 'Technogym Selection 700', value: 112.5 },
      { exerciseId: 'leg-curl', equipmentModel: 'Technogym Selection 700', value: 40 },
    ]);
  });

  it('is not guessed from more than ten repetitions, none, or no load', () =>
    expect(figures(set(60, 11), set(60, 37), set(100, 0), set(0, 5))).toEqual([]));

  it('counts sets without an exercise as the one the workout began with', () => {
    expect(figures(set(50, 1, null))?.[0]?.exerciseId).toBe('leg-press');
    expect(oneRepMax.workout?.(workout({ exerciseId: null, sets: [set(50, 1, null)] }))).toEqual([]);
  });
});

describe('R16, R19, R20: one-repetition maxima of a member', () => {
  it('are the best of 90 days: what leaves the window changes them at that time', () =>
    given(lifted(1, 0, set(100, 5)), lifted(2, 30, set(80, 1)))
      .when(tick(day(100)))
      .then(...history(measured(1, 0, 112.5), left(90, { value: 80, evidence: [uuid(2)], evidenceUntil: day(30) }))));

  it('R16: are of each machine model by itself, as what two stacks show is not one force', () =>
    given(lifted(1, 0, set(100, 5)), did(2, 10, { sets: [set(140, 5)], equipmentModel: 'Acme Sled' })).then(
      ...history(
        measured(1, 0, 112.5),
        entry({
          ...{ at: day(10), value: 157.5, cause: 'measured', evidence: [uuid(2)], evidenceUntil: day(10) },
          equipmentModel: 'Acme Sled',
        }),
      ),
    ));

  it('end with nothing when nothing is recent any more, with a tick and not before', async () => {
    await given(lifted(1, 0, set(80, 1)))
      .when(tick(day(90) - 10_000))
      .then(...history(measured(1, 0, 80)));
    await given(lifted(1, 0, set(80, 1)))
      .when(tick(day(90)))
      .then(...history(measured(1, 0, 80), left(90)));
  });

  it('go on across quarters', () =>
    given(lifted(1, 80, set(80, 1)), lifted(2, 95, set(90, 1)), lifted(3, 100, set(70, 1)))
      .when(tick(day(188)))
      .then(
        ...history(
          measured(1, 80, 80),
          measured(2, 95, 90),
          left(185, { value: 70, evidence: [uuid(3)], evidenceUntil: day(100) }),
        ),
      ));

  it('R12: take a late workout in where it belongs', () =>
    given(lifted(2, 20, set(90, 1)), tick(day(30)))
      .when(lifted(1, 10, set(95, 1)))
      .then(...history(measured(1, 10, 95))));

  it('R26: forget what was voided, and follow what was corrected or given to somebody else', async () => {
    await given(lifted(1, 10, set(80, 1)), lifted(2, 20, set(100, 1)))
      .when(takenBack(2))
      .then(...history(measured(1, 10, 80)));
    await given(lifted(1, 10, set(80, 1)))
      .when(lifted(1, 10, set(85, 1)))
      .then(...history(measured(1, 10, 85)));
    await given(lifted(1, 10, set(80, 1)))
      .when(takenBack(1), did(1, 10, { userId: 'ben', sets: [set(80, 1)] }))
      .then(...history(entry({ ...measured(1, 10, 80).values, userId: 'ben' })));
    await given(lifted(1, 10, set(80, 1)))
      .when(takenBack(1))
      .then(nothing(memberMetricHistory), nothing(metrics));
  });

  it('are none of a guest, nor of a workout whose clock was not set', () =>
    given(
      did(1, 0, { userId: '', sets: [set(80, 1)] }),
      did(2, 0, { quality: ['clock_unset'], sets: [set(80, 1)] }),
    ).then(nothing(memberMetricHistory), nothing(metrics)));
});
