import { describe, it } from 'vitest';
import { bestSpeed } from '../../../../processors/metrics/best-speed.js';
import { memberMetricHistory } from '../../../../processors/metrics/views.js';
import type { Workout } from '../../../../schemas/generated/workouts.js';
import { tick } from '../../../scenario/facts.js';
import { nothing } from '../../../scenario/scenario.js';
import { folding } from './folded.js';
import { day, did, entryOf, takenBack, uuid } from './given.js';

const given = await folding(bestSpeed);
const ran = (n: number, on: number, metres: number, minutes: number, more: Partial<Workout> = {}) =>
  did(n, on, { exerciseId: 'treadmill-run', distanceMm: metres * 1_000, activeMs: minutes * 60_000, ...more });
const row = (n: number, on: number, value: number, more: object = {}) =>
  entryOf({
    ...{ metric: 'best_speed', exerciseId: 'treadmill-run', equipmentModel: '', at: day(on), value, unit: 'm/min' },
    ...{ formula: 'mean-speed', formulaVersion: 1, confidence: 'high', cause: 'measured' },
    ...{ evidence: [uuid(n)], evidenceUntil: day(on), ...more },
  });

describe('R18: the best speed', () => {
  it('is the greatest mean of a workout of six minutes at least, of 90 days', () =>
    given(ran(1, 0, 2_400, 12), ran(2, 10, 3_000, 20), ran(3, 20, 1_500, 5.9))
      .when(tick(day(91)))
      .then(row(1, 0, 200), row(2, 90, 150, { cause: 'left_window', evidenceUntil: day(10) })));

  it('is that of six minutes in motion, pauses left out', () =>
    given(ran(1, 0, 1_320, 6, { endedAt: day(0) + 3_600_000 })).then(row(1, 0, 220)));

  it('is none while the run goes on, or without a distance', () =>
    given(ran(1, 0, 2_400, 12, { open: true }), ran(2, 1, 0, 30)).then(nothing(memberMetricHistory)));

  it('goes with a workout that is voided', () =>
    given(ran(1, 0, 2_400, 12), ran(2, 10, 2_400, 10))
      .when(takenBack(2))
      .then(row(1, 0, 200)));
});
