import { describe, expect, it } from 'vitest';
import type { Norm } from '../../../../domain/norm.js';
import { cooperBenchPress } from '../../../../domain/norms/bench-press.js';
import { awgsGrip } from '../../../../domain/norms/grip.js';
import { type Grade, napfaAward, napfaRunGrade, napfaSitUps } from '../../../../domain/norms/napfa.js';
import { acsmPushUps, minutePushUps, ymcaPushUps } from '../../../../domain/norms/push-ups.js';
import { minuteSitUps, ymcaSitUps } from '../../../../domain/norms/sit-ups.js';

/** The band of each bound, and that of one less than each. */
function bandsAt(norm: Norm, age: number, sex: 'FEMALE' | 'MALE', bounds: readonly number[]) {
  const band = (value: number) => {
    const banded = norm.of({ value, age, sex });
    return 'band' in banded ? banded.band : banded.none;
  };
  return { at: bounds.map(band), under: bounds.map((bound) => band(bound - 1)) };
}

const all = (norm: Norm) => ({ at: norm.bands, under: [...norm.bands.slice(1), norm.beneath] });

describe('R17, domain 1.6: push-ups and sit-ups', () => {
  it.each([
    ['MALE', 15, 19, [39, 29, 23, 18]],
    ['MALE', 20, 29, [36, 29, 22, 17]],
    ['MALE', 30, 39, [30, 22, 17, 12]],
    ['MALE', 40, 49, [25, 17, 13, 10]],
    ['MALE', 50, 59, [21, 13, 10, 7]],
    ['MALE', 60, 69, [18, 11, 8, 5]],
    ['FEMALE', 15, 19, [33, 25, 18, 12]],
    ['FEMALE', 20, 29, [30, 21, 15, 10]],
    ['FEMALE', 30, 39, [27, 20, 13, 8]],
    ['FEMALE', 40, 49, [24, 15, 11, 5]],
    ['FEMALE', 50, 59, [21, 11, 7, 2]],
    ['FEMALE', 60, 69, [17, 12, 5, 2]],
  ] as const)(
    'push-ups (ACSM, CSEP), %s of %i to %i: excellent, very good, good, fair from %o',
    (sex, from, to, bounds) => {
      expect(bandsAt(acsmPushUps, from, sex, bounds)).toEqual(all(acsmPushUps));
      expect(bandsAt(acsmPushUps, to, sex, bounds)).toEqual(all(acsmPushUps));
    },
  );

  it.each([
    ['MALE', 20, [47, 37, 34, 26]],
    ['MALE', 30, [40, 31, 28, 21]],
    ['MALE', 40, [35, 26, 24, 17]],
    ['FEMALE', 20, [37, 28, 25, 17]],
    ['FEMALE', 30, [30, 22, 19, 12]],
  ] as const)('sit-ups in a minute, %s from %i: from %o', (sex, age, bounds) => {
    expect(bandsAt(minuteSitUps, age, sex, bounds)).toEqual(all(minuteSitUps));
    expect(bandsAt(minuteSitUps, age + 9, sex, bounds)).toEqual(all(minuteSitUps));
  });

  it('other tables judge the same man otherwise, under their own names', () => {
    const of = (norm: Norm) => norm.of({ value: 47, age: 25, sex: 'MALE' });
    expect([acsmPushUps, ymcaPushUps, minutePushUps].map(of)).toEqual([
      { band: 'excellent', norm: 'acsm-push-ups', version: 1 },
      { band: 'good', norm: 'ymca-push-ups', version: 1 },
      { band: 'good', norm: 'minute-push-ups', version: 2 },
    ]);
    expect(bandsAt(ymcaPushUps, 20, 'MALE', [48, 39, 30, 17, 10, 4])).toEqual(all(ymcaPushUps));
  });

  it.each([
    [minutePushUps, 'MALE', 20, 29, [55, 45, 35, 20]],
    [minutePushUps, 'MALE', 30, 39, [45, 35, 25, 15]],
    [minutePushUps, 'MALE', 60, 99, [30, 20, 10, 5]],
    [minutePushUps, 'FEMALE', 20, 29, [49, 34, 17, 6]],
    [minutePushUps, 'FEMALE', 40, 49, [35, 20, 8, 3]],
    [minutePushUps, 'FEMALE', 60, 99, [20, 5, 3, 1]],
    [ymcaSitUps, 'MALE', 18, 25, [50, 44, 39, 35, 31, 25]],
    [ymcaSitUps, 'MALE', 65, 99, [29, 22, 19, 15, 11, 7]],
    [ymcaSitUps, 'FEMALE', 36, 45, [34, 27, 23, 19, 15, 7]],
    [ymcaSitUps, 'FEMALE', 65, 99, [24, 17, 14, 11, 5, 2]],
  ] as const)('%o of a minute, %s of %i to %i: from %o', (norm, sex, from, to, bounds) => {
    for (const age of [from, to])
      expect(bandsAt(norm as unknown as Norm, age, sex, bounds)).toEqual(all(norm as unknown as Norm));
  });

  it('no table is stretched to other ages or a sex that it lacks', () => {
    expect(acsmPushUps.of({ value: 30, age: 70, sex: 'MALE' })).toEqual({ none: 'above_range', input: 'age' });
    expect(acsmPushUps.of({ value: 30, age: 14, sex: 'MALE' })).toEqual({ none: 'below_range', input: 'age' });
    expect(minuteSitUps.of({ value: 30, age: 45, sex: 'FEMALE' })).toEqual({ none: 'above_range', input: 'age' });
    expect(ymcaPushUps.of({ value: 30, age: 25, sex: 'FEMALE' })).toEqual({ none: 'not_covered', input: 'sex' });
  });
});

