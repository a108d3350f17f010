import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { legCycle, run, walk } from '../../../../domain/acsm.js';
import type { Estimate } from '../../../../domain/estimate.js';
import { tanaka } from '../../../../domain/heart/maximum.js';
import { KG_PER_LB } from '../../../../domain/units.js';
import { confidenceOf, mostTrusted } from '../../../../domain/vo2max/confidence.js';
import { ebbeling } from '../../../../domain/vo2max/ebbeling.js';
import { cooper, rockport } from '../../../../domain/vo2max/field-tests.js';
import { steadyState, vo2maxOfStage } from '../../../../domain/vo2max/steady-state.js';
import { uth } from '../../../../domain/vo2max/uth.js';
import { between, ordered, whole } from '../gen.js';

const steady = { constantLoadS: 240, driftBpm: 2 };
const stage = (heartRateBpm: number, restingBpm: number, age: number) => ({
  ...steady,
  heartRateBpm,
  restingBpm,
  maximumBpm: tanaka.compute({ age }),
});
const KM_PER_H = 1000 / 60;

describe('R18, domain 1.3: VO2max from a steady stage', () => {
  it.each<[string, Estimate, ReturnType<typeof stage>, number]>([
    ['walk 100 m/min 5 %', walk.of({ metresPerMinute: 100, grade: 0.05 }), stage(130, 60, 35), 37.02],
    ['run 160 m/min 1 %', run.of({ metresPerMinute: 160, grade: 0.01 }), stage(150, 60, 30), 50.69],
    ['run 10 km/h', run.of({ metresPerMinute: 10 * KM_PER_H, grade: 0 }), stage(155, 58, 28), 48.31],
    ['cycle 120 W, 70 kg', legCycle.of({ watts: 120, bodyKg: 70 }), stage(140, 62, 45), 35.82],
  ])('%s', (_case, uptake, at, vo2max) => {
    expect(vo2maxOfStage(uptake, at)).toEqual({
      value: expect.closeTo(vo2max, 2),
      formula: 'reserve-steady-state',
      version: 1,
    });
  });

  it('walk 100 m/min 1 % at 110 beats, rest 65, age 40 must be refused: 39 % of the reserve', () => {
    const uptake = walk.of({ metresPerMinute: 100, grade: 0.01 });
    expect(vo2maxOfStage(uptake, stage(110, 65, 40))).toEqual({ none: 'below_range', input: 'reserveShare' });
    expect(steadyState.compute({ vo2: 15.3, ...stage(110, 65, 40) })).toBeCloseTo(33.66, 2);
  });

  const sound = { vo2: 22.5, heartRateBpm: 130, restingBpm: 60, maximumBpm: 180, ...steady };
  it.each([
    ['close to the maximum', { heartRateBpm: 165 }, 'above_range', 'reserveShare'],
    ['a heart that still rises', { driftBpm: 5.5 }, 'above_range', 'driftBpm'],
    ['a heart that still falls', { driftBpm: -6 }, 'below_range', 'driftBpm'],
    ['a stage too short', { constantLoadS: 179 }, 'below_range', 'constantLoadS'],
    ['an unknown resting heart rate', { restingBpm: null }, 'missing', 'restingBpm'],
    ['an uptake of rest', { vo2: 3.5 }, 'below_range', 'vo2'],
  ])('%s gives none: %s %s', (_case, changed, none, input) => {
    expect(steadyState.of({ ...sound, ...changed })).toEqual({ none, input });
  });

  it('both ends of the shares count, and an equation out of its range refuses for both', () => {
    const at = (heartRateBpm: number) => steadyState.of({ ...sound, restingBpm: 60, maximumBpm: 160, heartRateBpm });
    expect([at(99), at(100), at(145), at(146)].map((estimate) => 'value' in estimate)).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(vo2maxOfStage(legCycle.of({ watts: 240, bodyKg: 70 }), sound)).toEqual({
      none: 'above_range',
      input: 'watts',
    });
  });

  it('is the uptake itself at the maximum, and less the higher the heart beats at the same load', () => {
    fc.assert(
      fc.property(between(10, 60), ordered(between(70, 180)), (vo2, [slow, fast]) => {
        const at = (heartRateBpm: number) => steadyState.compute({ ...sound, vo2, heartRateBpm });
        expect(at(180)).toBeCloseTo(vo2, 9);
        expect(at(fast)).toBeLessThanOrEqual(at(slow));
        expect(at(slow)).toBeGreaterThanOrEqual(vo2 - 1e-9);
      }),
    );
  });
});

