import { describe, it } from 'vitest';
import { met } from '../../../../processors/metrics/met.js';
import { memberMetricHistory } from '../../../../processors/metrics/views.js';
import { weeklyActiveMinutes } from '../../../../processors/metrics/weekly-active-minutes.js';
import { weeklyTonnage } from '../../../../processors/metrics/weekly-tonnage.js';
import { tick } from '../../../scenario/facts.js';
import { nothing } from '../../../scenario/scenario.js';
import { folding } from './folded.js';
import { day, did, takenBack, uuid } from './given.js';

/** Midnight of a day of 2026 (0 is Thursday, the 1st of January), and the values of a row. */
const entry = (metric: string, unit: string, formula: object, on: number, values: object) =>
  memberMetricHistory.row({
    ...{ userId: 'ana', exerciseId: '', equipmentModel: '', formulaVersion: 1, confidence: 'medium' },
    ...{ metric, unit, at: day(on, 0), ...formula },
    ...values,
  } as never);
const resting = (until: number, ...workouts: number[]) => ({
  cause: 'measured',
  evidence: workouts.map(uuid),
  evidenceUntil: day(until),
});
const over = { value: null, cause: 'left_window', evidence: [], evidenceUntil: null };

describe('R18: intensity of training', async () => {
  const given = await folding(met);
  const row = (on: number, values: object) => entry('met', 'MET', { formula: 'weighted-mean' }, on, values);

  it('is the mean of 28 days by active time, a row a day on which it changes', () =>
    // (4 MET · 30 min + 8 MET · 10 min) / 40 min = 5; without the first 8.
    given(did(1, 4, { met: 4, activeMs: 1_800_000 }), did(2, 6, { met: 8, activeMs: 600_000 }))
      .when(tick(day(40)))
      .then(
        row(4, { value: 4, ...resting(4, 1) }),
        row(6, { value: 5, ...resting(6, 1, 2) }),
        row(32, { value: 8, ...resting(6, 2), cause: 'left_window' }),
        row(34, over),
      ));

  it('leaves out what has no estimate and what still runs', () =>
    given(did(1, 4, { met: null }), did(2, 5, { met: 9, open: true })).then(nothing(memberMetricHistory)));

  it('is of the day by the clock of the gym', () =>
    given(did(1, 4, { met: 4, startedAt: day(4, 20), localDay: '2026-01-06', timeZone: 'Asia/Singapore' })).then(
      row(5, { value: 4, cause: 'measured', evidence: [uuid(1)], evidenceUntil: day(4, 20) }),
    ));
});

describe('R17, R19: active minutes of a week', async () => {
  const given = await folding(weeklyActiveMinutes);
  const row = (on: number, values: object) =>
    entry('weekly_active_minutes', 'min', { formula: 'acsm-met-intensity' }, on, values);

  it('are those of 3 MET or more, from Monday to Sunday', () =>
    // The 5th of January 2026 (day 4) is a Monday.
    given(
      did(1, 3, { met: 3, activeMs: 600_000 }),
      did(2, 4, { met: 5, activeMs: 1_200_000 }),
      did(3, 10, { met: 5, activeMs: 90_000 }),
      did(4, 10, { met: 2.9, activeMs: 1_200_000 }),
      did(5, 10, { met: null, activeMs: 1_200_000 }),
      did(6, 10, { met: 5, activeMs: 1_200_000, open: true }),
    ).then(row(-3, { value: 10, ...resting(3, 1) }), row(4, { value: 21.5, ...resting(10, 2, 3) })));

  it('end with the week, once it is Monday in every zone', async () => {
    const ran = did(1, 4, { met: 3, activeMs: 600_000 });
    const week = row(4, { value: 10, ...resting(4, 1) });
    await given(ran)
      .when(tick(day(11, 11)))
      .then(week);
    await given(ran)
      .when(tick(day(11, 12)))
      .then(week, row(11, over));
  });
});

describe('R14: tonnage of a week', async () => {
  const given = await folding(weeklyTonnage);
  const row = (on: number, values: object) =>
    entry('weekly_tonnage', 'kg', { formula: 'sum', confidence: 'high' }, on, values);

  it('adds up what was lifted, of two gyms in two zones too', () =>
    given(
      did(1, 4, { tonnageGrams: 1_500_500 }),
      // Sunday evening in London, Monday by the clock of Singapore.
      did(2, 10, {
        tonnageGrams: 2_000_000,
        startedAt: day(10, 20),
        localDay: '2026-01-11',
        timeZone: 'Europe/London',
      }),
      did(3, 10, { tonnageGrams: 250_000, startedAt: day(10, 20), localDay: '2026-01-12', timeZone: 'Asia/Singapore' }),
      did(4, 10, { tonnageGrams: 0 }),
    ).then(
      row(4, { value: 3_500.5, cause: 'measured', evidence: [uuid(1), uuid(2)], evidenceUntil: day(10, 20) }),
      row(11, { value: 250, cause: 'measured', evidence: [uuid(3)], evidenceUntil: day(10, 20) }),
    ));

  it('R26: follows what is corrected, and forgets what is voided', () =>
    given(did(1, 4, { tonnageGrams: 1_000_000 }), did(2, 5, { tonnageGrams: 500_000 }))
      .when(did(1, 4, { tonnageGrams: 900_000 }), takenBack(2))
      .then(row(4, { value: 900, ...resting(4, 1) })));
});
