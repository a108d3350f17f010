/** Rules across members: teams, and gym against gym. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from '../../../rules/check.js';
import { type Contribution, contributionOf } from '../../../rules/contribution.js';
import { evaluate } from '../../../rules/evaluate.js';
import type { TrainedWorkout } from '../../../rules/facts.js';
import five from '../../../rules/gallery/12-team-of-five.json' with { type: 'json' };
import contest from '../../../rules/gallery/13-gym-against-gym.json' with { type: 'json' };
import { rank } from '../../../rules/rank.js';
import type { Rule } from '../../../rules/rule.js';
import { add, judgeSums, judgeTeam, noSums } from '../../../rules/team.js';
import { termsOf } from '../../../rules/terms.js';
import { words } from '../../../rules/words.js';
import { nobody, november, sgt, workout } from './given.js';
import { randomHistory, randomPerson, randomTerms } from './random/histories.js';
import { Random } from './random/random.js';
import { randomWhere } from './random/trees.js';

const rule: Rule = five.rule;
const terms = termsOf(five.terms, 0);
const MONDAYS = ['2026-11-02', '2026-11-09', '2026-11-16', '2026-11-23'];
/** So many active minutes on the Monday of each week. */
const member = (...minutes: number[]): TrainedWorkout[] =>
  minutes.map((some, week) => workout(`${MONDAYS[week]} 07:00`, { minutes: some }));
const gives = (workouts: readonly TrainedWorkout[], now = terms.to): Contribution =>
  contributionOf(rule, { workouts, person: nobody, terms, now });
const team = (members: readonly TrainedWorkout[][], now = terms.to) =>
  judgeTeam(
    rule,
    members.map((workouts) => gives(workouts, now)),
    { terms, now },
  );

describe('R34: a team of five', () => {
  const strong = () => member(210, 210, 210, 210);
  const weak = () => member(60, 60, 60, 60);

  it('has 150 active minutes on average, and nobody less than 60, in four weeks', () => {
    expect(team([strong(), strong(), strong(), weak(), weak()])).toMatchObject({
      fraction: 1,
      complete: true,
      value: 4,
    });
  });

  it('is held back by one member, however much the others do', () => {
    const members = [strong(), strong(), strong(), strong(), member(60, 59, 60, 60)];
    expect(team(members)).toMatchObject({ fraction: 0.75, complete: false, value: 3 });
  });

  it('shows how far the week is: members who did theirs, and minutes of all', () => {
    const members = [member(210), member(210), member(210), member(60), member(30)];
    const { fraction, conditions } = team(members, sgt('2026-11-03 12:00'));
    expect(conditions).toEqual([
      { value: 720 * 60_000, target: 750 * 60_000, met: false },
      { value: 4, target: 5, met: false },
    ]);
    expect(fraction).toBe(0.2325); // (0.96 + 0.9) / 2, of four weeks
  });

  it('a week that is over does not count by its share', () => {
    expect(team([member(210), member(30)], sgt('2026-11-09 00:00')).fraction).toBe(0);
  });

  it('of nobody has reached nothing', () => {
    expect(team([])).toMatchObject({ fraction: 0, complete: false, members: 0 });
  });

  it('is kept as sums: a contribution that is taken away leaves nothing behind', () => {
    const [former, now, other] = [gives(member(30)), gives(member(90, 70)), gives(strong())];
    const kept = noSums();
    for (const one of [former, other]) add(rule, kept, one);
    add(rule, kept, former, -1);
    add(rule, kept, now);
    const when = { terms, now: terms.to };
    expect(judgeSums(rule, kept, when)).toEqual(judgeTeam(rule, [other, now], when));
    expect(now.parts).toEqual([
      { condition: 0, span: '2026-11-02', amount: 90 * 60_000 },
      { condition: 1, span: '2026-11-02', amount: 90 * 60_000 },
      { condition: 0, span: '2026-11-09', amount: 70 * 60_000 },
      { condition: 1, span: '2026-11-09', amount: 70 * 60_000 },
    ]);
  });

  it('asks so many of the best, and all of them together', () => {
    const target = { kind: 'target', measure: 'minutes', atLeast: { amount: 100, unit: 'min' } };
    const root = {
      kind: 'team',
      conditions: [
        { across: 'best', members: 2, rule: target },
        { across: 'sum', rule: target },
      ],
    };
    expect(check({ schema: 1, root }, terms)).toEqual([]);
    const of = (...members: number[]) =>
      judgeTeam(
        { schema: 1, root },
        members.map((minutes) =>
          contributionOf({ schema: 1, root }, { workouts: member(minutes), person: nobody, terms, now: terms.to }),
        ),
        { terms, now: sgt('2026-11-20 00:00') },
      );
    expect(of(100, 120, 0)).toMatchObject({ complete: true });
    expect(of(300, 0, 0)).toMatchObject({ complete: false, fraction: 0.75 });
  });

  it('tells when it would next change by itself, and when it was complete for sure', () => {
    const all = Array<TrainedWorkout[]>(5).fill(strong());
    const at = (time: string) => {
      const { complete, completedAt, changesAt } = team(all, sgt(time));
      return [complete, completedAt, changesAt];
    };
    expect(team([], sgt('2026-10-05 00:00')).changesAt, 'the first week').toBe(sgt('2026-11-09 00:00'));
    expect(at('2026-11-24 00:00'), 'the fourth goes on').toEqual([true, null, sgt('2026-11-30 00:00')]);
    expect(at('2026-11-30 00:00')).toEqual([true, sgt('2026-11-30 00:00'), null]);
  });

  it('that is over shows the last of its weeks', () => {
    const { conditions } = team([strong(), weak()], sgt('2027-01-05 00:00'));
    expect(conditions).toMatchObject([{ value: 270 * 60_000 }, { value: 2, target: 2, met: true }]);
  });

  it('tells a member why a workout gave nothing, as any rule does', () => {
    const { verdicts } = gives([workout('2026-11-02 07:00', { met: 2 }), workout('2026-12-02 07:00')]);
    expect(verdicts.map(({ reason }) => reason)).toEqual(['nothing_of_it', 'after_end']);
    expect(
      evaluate(rule, { workouts: member(150), person: nobody, terms, now: sgt('2026-11-02 20:00') }).fraction,
    ).toBe(0.25);
  });
});

