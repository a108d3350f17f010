import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { metrics } from '../../../../processors/metrics/index.js';
import { oneRepMax } from '../../../../processors/metrics/one-rep-max.js';
import { memberMetricHistory } from '../../../../processors/metrics/views.js';
import { Driver } from '../../../scenario/driver.js';
import { tick } from '../../../scenario/facts.js';
import { nothing } from '../../../scenario/scenario.js';
import { stepsOf } from '../../../scenario/steps.js';
import { build, folding } from './folded.js';
import { day, did, plainHistory, set, takenBack, uuid } from './given.js';

const given = await folding(oneRepMax);

// Few of each, so that workouts meet on a day, windows end together, and workouts move between members.
const change = fc.record({
  n: fc.integer({ min: 1, max: 4 }),
  on: fc.constantFrom(0, 10, 20, 80, 95, 100, 170),
  userId: fc.constantFrom('ana', 'ben'),
  kg: fc.integer({ min: 1, max: 3 }),
  gone: fc.nat(4).map((n) => n === 0),
});
type Change = { n: number; on: number; userId: string; kg: number; gone: boolean };

/** A workout has one owner: given to another, it is taken back from the one before. */
function factsOf(changes: readonly Change[]) {
  const standing = new Map<number, Change>();
  const facts = changes.flatMap((one) => {
    const owner = standing.get(one.n)?.userId;
    standing.set(one.n, one);
    const leaves = owner !== undefined && (one.gone || owner !== one.userId) ? [takenBack(one.n, owner)] : [];
    if (one.gone) standing.delete(one.n);
    return one.gone ? leaves : [...leaves, did(one.n, one.on, { userId: one.userId, sets: [set(one.kg, 1)] })];
  });
  return { facts, standing: [...standing.values()] };
}

it('R12, R19, R26, R87, R88: histories are a function of the workouts that stand, whatever came first', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), fc.nat(300), async (changes, now) => {
      const { facts, standing } = factsOf(changes);
      const rows = ['ana', 'ben'].flatMap((userId) => {
        const points = standing
          .filter((one) => one.userId === userId)
          .map(({ n, on, kg }) => ({ id: uuid(n), at: day(on), value: kg }));
        return plainHistory(oneRepMax, points, day(now)).map((entry) =>
          memberMetricHistory.row(expect.objectContaining({ userId, metric: 'one_rep_max', ...entry })),
        );
      });
      await given(...facts, tick(day(now))).then(...(rows.length > 0 ? rows : [nothing(memberMetricHistory)]));
    }),
    { numRuns: 25 },
  );
}, 60_000);

describe('R25: a workout that is told again with another body weight', () => {
  const trained = { met: 4, activeMs: 600_000, tonnageGrams: 1_000, sets: [set(80, 1)], maxHeartRateBpm: 170 };

  it('writes no state and no row, when only its energy changed', async () => {
    const driver = new Driver(build(...metrics));
    await driver.run(stepsOf([did(1, 10, trained), did(2, 12, trained)]));
    const [written] = await driver.run(stepsOf([did(1, 10, { ...trained, bodyWeightGrams: 71_000, energyKcal: 9 })]));
    expect(written?.kept).toHaveLength(1);
    expect([written?.states, written?.rows, written?.gone, written?.outbox]).toEqual([[], [], [], []]);
  });

  it('changes just what rests on its intensity, when that changed too', async () => {
    const driver = new Driver(build(...metrics));
    await driver.run(stepsOf([did(1, 10, trained), did(2, 12, trained), did(3, 60, trained)]));
    const [written] = await driver.run(stepsOf([did(1, 10, { ...trained, met: 5 })]));
    const cells = written?.rows.map(({ view, cells }) => [
      view.name,
      ...cells.slice(1, 2),
      new Date(Number(cells[4])).getUTCDate(),
      cells[5],
    ]);
    expect(cells).toEqual([
      [memberMetricHistory.name, 'met', 11, 5],
      [memberMetricHistory.name, 'met', 13, 4.5],
    ]);
    expect(written?.states.every(({ scope }) => scope.startsWith('met|'))).toBe(true);
  });
});
