import { describe, it } from 'vitest';
import { mostRepetitionsInAMinute } from '../../../../processors/metrics/most-repetitions-in-a-minute.js';
import { memberMetricHistory, personalBests } from '../../../../processors/metrics/views.js';
import { tick } from '../../../scenario/facts.js';
import { nothing } from '../../../scenario/scenario.js';
import { folding } from './folded.js';
import { day, did, takenBack, uuid } from './given.js';

const given = await folding(mostRepetitionsInAMinute);
const pressed = (n: number, on: number, repetitions: number, exerciseId: string | null = 'push-up') =>
  did(n, on, { exerciseId: null, bestMinutes: [{ exerciseId, repetitions, startedAt: day(on) }] });
const row = (n: number, on: number, value: number, cause = 'measured', exerciseId = 'push-up') =>
  memberMetricHistory.row({
    userId: 'ana',
    metric: 'most_repetitions_in_a_minute',
    exerciseId,
    equipmentModel: '',
    at: day(on),
    value,
    unit: '',
    formula: 'sliding-minute',
    formulaVersion: 1,
    confidence: 'high',
    cause,
    evidence: [uuid(n)],
    evidenceUntil: day(cause === 'measured' ? on : on - 50),
  });
const best = (n: number, on: number, value: number, exerciseId = 'push-up') =>
  personalBests.row({
    userId: 'ana',
    exerciseId,
    measure: 'most_repetitions_in_a_minute',
    value,
    unit: '',
    workoutId: uuid(n),
    achievedAt: day(on),
  });

describe('R15, R17, R20: the most repetitions in a minute', () => {
  it('are those of 90 days, by exercise, and a personal best for ever', () =>
    given(pressed(1, 0, 40), pressed(2, 40, 32), pressed(3, 10, 25, 'sit-up'))
      .when(tick(day(95)))
      .then(
        row(1, 0, 40),
        row(2, 90, 32, 'left_window'),
        row(3, 10, 25, 'measured', 'sit-up'),
        best(1, 0, 40),
        best(3, 10, 25, 'sit-up'),
      ));

  it('R26: go with a workout that is voided', () =>
    given(pressed(1, 0, 40), pressed(2, 40, 42))
      .when(takenBack(2))
      .then(row(1, 0, 40), best(1, 0, 40)));

  it('are of no exercise that nobody knows, and of no workout that counted none', async () => {
    await given(pressed(1, 0, 40, null)).then(nothing(memberMetricHistory), nothing(personalBests));
    await given(did(1, 0, { exerciseId: null })).then(nothing(memberMetricHistory), nothing(personalBests));
  });
});
