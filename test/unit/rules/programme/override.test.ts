/** What a trainer changes of a plan. */
import { describe, expect, it } from 'vitest';
import { check } from '../../../../rules/check.js';
import { applyOverride } from '../../../../rules/programme/override.js';
import type { Change, Override } from '../../../../rules/programme/patch.js';
import { recommend } from '../../../../rules/programme/recommend.js';
import { periodOf } from '../../../../rules/programme/weeks.js';
import { sgt } from '../given.js';
import { facts, legPress, nobody, point, programme } from './given.js';

const override = (...changes: Change[]): Override => ({
  id: 'o1',
  author: 'Tan Wei',
  reason: 'sore knee',
  at: sgt('2027-01-03 21:00'),
  changes,
});
const replace = (path: string, value: number): Change => ({ op: 'replace', path, value });
const planOf = (kg: number) => recommend(programme(), nobody, facts([point('one_rep_max', kg, 'leg-press')]));
const messages = (kg: number, ...changes: Change[]) =>
  applyOverride(planOf(kg), override(...changes)).conflicts.map(({ message }) => message);
const every = '/weeks/*/slots/legs';

describe("R55: a trainer's change of a plan", () => {
  it('is in the plan and its rule, with author and reason', () => {
    const { plan, conflicts } = applyOverride(
      planOf(90.4),
      override(replace(`${every}/loadGrams`, 55_000), replace('/weeks/2/slots/legs/sets', 2)),
    );
    expect(conflicts).toEqual([]);
    expect(plan.weeks.map(({ slots: [one] }) => [one?.numbers.loadGrams, one?.numbers.sets])).toEqual([
      [55_000, 3],
      [55_000, 2],
      [55_000, 3],
    ]);
    expect(JSON.stringify(plan.rule)).toContain('"atLeast":{"amount":55,"unit":"kg"}');
    expect(plan.reasons[2]?.because[0]).toBe('55 kg: set by Tan Wei on 3 Jan 2027: sore knee (62.5 kg before)');
    expect(plan.overrides).toHaveLength(1);
    expect(check(plan.rule, periodOf(programme()))).toEqual([]);
  });

  it('holds again when the plan is made anew, as long as it still says what it said', () => {
    const change = [
      { op: 'test', path: `${every}/loadGrams`, value: 62_500 } as const,
      replace(`${every}/loadGrams`, 55_000),
    ];
    expect(messages(90.4, ...change)).toEqual([]);
    expect(messages(91, ...change)).toEqual([]);
    expect(messages(100, ...change)).toEqual(['was 70 kg and not 62.5 kg']);
    expect(messages(100, replace(`${every}/loadGrams`, 55_000))).toEqual([]);
  });

  it.each([
    ['a slot that is not there', replace('/weeks/*/slots/arms/sets', 2), 'there is no arms in any week to come'],
    ['a week that is not there', replace('/weeks/4/slots/legs/sets', 2), 'there are 3 weeks'],
    ['a number that it does not have', replace(`${every}/minutes`, 2), 'legs has no minutes there'],
    ['a number that there is not', replace(`${every}/joy`, 2), expect.stringContaining('there is no such number')],
    ['a load over the bound', replace(`${every}/loadGrams`, 80_000), '80 kg is over the bound of 76.84 kg'],
    [
      'more visits than there are in a week',
      replace(`${every}/timesAWeek`, 3),
      '3 visits a week is over the bound of 2 visits a week',
    ],
    ['no whole number', replace(`${every}/sets`, 2.5), 'it must be a whole number'],
    ['too many', replace(`${every}/sets`, 21), 'it must be from 1 set to 20 sets'],
    ['nothing left to do', { op: 'remove', path: every } as const, 'it would leave a week with nothing to do'],
  ])('to %s is told as a conflict, and changes nothing', (_, change, message) => {
    const plan = planOf(90.4);
    const applied = applyOverride(plan, override(replace(`${every}/sets`, 2), change));
    expect(applied.conflicts).toMatchObject([{ overrideId: 'o1', author: 'Tan Wei', path: change.path, message }]);
    expect(applied.plan).toBe(plan);
  });

  it('that would make the next week too great a step is told as a conflict', () => {
    expect(messages(90.4, replace('/weeks/2/slots/legs/loadGrams', 30_000))).toEqual([
      'week 3 would rise from 30 kg to 62.5 kg, the load of leg press: change the weeks after it too',
    ]);
    expect(
      messages(
        90.4,
        replace('/weeks/2/slots/legs/loadGrams', 30_000),
        replace('/weeks/3/slots/legs/loadGrams', 32_500),
      ),
    ).toEqual([]);
  });

  it('takes out what hurts', () => {
    const blocks = [
      { name: 'All', weeks: 3, slots: [legPress, { ...legPress, id: 'curl', exercises: ['seated-leg-curl'] }] },
    ];
    const plan = recommend(programme({}, { blocks }), nobody, facts());
    const { plan: left, conflicts } = applyOverride(plan, override({ op: 'remove', path: every }));
    expect(conflicts).toEqual([]);
    expect(left.weeks.map(({ slots }) => slots.map(({ slot }) => slot))).toEqual([['curl'], ['curl'], ['curl']]);
  });

  it('never reaches into weeks that are over', () => {
    const late = { ...override(replace(`${every}/sets`, 2)), at: sgt('2027-01-12 08:00') };
    const { plan } = applyOverride(planOf(90.4), late);
    expect(plan.weeks.map(({ slots: [one] }) => one?.numbers.sets)).toEqual([3, 2, 2]);
    const past = { ...late, changes: [replace('/weeks/1/slots/legs/sets', 2)] };
    expect(applyOverride(planOf(90.4), past).conflicts).toMatchObject([
      { message: 'week 1 was over when this was written' },
    ]);
  });
});

