import { describe, expect, it } from 'vitest';
import { capacities } from '../../../../domain/profile/capacities.js';
import type { Member } from '../../../../domain/profile/member.js';
import { profileOf } from '../../../../domain/profile/profile.js';
import { daysAgo, member, now, value, week } from './given.js';

const profile = (of: Member) => profileOf(capacities, of).standings;
const levelIn = (of: Member, capacity: string, muscleGroup = '') =>
  profile(of).find((one) => one.capacity === capacity && one.muscleGroup === muscleGroup)?.level;

describe('R51: endurance by VO2max (Life Fitness, ACSM), the published cases', () => {
  it.each([
    ['MALE', 25, 52.5, 'very_good'],
    ['MALE', 45, 37, 'fair'],
    ['FEMALE', 33, 44, 'excellent'],
    ['FEMALE', 61, 19.9, 'needs_improvement'],
    ['MALE', 29, 49.99, 'good'],
  ] as const)('%s of %i with %f is %s', (sex, age, vo2max, level) => {
    expect(levelIn(member([value('vo2max', vo2max)], { sex, age }), 'endurance')).toBe(level);
  });
});

describe('R51: strength by muscle group', () => {
  const repeated = (exerciseId: string, repetitions: number) =>
    value('most_repetitions_in_a_minute', repetitions, { exerciseId });
  const lifted = (exerciseId: string, kg: number) => value('one_rep_max', kg, { exerciseId, confidence: 'medium' });
  const weight = value('body_weight', 80);

  it.each([
    [19, 'needs_improvement'],
    [20, 'fair'],
    [35, 'good'],
    [45, 'very_good'],
    [55, 'excellent'],
  ])('%i push-ups in a minute (Pollock 1978): %s', (repetitions, level) => {
    expect(levelIn(member([repeated('push-up', repetitions)]), 'strength', 'chest')).toBe(level);
  });

  it.each([
    [34, 'needs_improvement'],
    [35, 'fair'],
    [39, 'good'],
    [44, 'very_good'],
    [50, 'excellent'],
  ])('%i sit-ups in a minute (YMCA): %s', (repetitions, level) => {
    expect(levelIn(member([repeated('sit-up', repetitions)]), 'strength', 'abdominals')).toBe(level);
  });

  it.each([
    [79, 'needs_improvement'],
    [80, 'fair'],
    [92, 'good'],
    [106, 'very_good'],
    [131, 'excellent'],
  ])('%i kg on the chest press at 80 kg (Cooper Institute, bench press): %s', (kg, level) => {
    const of = member([lifted('chest-press-machine', kg), weight]);
    expect(levelIn(of, 'strength', 'chest')).toBe(level);
    expect(profile(of).find(({ muscleGroup }) => muscleGroup === 'chest')).toMatchObject({
      ...{ basis: 'cooper-bench-press', confidence: 'low' },
      evidence: ['one_rep_max-1', 'body_weight-1'],
    });
  });

  it('of other machines is by a rule of our own, with low confidence', () => {
    expect(profile(member([lifted('leg-press', 160), weight]))).toContainEqual(
      expect.objectContaining({
        muscleGroup: 'quadriceps',
        level: 'good',
        basis: 'machine-strength',
        confidence: 'low',
      }),
    );
  });

  it('of a muscle is by the most trusted of what tells of it, and then by the best', () => {
    const strong = lifted('chest-press-machine', 140);
    expect(levelIn(member([strong, weight, repeated('push-up', 35)]), 'strength', 'chest')).toBe('good');
    const models = ['A', 'B'].map((equipmentModel, i) => ({
      ...lifted('chest-press-machine', 70 + 40 * i),
      equipmentModel,
    }));
    expect(levelIn(member([...models, weight]), 'strength', 'chest')).toBe('very_good');
  });

  it('is told of nobody whose weight, age or sex is not known, and of no exercise that nobody has a measure for', () => {
    const max = lifted('chest-press-machine', 100);
    expect(profile(member([max])).filter(({ capacity }) => capacity === 'strength')).toEqual([]);
    for (const unknown of [{ age: null }, { sex: null }])
      expect(profile(member([max, weight, repeated('push-up', 35)], unknown))).toEqual([]);
    expect(levelIn(member([lifted('kettlebell-swing', 100), weight]), 'strength', 'chest')).toBeUndefined();
  });
});

