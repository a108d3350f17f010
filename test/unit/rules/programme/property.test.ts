/** Plans of whomever: in bounds, within a step a week, the same for the same, and more for nobody who can do less. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical } from '../../../../rules/canonical.js';
import { check } from '../../../../rules/check.js';
import type { MetricPoint } from '../../../../rules/facts.js';
import type { PlanFacts, Profile } from '../../../../rules/programme/facts.js';
import { fields } from '../../../../rules/programme/fields.js';
import { jumpsOf } from '../../../../rules/programme/jumps.js';
import { recommend } from '../../../../rules/programme/recommend.js';
import { periodOf } from '../../../../rules/programme/weeks.js';
import { sgt } from '../given.js';
import { nobody, point, pressed, programme, shipped } from './given.js';

const programmes = [
  shipped('ten-weeks-to-the-test'),
  shipped('gentle-knee'),
  programme({ progression: { afterWorkouts: 1, step: 5 } }),
];
const at = fc.integer({ min: sgt('2026-12-01 00:00'), max: sgt('2027-03-20 00:00') });
const value = fc.oneof(fc.double({ min: 0, max: 300, noNaN: true }), fc.constantFrom(null, Number.NaN, -1, 1e300));
const metric = fc.constantFrom(
  ...[
    'one_rep_max|leg-press',
    'one_rep_max|seated-leg-curl',
    'most_repetitions_in_a_minute|push-up',
    'best_speed|treadmill-run',
  ],
  ...['maximum_heart_rate|', 'resting_heart_rate|', 'vo2max|', 'body_weight|'],
);
const points: fc.Arbitrary<MetricPoint[]> = fc.array(
  fc.record({ metric, at, value, equipmentModel: fc.constantFrom('', 'Press 7') }).map(({ metric: name, ...rest }) => {
    const [metricName = '', exerciseId = ''] = name.split('|');
    return { ...rest, metric: metricName, exerciseId };
  }),
  { maxLength: 30 },
);
const workouts = fc.array(
  fc
    .record({
      day: fc.integer({ min: 1, max: 28 }),
      repetitions: fc.integer({ min: 1, max: 20 }),
      kg: fc.integer({ min: 0, max: 120 }),
    })
    .map(({ day, repetitions, kg }) =>
      pressed(`2027-01-${String(day).padStart(2, '0')} 18:00`, [repetitions, kg], [repetitions, kg], [repetitions, kg]),
    ),
  { maxLength: 20 },
);
const facts: fc.Arbitrary<PlanFacts> = fc.record({
  metrics: points,
  workouts,
  machines: fc.array(
    fc.record({
      exerciseId: fc.constant('leg-press'),
      equipmentModel: fc.constantFrom('', 'Press 7'),
      stackStepGrams: fc.constantFrom(null, 1_250, 5_000),
    }),
    { maxLength: 2 },
  ),
  asOf: at,
});
const profiles: fc.Arbitrary<Profile> = fc.record({
  userId: fc.uuid(),
  capacities: fc.array(
    fc.record({
      capacity: fc.constantFrom('strength', 'endurance'),
      muscleGroup: fc.constantFrom(null, 'quadriceps', 'chest'),
      level: fc.constant(''),
      score: fc.double({ min: -10, max: 110 }),
      confidence: fc.constantFrom('low' as const, 'medium' as const, 'high' as const),
      asOf: at,
    }),
    { maxLength: 4 },
  ),
});
const any = fc.tuple(fc.constantFrom(...programmes), profiles, facts);
const afterwards = sgt('2027-03-20 00:00');
const runs = { numRuns: 150 };

describe('R54: the plan of whomever', () => {
  it('is a rule, and stays within the bounds', () =>
    fc.assert(
      fc.property(any, ([one, profile, known]) => {
        const { rule, weeks } = recommend(one, profile, known);
        expect(check(rule, periodOf(one))).toEqual([]);
        for (const { numbers, most } of weeks.flatMap(({ slots }) => slots))
          for (const [name, number] of Object.entries(numbers) as [keyof typeof fields, number][]) {
            expect(number).toBeGreaterThanOrEqual(fields[name].least);
            expect(number).toBeLessThanOrEqual(Math.min(fields[name].most, most[name] ?? Number.POSITIVE_INFINITY));
          }
      }),
      runs,
    ));

  it('has no load over the share of the maximum that the programme allows', () =>
    fc.assert(
      fc.property(fc.constantFrom(...programmes), fc.double({ min: 1, max: 300, noNaN: true }), (one, kg) => {
        const plan = recommend(one, nobody, {
          metrics: [point('one_rep_max', kg, 'leg-press')],
          workouts: [],
          machines: [],
          asOf: afterwards,
        });
        for (const { exercises, numbers } of plan.weeks.flatMap(({ slots }) => slots))
          if (exercises?.[0] === 'leg-press')
            expect((numbers.loadGrams ?? 0) / 1_000).toBeLessThanOrEqual((kg * one.bounds.mostOneRepMaxPercent) / 100);
      }),
      runs,
    ));

  it('rises by no more than the step of a week', () =>
    fc.assert(
      fc.property(any, ([one, profile, known]) => {
        expect(jumpsOf(recommend(one, profile, known))).toEqual([]);
      }),
      runs,
    ));

  it('stays as it was told of every week that began, whatever becomes known later', () =>
    fc.assert(
      fc.property(any, at, ([one, profile, known], then) => {
        const before = {
          ...known,
          metrics: known.metrics.filter((metric) => metric.at < then),
          workouts: known.workouts.filter(({ endedAt }) => endedAt <= then),
          asOf: then,
        };
        const [told, now] = [before, { ...known, asOf: afterwards }].map((facts) => recommend(one, profile, facts));
        for (const [i, week] of (told?.weeks ?? []).entries())
          if (sgt(`${week.from} 00:00`) <= then) expect(now?.weeks[i]).toEqual(week);
      }),
      runs,
    ));

  it('is the same, byte for byte, for the same facts in whatever order, and for whoever has them', () =>
    fc.assert(
      fc.property(any, ([one, profile, known]) => {
        const plan = canonical(recommend(one, profile, known));
        const turned = {
          ...known,
          metrics: known.metrics.toReversed(),
          workouts: known.workouts.toReversed(),
          machines: known.machines.toReversed(),
        };
        const other = { userId: 'somebody else', capacities: profile.capacities.toReversed() };
        expect(canonical(recommend(structuredClone(one), other, turned))).toBe(plan);
      }),
      runs,
    ));

  it('asks of who can do more for no less', () =>
    fc.assert(
      fc.property(
        fc.constantFrom(...programmes),
        fc.array(fc.tuple(at, fc.double({ min: 1, max: 200, noNaN: true })), { maxLength: 6 }),
        fc.double({ min: 1, max: 2, noNaN: true }),
        (one, series, times) => {
          const known = (factor: number) => {
            const metrics = [
              'one_rep_max|leg-press',
              'most_repetitions_in_a_minute|push-up',
              'best_speed|treadmill-run',
              'vo2max|',
            ].flatMap((name) => {
              const [metricName = '', exerciseId = ''] = name.split('|');
              return series.map(([when, number]) => ({
                metric: metricName,
                exerciseId,
                equipmentModel: '',
                at: when,
                value: number * factor,
              }));
            });
            return recommend(one, nobody, { metrics, workouts: [], machines: [], asOf: afterwards });
          };
          const [less, more] = [known(1), known(times)];
          for (const [i, { slots }] of less.weeks.entries())
            for (const [j, { numbers }] of slots.entries())
              for (const [name, number] of Object.entries(numbers))
                expect(more.weeks[i]?.slots[j]?.numbers[name as keyof typeof numbers]).toBeGreaterThanOrEqual(number);
        },
      ),
      runs,
    ));
});