it('R37: refuses a team within something else, and what does not add up', () => {
  const faults = (root: unknown) => check({ schema: 1, root }, november);
  const target = (more: object) => ({
    kind: 'target',
    measure: 'minutes',
    atLeast: { amount: 10, unit: 'min' },
    ...more,
  });
  const root = (rule: object, more: object = {}) => ({ kind: 'team', conditions: [{ across: 'mean', rule, ...more }] });
  expect(faults({ kind: 'all', of: [root(target({}))] })).toEqual([
    { path: '/root/of/0', message: 'a team can only be the whole rule' },
  ]);
  expect(faults(root(target({ aggregate: 'mean' })))[0]?.path).toBe('/root/conditions/0/rule');
  expect(faults(root(target({}), { members: 3 }))[0]?.path).toBe('/root/conditions/0/members');
  const year = { ...november, to: november.from + 366 * 86_400_000 };
  const many = {
    kind: 'team',
    each: 'day',
    atLeast: 9,
    conditions: Array(6).fill({ across: 'sum', rule: target({}) }),
  };
  expect(check({ schema: 1, root: many }, year)).toEqual([
    { path: '/root/conditions', message: 'are too many to be added up in each of 366 days' },
  ]);
  const best = { kind: 'team', mostMembers: 2, conditions: [{ across: 'best', members: 3, rule: target({}) }] };
  expect(faults(best)).toEqual([{ path: '/root/conditions/0/members', message: 'no team has more than 2 members' }]);
  expect(words({ schema: 1, root: { ...best, mostMembers: 5 } as Rule['root'] })).toMatch(
    /^The members of a team of at most 5 must/,
  );
  expect(faults({ ...root(target({})), each: 'week' })[0]?.path).toBe('/root/atLeast');
  expect(faults({ kind: 'any', of: [contest.rule.root] })[0]?.message).toBe('a ranking can only be the whole rule');
});

it('R32: what a member gives follows from what they did, whatever the time: nobody is judged again for it by the clock', () =>
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const random = new Random(seed);
      const where = random.once(2) ? { where: randomWhere(random, false) } : {};
      const cap = random.once(2)
        ? { cap: { per: random.of(['day', 'week']), amount: { amount: 40, unit: 'min' } } }
        : {};
      const given = { kind: 'target', measure: 'minutes', atLeast: { amount: 30, unit: 'min' }, ...where, ...cap };
      const counted = { kind: 'target', measure: 'machines', atLeast: { amount: 2, unit: '' } };
      const each = random.of([{}, { each: 'day', atLeast: 2 }, { each: 'week', atLeast: 2 }]);
      const conditions = [given, counted].map((rule) => ({ across: random.of(['sum', 'mean', 'every']), rule }));
      const team = { kind: 'team', ...each, conditions };
      const root = random.once(3) ? { kind: 'ranking', across: 'sum', measure: 'minutes', ...where, ...cap } : team;
      const terms = randomTerms(random);
      expect(check({ schema: 1, root }, terms)).toEqual([]);
      const { workouts, now } = randomHistory(random, terms, 25);
      const person = randomPerson(random, terms);
      const at = (time: number) => contributionOf({ schema: 1, root }, { workouts, person, terms, now: time });
      expect(at(now)).toEqual(at(terms.to + 86_400_000));
    }),
    { numRuns: 300 },
  ));

describe('R34: gym against gym', () => {
  const march = termsOf(contest.terms, 0);
  const burnt = (kcal: number) =>
    contributionOf(contest.rule, {
      workouts: kcal > 0 ? [workout('2027-03-05 07:00', { energyCal: kcal * 1_000 })] : [],
      person: nobody,
      terms: march,
      now: march.to,
    });
  const gym = (id: string, members: number, ...kcal: number[]) => ({ id, members, contributions: kcal.map(burnt) });

  it('ranks by the mean of who takes part, apart by size; ties share a rank', () => {
    const places = rank(contest.rule, [
      gym('orchard', 1_200, 900, 100),
      gym('tampines', 200, 600, 600),
      gym('bedok', 199, 400, 0),
      gym('clementi', 150, 200, 200, 200),
      gym('yishun', 80, 100),
      gym('punggol', 50),
    ]);
    expect(places.map(({ id, sizeClass, rank: place, value }) => [id, sizeClass, place, value])).toEqual([
      ['bedok', 0, 1, 200_000],
      ['clementi', 0, 1, 200_000],
      ['yishun', 0, 3, 100_000],
      ['punggol', 0, null, 0],
      ['tampines', 1, 1, 600_000],
      ['orchard', 1, 2, 500_000],
    ]);
  });

  it('is never met by a member, who sees what they gave', () => {
    const facts = {
      workouts: [workout('2027-03-05 07:00', { energyCal: 300_000 })],
      person: nobody,
      terms: march,
      now: march.to,
    };
    expect(evaluate(contest.rule, facts)).toMatchObject({ fraction: 0, complete: false, progress: { value: 300_000 } });
  });
});