describe('R48: what a member is excused from', () => {
  const excuse = (path: string, until?: string): Change => ({ op: 'excuse', path, ...(until && { until }) });
  const later = (weeks: number, ...changes: Change[]) =>
    applyOverride(planOf(90.4), { ...override(...changes), at: sgt('2027-01-04 09:00') + weeks * 7 * 86_400_000 });

  it('is a whole week, over or not: so many visits and weeks less are required', () => {
    const { plan, conflicts } = later(2, excuse('/weeks/1'));
    expect(conflicts).toEqual([]);
    expect(plan.weeks.map(({ slots }) => slots.length)).toEqual([0, 1, 1]);
    expect(plan.rule.root).toMatchObject({ of: [{ atLeast: 4 }, { count: 2, of: [{}, {}] }] });
    expect(plan.reasons.map(({ path, week }) => [path, week]).slice(2)).toEqual([
      ['/root/of/1/of/0/rule/of/0', 2],
      ['/root/of/1/of/1/rule/of/0', 3],
    ]);
    expect(plan.reasons[0]?.because).toEqual([
      '4 visits in all: as the programme says, less what 1 excused week would have been',
    ]);
    expect(check(plan.rule, periodOf(programme()))).toEqual([]);
  });

  it('is a slot, or an exercise where there is no other to choose, until a day', () => {
    const until = later(0, excuse('/weeks/*/slots/legs', '2027-01-11'));
    expect(until.plan.weeks.map(({ slots }) => slots.length)).toEqual([0, 0, 1]);
    expect(
      later(1, excuse('/weeks/*/exercises/leg-press', '2027-01-12')).plan.weeks.map(({ slots }) => slots.length),
    ).toEqual([1, 0, 1]);
  });

  it.each([
    ['everything', excuse('/weeks/*'), 'nothing would be left: let them leave the programme instead'],
    ['a week that is not there', excuse('/weeks/4'), 'there are 3 weeks'],
    ['a slot that is not there', excuse('/weeks/1/slots/arms'), 'there is no arms there'],
    ['an exercise', excuse('/weeks/1/exercises/row'), 'nothing there asks for row and for nothing else'],
  ])('from %s is a conflict, and changes nothing', (_, change, message) => {
    expect(later(0, change).conflicts).toMatchObject([{ path: change.path, message }]);
  });
});
