/** Whatever a machine says, and whatever plan and person: no answer is beyond the bounds. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { legCycle, run, walk } from '../../../../domain/acsm.js';
import type { NextFacts } from '../../../../rules/next-target/next.js';
import { nextTarget } from '../../../../rules/next-target/next-target.js';
import type { Prescription } from '../../../../rules/programme/plan.js';
import { facts } from './given.js';

const known = (min: number, max: number) => fc.option(fc.double({ min, max, noNaN: true }), { nil: null });
/** What a broken sensor says too. */
const said = (max: number) => fc.option(fc.oneof(fc.integer({ min: 0, max }), fc.double()), { nil: null });

const own = fc.record({
  ...{ restingBpm: known(35, 100), maximumBpm: known(120, 210), vo2max: known(10, 80) },
  ...{ bodyKg: known(30, 200), oneRepMaxKg: known(1, 300) },
});
const now = fc.record({
  ...{ heartRateBpm: said(230), speedMmPerS: said(7_000), inclineBp: said(1_500) },
  ...{ powerW: said(1_500), resistanceDeci: said(250) },
});
const exercises: string[] = ['treadmill-run', 'bike'];
const going = fc.record({
  exercises: fc.constant([...exercises]),
  numbers: fc.oneof(
    fc.record({ minutes: fc.integer({ min: 1, max: 90 }), heartRateReservePercent: fc.integer({ min: 30, max: 90 }) }),
    fc.record({ minutes: fc.integer({ min: 1, max: 90 }), met: fc.double({ min: 1, max: 20, noNaN: true }) }),
  ),
});
const lifting = fc.record({
  exercises: fc.constant([...exercises]),
  numbers: fc.record({
    ...{ sets: fc.integer({ min: 1, max: 6 }), repetitions: fc.integer({ min: 1, max: 20 }) },
    loadGrams: fc.integer({ min: 0, max: 300_000 }),
  }),
});
const slot = fc.oneof(going, lifting).map(
  (one): Prescription => ({
    ...{ slot: 'slot', most: {}, step: null, because: [], ...one, exercises },
  }),
);
const set = fc.record({
  repetitions: fc.integer({ min: 0, max: 30 }),
  loadGrams: fc.integer({ min: 0, max: 300_000 }),
});
const given: fc.Arbitrary<NextFacts> = fc
  .record({
    ...{ own, now, asked: fc.array(slot, { maxLength: 2 }), exerciseId: fc.constantFrom('treadmill-run', 'bike') },
    equipmentType: fc.constantFrom('TREADMILL', 'BIKE_SPIN', 'ROWER', 'WEIGHT_STACK'),
    stackStepGrams: fc.constantFrom(500, 2_500, 5_000),
    bounds: fc.record({
      mostOneRepMaxPercent: fc.integer({ min: 1, max: 100 }),
      mostHeartRateReservePercent: fc.integer({ min: 20, max: 100 }),
      mostStepPercent: fc.integer({ min: 1, max: 50 }),
    }),
    done: fc.record({
      ...{ activeMs: fc.integer({ min: 0, max: 6_000_000 }), distanceMm: fc.integer({ min: 0, max: 10_000_000 }) },
      sets: fc.array(set, { maxLength: 5 }),
    }),
  })
  .map(({ now: readings, ...more }) => facts(readings, more));

const runs = { numRuns: 3_000 };
const isSaid = (value: number | null): value is number => value !== null && Number.isFinite(value) && value >= 0;

