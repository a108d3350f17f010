/** Strength, by muscle group: what somebody lifts once on machines, and how often they do it against their own weight. */
import { cooperBenchPress } from '../norms/bench-press.js';
import { minutePushUps } from '../norms/push-ups.js';
import { ymcaSitUps } from '../norms/sit-ups.js';
import { gradeByNorm, gradedBy } from './by-norm.js';
import { defineCapacity, type Rating } from './capacity.js';
import { machineStrength, shareOfGood } from './machine-strength.js';
import type { Member, MetricValue } from './member.js';

/** Tests of a minute. Nobody's machine knows whether knees were down, so a woman's level is at least this. */
const inAMinute = {
  'push-up': gradedBy(minutePushUps, 'fair', 'average', 'good', 'excellent'),
  'sit-up': gradedBy(ymcaSitUps, 'average', 'above_average', 'good', 'excellent'),
} as const;
type Tested = keyof typeof inAMinute;
const tested = Object.keys(inAMinute) as Tested[];

/** The only exercise on a machine that has a norm. */
const BENCH_PRESS = 'chest-press-machine';
const benchPress = gradedBy(cooperBenchPress, 'fair', 'good', 'excellent', 'superior');
const machines = gradedBy(machineStrength, 'fair', 'good', 'very_good', 'excellent');

function byRepetitions(member: Member): Rating[] {
  return tested.flatMap((exercise) => {
    const table = inAMinute[exercise];
    const found = member.present('most_repetitions_in_a_minute').filter(({ exerciseId }) => exerciseId === exercise);
    return found.flatMap((most): Rating[] => {
      const grade = gradeByNorm(table, most.value, member);
      if (!grade) return [];
      const rating = { grade, basis: table.norm, most: 'high', rests: [most] } as const;
      return member.muscles(exercise).map((muscleGroup) => ({ muscleGroup, ...rating }));
    });
  });
}

function byLoad(member: Member): Rating[] {
  const [weight] = member.present('body_weight');
  if (!weight) return [];
  return member.present('one_rep_max').flatMap((max): Rating[] => {
    const { table, value } = lifted(max, weight);
    const grade = value === null ? null : gradeByNorm(table, value, member);
    if (!grade) return [];
    // The weight that a stack shows is not the force at its handle, whatever the table.
    const rating = { grade, basis: table.norm, most: 'low', rests: [max, weight] } as const;
    return member.muscles(max.exerciseId).map((muscleGroup) => ({ muscleGroup, ...rating }));
  });
}

/** The table for an exercise, and the value in its unit. */
function lifted({ exerciseId, value }: MetricValue, weight: MetricValue) {
  return exerciseId === BENCH_PRESS
    ? { table: benchPress, value: value / weight.value }
    : { table: machines, value: shareOfGood(exerciseId, value, weight.value) };
}

export const strength = defineCapacity({
  name: 'strength',
  comment:
    'Of a muscle group: most push-ups or sit-ups in a minute against people of the same sex and age, and the one-repetition maximum on machines for it by body weight.',
  uses: [
    { metric: 'one_rep_max' },
    { metric: 'body_weight' },
    { metric: 'most_repetitions_in_a_minute', exercises: tested },
  ],
  rate: (member) => [...byRepetitions(member), ...byLoad(member)],
});
