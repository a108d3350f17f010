import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ipptAward, ipptPushUps, ipptRun, ipptSitUps, ipptTotal } from '../../../../domain/norms/ippt.js';
import { ordered, whole } from '../gen.js';

const man = (age: number) => ({ age, sex: 'MALE' as const });
const pushUps = (age: number, repetitions: number) => ipptPushUps.compute({ ...man(age), repetitions });
const sitUps = (age: number, repetitions: number) => ipptSitUps.compute({ ...man(age), repetitions });
const run = (age: number, seconds: number) => ipptRun.compute({ ...man(age), seconds });

const sample = new URL('../../../../../shared/samples/ippt.json', import.meta.url);

describe('R17, domain 1.6: the IPPT (vectors published with ninest/ippt-utils)', () => {
  it.each([
    [20, 14, 0],
    [20, 15, 1],
    [20, 20, 9],
    [20, 30, 16],
    [20, 45, 21],
    [20, 100, 25],
  ])('at %i, %i push-ups give %i points', (age, repetitions, points) => {
    expect(ipptPushUps.of({ ...man(age), repetitions })).toEqual({
      value: points,
      formula: 'ippt-push-ups',
      version: 1,
    });
  });

  it.each([
    [20, 15, 1],
    [20, 20, 6],
    [20, 30, 13],
    [20, 45, 21],
    [41, 7, 0],
    [41, 8, 1],
    [41, 45, 22],
  ])('at %i, %i sit-ups give %i points', (age, repetitions, points) => {
    expect(ipptSitUps.of({ ...man(age), repetitions })).toEqual({ value: points, formula: 'ippt-sit-ups', version: 1 });
  });

  it.each([
    [900, 12],
    [550, 44],
    [520, 49],
    [510, 50],
    [511, 49],
    [510.1, 49],
    [400, 50],
    [1100, 0],
    [2000, 0],
  ])('at 20, a run of %f s gives %i points, rounded up to 10 s', (seconds, points) => {
    expect(ipptRun.of({ ...man(20), seconds })).toEqual({ value: points, formula: 'ippt-run', version: 1 });
  });

  it.each([
    [20, 20, 20, 680, 51, 'pass'],
    [20, 25, 25, 640, 61, 'incentive'],
    [20, 32, 32, 550, 75, 'silver'],
    [22, 31, 37, 610, 76, 'silver'],
  ])('at %i, %i push-ups, %i sit-ups and %i s give %i points: %s', (age, pushes, sits, runSeconds, points, award) => {
    expect(ipptTotal.of({ ...man(age), pushUps: pushes, sitUps: sits, runSeconds })).toEqual({
      value: points,
      formula: 'ippt',
      version: 1,
    });
    expect(ipptAward(points)).toBe(award);
  });

  it('the 76 points at 22 are 17, 19 and 40', () => {
    expect([pushUps(22, 31), sitUps(22, 37), run(22, 610)]).toEqual([17, 19, 40]);
  });

  it('awards begin at 51, 61, 75 and 85 points, gold at 90 for commandos, guards and divers', () => {
    expect([50, 51, 60, 61, 74, 75, 84, 85].map((points) => ipptAward(points))).toEqual([
      'fail',
      'pass',
      'pass',
      'incentive',
      'incentive',
      'silver',
      'silver',
      'gold',
    ]);
    expect([ipptAward(89, true), ipptAward(90, true)]).toEqual(['silver', 'gold']);
  });

  it.each([
    [{ sex: 'FEMALE' as const }, 'not_covered', 'sex'],
    [{ sex: null }, 'missing', 'sex'],
    [{ age: 15 }, 'below_range', 'age'],
    [{ sitUps: null }, 'missing', 'sitUps'],
    [{ pushUps: -1 }, 'below_range', 'pushUps'],
    [{ runSeconds: 0 }, 'below_range', 'runSeconds'],
  ])('%o has no total: %s %s', (changed, none, input) => {
    const test = { ...man(20), pushUps: 30, sitUps: 30, runSeconds: 600 };
    expect(ipptTotal.of({ ...test, ...changed })).toEqual({ none, input });
  });

  it('more repetitions, a faster run or more years never lose points', () => {
    const age = whole(16, 80);
    fc.assert(
      fc.property(
        ordered(age),
        ordered(whole(0, 70)),
        ordered(whole(400, 1200)),
        ([young, old], [few, many], [fast, slow]) => {
          for (const station of [pushUps, sitUps]) {
            expect(station(young, many)).toBeGreaterThanOrEqual(station(young, few));
            expect(station(old, few)).toBeGreaterThanOrEqual(station(young, few));
          }
          expect(run(young, fast)).toBeGreaterThanOrEqual(run(young, slow));
          expect(run(old, slow)).toBeGreaterThanOrEqual(run(young, slow));
        },
      ),
    );
  });

  it.skipIf(!existsSync(sample))('gives every point of the whole tables (skipped without the samples)', () => {
    const tables = JSON.parse(readFileSync(sample, 'utf8')) as {
      pushups_points_by_group_then_reps1to60: number[][];
      situps_points_by_group_then_reps1to60: number[][];
      run_2400m_times_s: number[];
      run_points_by_group: number[][];
    };
    const ages = Array.from({ length: 14 }, (_, group) => 19 + group * 3);
    const repetitions = Array.from({ length: 60 }, (_, index) => index + 1);
    const points = (station: (age: number, value: number) => number, values: number[]) =>
      ages.map((age) => values.map((value) => station(age, value)));
    for (const later of [0, 1, 2]) {
      const shifted = (station: typeof run) => (age: number, value: number) => station(age + later, value);
      expect(points(shifted(pushUps), repetitions)).toEqual(tables.pushups_points_by_group_then_reps1to60);
      expect(points(shifted(sitUps), repetitions)).toEqual(tables.situps_points_by_group_then_reps1to60);
      expect(points(shifted(run), tables.run_2400m_times_s)).toEqual(tables.run_points_by_group);
    }
  });
});
