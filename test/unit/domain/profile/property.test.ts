import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { capacities } from '../../../../domain/profile/capacities.js';
import { levels } from '../../../../domain/profile/level.js';
import type { Member, MetricValue } from '../../../../domain/profile/member.js';
import { profileOf } from '../../../../domain/profile/profile.js';
import { between, ordered, whole } from '../gen.js';
import { member, value, week } from './given.js';

/** Score by capacity and muscle group. */
const scores = (values: readonly MetricValue[], more: Partial<Member>) =>
  new Map(
    profileOf(capacities, member(values, more)).standings.map(({ capacity, muscleGroup, score }) => [
      `${capacity} ${muscleGroup}`,
      score,
    ]),
  );

const person = fc.record({ age: whole(16, 90), sex: fc.constantFrom('FEMALE', 'MALE') });
const weight = value('body_weight', 70);
/** Figures of which more is better, with the range in which people have them. */
const figures = [
  ['vo2max', between(10, 80), (n: number) => [value('vo2max', n)]],
  ['push-ups', whole(0, 90), (n: number) => [value('most_repetitions_in_a_minute', n, { exerciseId: 'push-up' })]],
  ['sit-ups', whole(0, 90), (n: number) => [value('most_repetitions_in_a_minute', n, { exerciseId: 'sit-up' })]],
  [
    'chest press',
    between(5, 250),
    (n: number) => [value('one_rep_max', n, { exerciseId: 'chest-press-machine' }), weight],
  ],
  ['leg press', between(5, 400), (n: number) => [value('one_rep_max', n, { exerciseId: 'leg-press' }), weight]],
  ['active minutes', between(1, 400), (n: number) => [week(0, n), week(5, 100)]],
] as const;

describe.each(figures)('R51: %s', (_, figure, values) => {
  it('more of it never gives a lower score', () => {
    fc.assert(
      fc.property(person, ordered(figure), (of, [less, more]) => {
        const [before, after] = [scores(values(less), of), scores(values(more), of)];
        expect([...after.keys()]).toEqual([...before.keys()]);
        for (const [capacity, score] of before) expect(after.get(capacity)).toBeGreaterThanOrEqual(score);
      }),
    );
  });

  it('R51: no level is lost, and no score falls, by ageing alone', () => {
    fc.assert(
      fc.property(person, figure, whole(1, 40), ({ age, sex }, n, years) => {
        const [before, after] = [scores(values(n), { age, sex }), scores(values(n), { age: age + years, sex })];
        for (const [capacity, score] of before) expect(after.get(capacity)).toBeGreaterThanOrEqual(score);
      }),
    );
  });
});

it('R51: the score lies within its level, whatever is known', () => {
  const known = fc.tuple(
    ...figures.map(([, figure, values]) => fc.option(figure).map((n) => (n === null ? [] : values(n)))),
  );
  fc.assert(
    fc.property(person, known, between(0, 60), (of, values, fat) => {
      const all = [...values.flat(), value('body_fat', fat)];
      for (const { level, score } of profileOf(capacities, member(all, of)).standings) {
        expect(levels[Math.min(Math.floor(score / 20), 4)]).toBe(level);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(100);
      }
    }),
  );
});

it('R51: more fat gives no better score, above what a body needs', () => {
  fc.assert(
    fc.property(person, ordered(between(14, 70)), ({ age, sex }, [less, more]) => {
      const of = (fat: number) => scores([value('body_fat', fat)], { age, sex }).get('body_composition ');
      expect(of(more) ?? 0).toBeLessThanOrEqual(of(less) ?? 0);
    }),
  );
});