describe('R51: body composition', () => {
  it.each([
    ['MALE', 20, 'fair'],
    ['FEMALE', 20, 'excellent'],
    ['MALE', 25, 'needs_improvement'],
    ['FEMALE', 31.9, 'fair'],
    ['MALE', 5.9, 'fair'],
    ['MALE', 14, 'very_good'],
    ['MALE', 13.99, 'excellent'],
  ] as const)('%s with %f %% of fat (ACE): %s', (sex, fat, level) => {
    expect(levelIn(member([value('body_fat', fat)], { sex }), 'body_composition')).toBe(level);
  });

  it.each([
    [50, 1.65, 'needs_improvement'],
    [62, 1.65, 'good'],
    [63, 1.65, 'fair'],
    [68, 1.72, 'good'],
    [75, 1.65, 'needs_improvement'],
  ])('%f kg at %f m (Singapore): %s, with low confidence', (kg, metres, level) => {
    const of = member([value('body_weight', kg)], { height: value('height', metres) });
    expect(profile(of)).toEqual([
      expect.objectContaining({ capacity: 'body_composition', level, basis: 'singapore-bmi', confidence: 'low' }),
    ]);
  });

  it('is by fat where that was measured, and of no child', () => {
    const height = value('height', 1.8);
    const values = [value('body_weight', 120), value('body_fat', 12)];
    expect(levelIn(member(values, { height }), 'body_composition')).toBe('excellent');
    expect(levelIn(member(values, { height, age: 17 }), 'body_composition')).toBeUndefined();
  });
});

describe('R51: consistency (WHO: 150 active minutes a week)', () => {
  const weeks = (...minutes: readonly number[]) => member(minutes.map((one, i) => week(i, one)));

  it.each([
    [[150], 'needs_improvement', 8.3],
    [[150, 150, 150], 'fair', 25],
    [[0, 900, 900], 'needs_improvement', 16.6],
    [[75, 75, 75, 75, 75, 75, 75, 75, 75, 75, 75, 75], 'good', 50],
    [[0, ...Array(12).fill(150)], 'excellent', 100],
    [Array(13).fill(300), 'excellent', 100],
  ])('minutes by week, this one first: %j is %s', (minutes, level, score) => {
    expect(profile(weeks(...(minutes as number[])))).toEqual([expect.objectContaining({ level, score })]);
  });

  it('forgets what is older than twelve weeks, and is told of nobody who did nothing since', () => {
    expect(profile(weeks(...Array(13).fill(0), 150))).toEqual([]);
  });

  it('says when the next week begins', () => {
    expect(profileOf(capacities, weeks(150)).changesAt).toBe(Date.UTC(2026, 10, 30, 12));
  });
});

describe('R51: confidence', () => {
  const confidence = (more: object) => profile(member([value('vo2max', 50, more)]))[0]?.confidence;
  const evidence = ['a', 'b', 'c'];

  it('is that of the metric, on three facts', () => {
    expect(confidence({ evidence })).toBe('high');
    expect(confidence({ evidence, confidence: 'low' })).toBe('low');
    expect(confidence({ evidence: ['a', 'b'] })).toBe('medium');
  });

  it('is less once the evidence is six weeks old, and the profile says when', () => {
    expect(confidence({ evidence, evidenceUntil: daysAgo(42) })).toBe('medium');
    expect(confidence({ evidence: ['a'], evidenceUntil: daysAgo(42) })).toBe('low');
    const { changesAt } = profileOf(capacities, member([value('vo2max', 50, { evidenceUntil: daysAgo(41) })]));
    expect(changesAt).toBe(now + 86_400_000);
  });
});

it('R51: without evidence there is no level', () => {
  expect(profileOf(capacities, member([]))).toEqual({ standings: [], changesAt: null });
});
