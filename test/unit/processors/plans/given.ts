/** Programmes, and who is in them, for tests: three weeks of January 2027 in Singapore. */
import type { Override } from '../../../../rules/programme/patch.js';
import type { Programme } from '../../../../rules/programme/programme.js';
import { periodOf } from '../../../../rules/programme/weeks.js';
import type { MemberMetric } from '../../../../schemas/generated/metrics.js';
import { metrics, participations, planChanges, programmes } from '../../../../schemas/topics.js';
import { entry, told } from '../../../scenario/facts.js';
import { sgt } from '../../rules/given.js';
import { programme } from '../../rules/programme/given.js';
import { participation } from '../challenges/given.js';
import { trained, uuid } from '../totals/given.js';

/** Leg presses that rise after each day on which all was met. */
export const legs = programme({ progression: { afterWorkouts: 1, step: 5 } });

/** The entry of a version of it. */
export const version = (of: Programme = legs, number = 1) =>
  entry(programmes, {
    ...{ programmeId: of.id, version: number, title: of.title, programme: JSON.stringify(of) },
    ...{ from: periodOf(of).from, to: periodOf(of).to, gyms: of.gyms, groups: of.groups },
    ...{ withdrawn: false, by: 'staff', at: sgt('2026-12-01 00:00') + number },
  });

/** That Ana joined, by an id of hers. */
export const joined = (given: Partial<Parameters<typeof participation>[0]> = {}, of: Programme = legs) => {
  const { from, to } = periodOf(of);
  const judgedBy = { from, to, looksBackDays: 0, uses: ['one_rep_max'] };
  const value = participation({ challengeId: `programme:${of.id}`, joinedAt: from, judgedBy, ...given });
  return told(participations, value, 'enrolments/0');
};

/** Her one-repetition maximum of the leg press from a time on, kg. */
export const maximum = (value: number, at = '2026-12-20 18:00') =>
  told(metrics, {
    ...{ userId: 'ana', metric: 'one_rep_max', exerciseId: 'leg-press', equipmentModel: '', at: sgt(at), value },
    ...{ unit: 'kg', formula: 'brzycki', formulaVersion: 1, confidence: 'high', cause: 'measured', evidence: [] },
    evidenceUntil: null,
  } as MemberMetric);

/** Her workout `n` on the leg press: repetitions times kg. */
export const pressed = (n: number, at: string, ...done: readonly (readonly [number, number])[]) => {
  const startedAt = sgt(at);
  return trained({
    ...{ workoutId: uuid(n), startedAt, endedAt: startedAt + 600_000 },
    sets: done.map(([repetitions, kg], i) => ({
      ...{ exerciseId: 'leg-press', repetitions, loadGrams: kg * 1_000 },
      ...{ startedAt: startedAt + i * 60_000, endedAt: startedAt + i * 60_000 + 30_000 },
    })),
  });
};

/** What Wei changed of her plan. */
export const changed = (n: number, at: string, ...changes: Override['changes']) =>
  told(
    planChanges,
    {
      ...{ overrideId: uuid(n), userId: 'ana', writtenFor: 'ana', programmeId: 'legs', by: 'wei' },
      ...{ reason: 'sore knee', changes: JSON.stringify(changes), at: sgt(at) },
    },
    'overrides/0',
  );