describe('R18, domain 1.3: VO2max by Ebbeling', () => {
  const test = { grade: 0.05, minutes: 4 };
  it.each([
    [3.5, 130, 35, 'MALE', 45.584],
    [3.0, 140, 45, 'FEMALE', 30.967],
    [4.0, 125, 25, 'MALE', 56.855],
    [2.5, 120, 55, 'FEMALE', 27.461],
    [3.0, 110, 30, 'FEMALE', 37.492],
    [3.4, 145, 40, 'MALE', 41.249],
  ] as const)('%f mph, %i beats, %i years, %s is %f', (milesPerHour, heartRateBpm, age, sex, vo2max) => {
    expect(ebbeling.compute({ ...test, milesPerHour, heartRateBpm, age, sex })).toBeCloseTo(vo2max, 3);
  });

  const sound = { ...test, milesPerHour: 3, heartRateBpm: 110, age: 30, sex: 'FEMALE' as const };
  it('is given within its study', () => {
    expect(ebbeling.of(sound)).toEqual({ value: expect.closeTo(37.492, 3), formula: 'ebbeling', version: 1 });
  });

  it.each([
    [{ heartRateBpm: 140, age: 45 }, 'above_range', 'shareOfMaximum'],
    [{ heartRateBpm: 90 }, 'below_range', 'shareOfMaximum'],
    [{ milesPerHour: 1.9 }, 'below_range', 'milesPerHour'],
    [{ milesPerHour: 4.6 }, 'above_range', 'milesPerHour'],
    [{ grade: 0 }, 'below_range', 'grade'],
    [{ grade: 0.06 }, 'above_range', 'grade'],
    [{ minutes: 3 }, 'below_range', 'minutes'],
    [{ age: 60 }, 'above_range', 'age'],
    [{ age: 19 }, 'below_range', 'age'],
    [{ sex: null }, 'missing', 'sex'],
  ])('%o gives none: %s %s', (changed, none, input) => {
    expect(ebbeling.of({ ...sound, ...changed })).toEqual({ none, input });
  });

  it('a slower heart at the same speed is a greater maximum', () => {
    fc.assert(
      fc.property(between(2, 4.5), ordered(between(90, 140)), whole(20, 59), (milesPerHour, [slow, fast], age) => {
        const at = (heartRateBpm: number) => ebbeling.compute({ ...sound, milesPerHour, heartRateBpm, age });
        // the heart rate is in two terms, whose last digits may round apart
        expect(at(slow)).toBeGreaterThanOrEqual(at(fast) - 1e-9);
      }),
    );
  });
});