describe('R17: the bench press, in body weights (Cooper Institute)', () => {
  const band = (value: number, age: number, sex: 'FEMALE' | 'MALE') => cooperBenchPress.of({ value, age, sex });

  it.each([
    ['MALE', 25, [1.63, 1.32, 1.14, 0.99, 0.88]],
    ['MALE', 45, [1.2, 1, 0.88, 0.8, 0.72]],
    ['FEMALE', 25, [1.01, 0.8, 0.7, 0.59, 0.51]],
    ['FEMALE', 70, [0.72, 0.54, 0.47, 0.43, 0.38]],
  ] as const)('%s of %i: superior to poor from %o', (sex, age, bounds) => {
    expect(bounds.map((value) => band(value, age, sex))).toEqual(
      cooperBenchPress.bands.map((name) => expect.objectContaining({ band: name })),
    );
    expect(band((bounds.at(-1) ?? 0) - 0.01, age, sex)).toMatchObject({ band: 'very_poor' });
  });
});

describe('domain 1.6: grip', () => {
  it('is low under 28 kg of men and 18 kg of women from 60 on', () => {
    expect(bandsAt(awgsGrip, 60, 'MALE', [28])).toEqual({ at: ['normal'], under: ['low'] });
    expect(bandsAt(awgsGrip, 88, 'FEMALE', [18])).toEqual({ at: ['normal'], under: ['low'] });
    expect(awgsGrip.of({ value: 20, age: 40, sex: 'MALE' })).toEqual({ none: 'below_range', input: 'age' });
  });
});

describe('domain 1.6: NAPFA', () => {
  it.each([
    [12, [42, 36, 32, 27, 22]],
    [13, [43, 38, 34, 29, 25]],
    [14, [43, 40, 37, 33, 29]],
    [15, [43, 40, 37, 34, 30]],
    [16, [43, 40, 37, 34, 31]],
    [17, [43, 40, 37, 34, 31]],
  ])('sit-ups of boys of %i: A to E from %o', (age, bounds) => {
    expect(bandsAt(napfaSitUps, age, 'MALE', bounds)).toEqual(all(napfaSitUps));
  });

  it('the run at 15: under 10:41 is A, to 11:40 B, 12:40 C, 13:40 D, 14:40 E', () => {
    const grade = (minutes: number, seconds: number) =>
      napfaRunGrade({ seconds: minutes * 60 + seconds, age: 15, sex: 'MALE' });
    const times = [
      [10, 40],
      [10, 40.9],
      [10, 41],
      [11, 40],
      [11, 41],
      [12, 40],
      [13, 40],
      [14, 40],
      [14, 41],
    ] as const;
    expect(times.map(([minutes, seconds]) => grade(minutes, seconds))).toMatchObject(
      ['A', 'A', 'B', 'B', 'C', 'C', 'D', 'E', 'F'].map((band) => ({ band })),
    );
    expect(napfaRunGrade({ seconds: 640, age: 14, sex: 'MALE' })).toEqual({ none: 'below_range', input: 'age' });
    expect(napfaRunGrade({ seconds: null, age: 15, sex: 'MALE' })).toEqual({ none: 'missing', input: 'value' });
  });

  it.each<[string, 'gold' | 'silver' | 'bronze' | null]>([
    ['AAACCC', 'gold'], // 24
    ['ABBCCC', 'gold'], // 22
    ['BBBCCC', 'gold'], // 21
    ['BBCCCC', 'silver'], // 20
    ['AAAAAD', 'silver'], // enough points, one D
    ['CCCDDD', 'silver'], // 15
    ['CCDDDD', 'bronze'], // 14
    ['AAAAAE', 'bronze'],
    ['EEEEEE', 'bronze'], // 6
    ['AAAAAF', null],
    ['AAAAA', null],
  ])('the grades %s give %s', (grades, award) => {
    expect(napfaAward([...grades] as Grade[])).toBe(award);
  });
});
