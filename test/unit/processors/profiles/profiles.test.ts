import { describe, it } from 'vitest';
import { memberProfiles } from '../../../../processors/profiles/views.js';
import { profiles } from '../../../../schemas/topics.js';
import { tick } from '../../../scenario/facts.js';
import { nothing } from '../../../scenario/scenario.js';
import { day, uuid } from '../metrics/given.js';
import { profile, weighed, weighingTakenBack } from '../metrics/people.js';
import { given, metric, metricTakenBack, row, whole } from './given.js';

/** A man of 30 in 2026. */
const man = profile({ birthDate: '1996-01-01', sex: 'MALE' });
const vo2max = (on: number, value: number | null, more: object = {}) => metric('vo2max', on, value, more);
const lifted = (on: number, kg: number | null, equipmentModel = 'A') =>
  metric('one_rep_max', on, kg, { exerciseId: 'leg-press', equipmentModel, confidence: 'medium' });
const nobody = [nothing(memberProfiles), nothing(profiles)] as const;

describe('R51: a profile', () => {
  it('is by the present values, and says on what it rests', () =>
    given(man, vo2max(0, 44, { evidence: [0] }), vo2max(5, 49, { evidence: [0, 3, 5] })).then(
      row({
        ...{ capacity: 'endurance', muscleGroup: '', level: 'very_good', basis: 'life-fitness-vo2max' },
        ...{ basisVersion: 1, confidence: 'high', asOf: day(5), method: 'rules' },
        ...{ evidence: [0, 3, 5].map(uuid), evidenceUntil: day(5) },
        metrics: [{ metric: 'vo2max', exerciseId: '', equipmentModel: '', value: 49, at: day(5) }],
      }),
      whole({ capacity: 'endurance', muscleGroup: null, level: 'very_good', score: 70 }),
    ));

  it('has the muscles that the catalogue names for an exercise', () =>
    given(man, lifted(1, 160), lifted(2, 120, 'B'), metric('body_weight', 0, 80)).then(
      row({
        ...{ capacity: 'strength', muscleGroup: 'quadriceps', level: 'good', score: 40, confidence: 'low' },
        evidence: [1, 0].map(uuid),
      }),
    ));

  it('is of nobody of whom no age or sex is known, and follows when it is put right', () =>
    given(vo2max(5, 49))
      .then(...nobody)
      .then(() => given(vo2max(5, 49), man).then(row({ level: 'very_good' })))
      .then(() =>
        given(vo2max(5, 49), man, profile({ birthDate: '1956-01-01', sex: 'MALE', at: day(1) })).then(
          row({ level: 'excellent' }),
        ),
      ));

  it('uses the latest height, and the one before when that was wrong', () => {
    const tall = weighed(90, 0, { heightMm: 1_800 });
    const body = [man, metric('body_weight', 3, 72)];
    const healthy = row({
      capacity: 'body_composition',
      level: 'good',
      basis: 'singapore-bmi',
      evidence: [3, 90].map(uuid),
    });
    return given(...body, tall)
      .then(healthy)
      .then(() => given(...body, tall, weighed(91, 1, { heightMm: 1_500 })).then(row({ level: 'needs_improvement' })))
      .then(() =>
        given(...body, tall, weighed(91, 1, { heightMm: 1_500 }), weighed(92, 2, {}))
          .when(weighingTakenBack(91))
          .then(healthy),
      );
  });
});

describe('R25, R51: what was corrected', () => {
  it('lets count again what stood before it', () =>
    given(man, vo2max(0, 38), vo2max(5, 60), vo2max(7, 44))
      .when(metricTakenBack('vo2max', 7), metricTakenBack('vo2max', 5))
      .then(row({ level: 'fair', asOf: day(0) })));

  it('takes away what rested on it alone', () =>
    given(man, vo2max(5, 60))
      .when(metricTakenBack('vo2max', 5))
      .then(...nobody));

  it('does not come back from behind what has left the window since', () =>
    given(man, vo2max(5, 60), vo2max(95, null))
      .when(vo2max(4, 55))
      .then(...nobody));
});

describe('R51: with time', () => {
  it('what nothing recent shows goes', () => given(man, vo2max(0, 49), vo2max(90, null)).then(...nobody));

  it('what is six weeks old is trusted less', () =>
    given(man, vo2max(0, 49, { evidence: [0, 0, 0] }))
      .when(tick(day(42)))
      .then(row({ level: 'very_good', confidence: 'low' })));

  it('a week leaves the twelve that count', () => {
    const weeks = [4, 11].map((on) => metric('weekly_active_minutes', on, 150, { at: day(on, 0), evidence: [on] }));
    return given(...weeks)
      .when(tick(day(11 + 84)))
      .then(row({ capacity: 'consistency', score: 8.3, evidence: [uuid(11)] }))
      .then(() =>
        given(...weeks)
          .when(tick(day(60)))
          .then(row({ capacity: 'consistency', score: 16.6 })),
      )
      .then(() =>
        given(...weeks)
          .when(tick(day(130)))
          .then(...nobody),
      );
  });

  it('a birthday takes no level, though a formula takes something of the value', () =>
    given(profile({ birthDate: '1996-01-10', sex: 'MALE' }), vo2max(5, 48, { evidence: [3, 4, 5] }))
      .when(vo2max(9, 47.6, { evidence: [3, 4, 5], cause: 'ageing' }), tick(day(12)))
      .then(row({ level: 'very_good', asOf: day(9) })));

  it('but what was measured as less does', () =>
    given(man, vo2max(5, 48), vo2max(9, 47.9, { cause: 'ageing', evidence: [5] }), vo2max(10, 47.8)).then(
      row({ level: 'good' }),
    ));

  it('when the measured value is taken back, one that a birthday made counts as what was measured before', () =>
    given(man, vo2max(2, 50), vo2max(5, 40), vo2max(9, 47.9, { cause: 'ageing', evidence: [2] }))
      .when(metricTakenBack('vo2max', 5))
      .then(row({ level: 'excellent', asOf: day(9) })));

  it('the table begins with a birthday', () =>
    given(profile({ birthDate: '2006-02-01', sex: 'FEMALE' }), vo2max(0, 44))
      .when(tick(day(31)))
      .then(row({ level: 'very_good' })));
});