describe('R18, domain 1.3: VO2max by tests over a distance', () => {
  it.each([
    ['', 1600, 24.482],
    ['', 2000, 33.425],
    ['published 42.37', 2400, 42.368],
    ['published', 2700, 49.074],
    ['published 51.31', 2800, 51.31],
    ['', 3200, 60.253],
  ])('Cooper %s: %i m is %f', (_source, metres, vo2max) => {
    expect(cooper.of({ metres })).toEqual({ value: expect.closeTo(vo2max, 3), formula: 'cooper', version: 1 });
  });

  it('Cooper gives none for a distance that needs less than rest', () => {
    expect(cooper.of({ metres: 600 })).toEqual({ none: 'implausible', input: 'answer' });
    expect(cooper.of({ metres: 0 })).toEqual({ none: 'below_range', input: 'metres' });
  });

  it.each([
    ['published ~40, jems.com 2009/01/04', 150, 30, 'FEMALE', 15.2, 128, 40.029],
    ['published ~46, jems.com 2009/01/04', 150, 30, 'MALE', 15.2, 128, 46.344],
    ['', 156, 26, 'FEMALE', 12.25, 80, 58.261],
    ['', 180, 40, 'MALE', 14.5, 140, 40.567],
    ['', 143, 55, 'FEMALE', 16, 130, 27.949],
  ] as const)(
    'Rockport %s: %i lb, %i years, %s, %f min, %i beats is %f',
    (_source, lb, age, sex, minutes, heartRateBpm, vo2max) => {
      expect(rockport.compute({ bodyKg: lb * KG_PER_LB, age, sex, minutes, heartRateBpm })).toBeCloseTo(vo2max, 3);
    },
  );

  it('Rockport was made with people of 30 to 69, and gives nothing less than rest', () => {
    const walker = { bodyKg: 70, age: 40, sex: 'MALE' as const, minutes: 15, heartRateBpm: 130 };
    expect(rockport.of(walker)).toMatchObject({ formula: 'rockport', version: 1 });
    expect(rockport.of({ ...walker, age: 26 })).toEqual({ none: 'below_range', input: 'age' });
    expect(rockport.of({ ...walker, bodyKg: 160, minutes: 25, heartRateBpm: 160 })).toEqual({
      none: 'implausible',
      input: 'answer',
    });
  });

  it('further or faster is more', () => {
    fc.assert(
      fc.property(ordered(between(700, 4000)), ordered(between(9, 25)), ([near, far], [fast, slow]) => {
        expect(cooper.compute({ metres: far })).toBeGreaterThanOrEqual(cooper.compute({ metres: near }));
        const walked = (minutes: number) =>
          rockport.compute({ bodyKg: 70, age: 40, sex: 'FEMALE', minutes, heartRateBpm: 130 });
        expect(walked(fast)).toBeGreaterThanOrEqual(walked(slow));
      }),
    );
  });
});

describe('R18, domain 1.3: VO2max by Uth', () => {
  const man = { age: 30, sex: 'MALE' as const };
  it.each([
    [190, 60, 48.45],
    [180, 60, 45.9],
    [187, 55, 52.02],
    [175, 70, 38.25],
  ])('%i over %i beats is %f', (maximumBpm, restingBpm, vo2max) => {
    expect(uth.of({ ...man, maximumBpm, restingBpm })).toEqual({
      value: expect.closeTo(vo2max, 2),
      formula: 'uth',
      version: 1,
    });
  });

  it('was made with men of 21 to 51, and needs a maximum above rest', () => {
    const beats = { maximumBpm: 180, restingBpm: 60 };
    expect(uth.of({ ...man, ...beats, age: 52 })).toEqual({ none: 'above_range', input: 'age' });
    expect(uth.of({ ...man, ...beats, sex: 'FEMALE' })).toEqual({ none: 'not_covered', input: 'sex' });
    expect(uth.of({ ...man, maximumBpm: 60, restingBpm: 60 })).toEqual({ none: 'below_range', input: 'reserveBpm' });
  });

  it('depends on the ratio alone', () => {
    fc.assert(
      fc.property(between(120, 210), between(35, 90), between(0.5, 2), (maximumBpm, restingBpm, by) => {
        const value = uth.compute({ ...man, maximumBpm, restingBpm });
        expect(uth.compute({ ...man, maximumBpm: maximumBpm * by, restingBpm: restingBpm * by })).toBeCloseTo(value, 9);
      }),
    );
  });
});

describe('R18, domain 1.3: which VO2max to believe', () => {
  const by = (formula: string, value = 40) => ({ formula, value });

  it('treadmill test and steady stage before Cooper, Cooper before Rockport, Rockport before Uth', () => {
    const methods = [uth.id, rockport.id, cooper.id, steadyState.id, ebbeling.id].map((id) => by(id));
    expect(methods.map(confidenceOf)).toEqual(['prior', 'low', 'fair', 'high', 'high']);
    expect(mostTrusted(methods)).toEqual(by(steadyState.id));
    expect(mostTrusted(methods.slice(0, 3))).toEqual(by(cooper.id));
    expect(mostTrusted(methods.slice(0, 2))).toEqual(by(rockport.id));
  });

  it('of equals the first given, of none none', () => {
    expect(mostTrusted([by(uth.id), by(ebbeling.id, 41), by(steadyState.id, 39)])).toEqual(by(ebbeling.id, 41));
    expect(mostTrusted([])).toBeUndefined();
    expect(mostTrusted([by('bmi'), by('constructor')])).toBeUndefined();
  });
});