describe('R59: the next target is never beyond the bounds', () => {
  it('at or above the heart-rate cap nothing is raised, and all that is set is less', () =>
    fc.assert(
      fc.property(given, (facts) => {
        const { heartRateCapBpm: cap, action, targets } = nextTarget(facts);
        const rate = facts.now.heartRateBpm;
        if (cap === null || !isSaid(rate) || rate < cap) return;
        expect(['lower', 'rest', 'stop']).toContain(action);
        for (const { of, value } of targets) {
          const before = of in facts.now ? facts.now[of as keyof typeof facts.now] : null;
          expect(value).toBeLessThan(before && value > 0 ? before : 1);
        }
      }),
      runs,
    ));

  it('no speed or power takes more oxygen than the bound on the reserve, by the equations forwards', () =>
    fc.assert(
      fc.property(given, (facts) => {
        const { own, now, bounds, equipmentType } = facts;
        if (own.vo2max === null) return;
        const most = 3.5 + ((own.vo2max - 3.5) * bounds.mostHeartRateReservePercent) / 100;
        const grade = isSaid(now.inclineBp) ? now.inclineBp / 10_000 : 0;
        for (const { of, value } of nextTarget(facts).targets) {
          const metresPerMinute = (value * 60) / 1_000;
          const { bodyKg } = own;
          const vo2 =
            of === 'speedMmPerS'
              ? (metresPerMinute <= 100 ? walk : run).compute({ metresPerMinute, grade })
              : of === 'powerW' && bodyKg !== null && equipmentType.startsWith('BIKE_') && value <= 200 && value >= 50
                ? legCycle.compute({ watts: value, bodyKg })
                : 0;
          // Beyond what an equation was made for it bounds nothing: the heart rate does.
          if (of === 'powerW' && bodyKg !== null && ((most - 7) * bodyKg) / 10.8 > 200) continue;
          if (of === 'powerW' && bodyKg !== null && ((most - 7) * bodyKg) / 10.8 < 50) continue;
          expect(vo2).toBeLessThanOrEqual(most + 1e-9);
        }
      }),
      runs,
    ));

  it('from a minute to the next it rises by the step of the programme, or by one of the machine', () =>
    fc.assert(
      fc.property(given, (facts) => {
        const { now, bounds } = facts;
        for (const { of, value } of nextTarget(facts).targets) {
          if (of !== 'speedMmPerS' && of !== 'powerW' && of !== 'resistanceDeci') continue;
          const before = now[of];
          if (!isSaid(before) || before === 0) continue;
          const by = { speedMmPerS: 28, powerW: 5, resistanceDeci: 10 }[of];
          const most = Math.max((before * (100 + bounds.mostStepPercent)) / 100, before + by);
          expect(value).toBeLessThanOrEqual(most + 1e-6);
        }
      }),
      runs,
    ));

  it('no load is over the bound on the maximum, or over what the plan asks, and each can be set', () =>
    fc.assert(
      fc.property(given, (facts) => {
        for (const { of, value } of nextTarget(facts).targets) {
          if (of !== 'loadGrams') continue;
          const { own, bounds, asked, stackStepGrams } = facts;
          if (own.oneRepMaxKg !== null)
            expect(value).toBeLessThanOrEqual((own.oneRepMaxKg * 1_000 * bounds.mostOneRepMaxPercent) / 100);
          expect(value).toBeLessThanOrEqual(Math.max(...asked.map(({ numbers }) => numbers.loadGrams ?? 0)));
          expect(value % stackStepGrams).toBe(0);
        }
      }),
      runs,
    ));

  it('of equal facts the answers are equal, every number is one, with a reason', () =>
    fc.assert(
      fc.property(given, (facts) => {
        const answer = nextTarget(facts);
        expect(nextTarget(structuredClone(facts))).toEqual(answer);
        for (const { value, because } of answer.targets) {
          expect(Number.isInteger(value) && value >= 0).toBe(true);
          expect(because).not.toBe('');
        }
        for (const because of [...answer.because, ...answer.targets.map((target) => target.because)])
          expect(because).toMatch(/^[A-Z0-9]/);
      }),
      runs,
    ));

  it('a reading beyond all numbers that machines say is taken for the most of them', () => {
    const facts = fc.sample(given, { numRuns: 200, seed: 1 }).find(({ asked }) => asked.length > 0) as NextFacts;
    const absurd = { ...facts, now: { ...facts.now, heartRateBpm: null, powerW: 1, resistanceDeci: 3.6e307 } };
    for (const { value } of nextTarget(absurd).targets) expect(value).toBeLessThanOrEqual(2 ** 31 * 2);
  });
});
