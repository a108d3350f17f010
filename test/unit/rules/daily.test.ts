/** Calendars of daily tasks: the rules that they make, and what is wrong with them. */
import { describe, expect, it } from 'vitest';
import { check } from '../../../rules/check.js';
import { type Daily, faultsInDaily, ruleOfDaily } from '../../../rules/daily.js';
import { hash } from '../../../rules/hash.js';
import { termsOf } from '../../../rules/terms.js';

const machine = (exercise: unknown, amount: unknown) => ({
  kind: 'target',
  measure: 'repetitions',
  where: { exercises: [exercise] },
  atLeast: { amount, unit: '' },
});
const cardio = (minutes: unknown) => ({
  kind: 'target',
  measure: 'minutes',
  atLeast: { amount: minutes, unit: 'min' },
});
const on = (day: string, rule: object) => ({ kind: 'within', from: day, to: day, rule });

/** The rule, which must be one. */
function made(daily: Daily, first: string, timeZone = 'Asia/Singapore') {
  const one = ruleOfDaily(daily, first);
  if ('faults' in one) throw new Error(JSON.stringify(one.faults));
  const terms = { from: first, to: one.last, timeZone, dayStartsMinute: 0, weekStartsOn: 1, gyms: [] };
  return { ...one, faults: faultsInDaily(daily, first, check(one.rule, termsOf(terms, 0))) };
}
const faultsOf = (daily: Daily, first = '2027-08-01') => {
  const one = ruleOfDaily(daily, first);
  return 'faults' in one ? one.faults : made(daily, first).faults;
};

describe('R32: a calendar of daily tasks', () => {
  it('is gone through in turn for as many days as it says', () => {
    const days = [
      { exercise: 'leg-press', repetitions: 30 },
      { exercise: 'seated-row', repetitions: 40 },
    ];
    const { rule, last, faults } = made(
      { atLeast: 4, for: 5, days, task: machine('{exercise}', '{repetitions}') },
      '2027-02-26',
    );
    const [press, row] = [machine('leg-press', 30), machine('seated-row', 40)];
    expect(rule).toEqual({
      schema: 1,
      root: {
        kind: 'at_least',
        count: 4,
        of: [
          on('2027-02-26', press),
          on('2027-02-27', row),
          on('2027-02-28', press),
          on('2027-03-01', row),
          on('2027-03-02', press),
        ],
      },
    });
    expect({ last, faults }).toEqual({ last: '2027-03-02', faults: [] });
  });

  it('may have a task of its own on each day', () => {
    const { rule } = made({ days: [machine('leg-press', 30), cardio(20)] }, '2027-08-01');
    expect(rule.root).toEqual({
      kind: 'at_least',
      count: 2,
      of: [on('2027-08-01', machine('leg-press', 30)), on('2027-08-02', cardio(20))],
    });
  });

  it('makes the same rule whenever and wherever it is made, over clock changes too', () => {
    const daily = { for: 9, days: [{ minutes: 20 }, { minutes: 30 }], task: cardio('{minutes}') };
    for (const [first, zone] of [
      ['2026-03-25', 'Europe/London'],
      ['2026-10-20', 'Europe/London'],
      ['2026-12-28', 'Pacific/Auckland'],
    ] as const) {
      expect(made(daily, first, zone).faults).toEqual([]);
      expect(hash(made(daily, first, zone).rule)).toBe(hash(made(structuredClone(daily), first).rule));
    }
  });

  it('puts a value in place of its name: alone as it is, within a text as text', () => {
    const daily = { days: [{ size: 3, more: { exercises: ['plank'] } }], task: { kind: 'x{size}', where: '{more}' } };
    const one = ruleOfDaily(daily, '2027-08-01');
    expect('rule' in one && one.rule.root).toMatchObject({
      of: [{ rule: { kind: 'x3', where: { exercises: ['plank'] } } }],
    });
  });
});

describe('R32, R37: what is wrong with a calendar is told at its place', () => {
  const task = machine('{exercise}', '{repetitions}');
  const day = { exercise: 'leg-press', repetitions: 30 };
  it.each<[string, Daily, string, RegExp]>([
    [
      'a day that does not say what the task asks for',
      { days: [day, { exercise: 'x' }], task },
      '/days/1',
      /^says no repetitions$/,
    ],
    [
      'more days asked for than there are',
      { atLeast: 3, days: [day, day], task },
      '/atLeast',
      /^asks for 3 of 2 days$/,
    ],
    ['fewer days than its list has', { for: 1, days: [day, day], task }, '/for', /^is less than the 2 days/],
    [
      'a value that is no text within one',
      { days: [{ exercise: [] }], task: machine('x-{exercise}', 1) },
      '/days/0/exercise',
      /text/,
    ],
    ['a text that is too long', { days: [{ x: 'a'.repeat(100) }], task: machine('{x}{x}', 1) }, '/days/0', /128/],
    [
      'a task that is no node',
      { days: [day], task: { kind: 'magic' } },
      '/task/kind',
      /^must be one of .*\(on 2027-08-01\)$/,
    ],
    ['a day that is no node', { days: [cardio(20), { kind: 'magic' }] }, '/days/1/kind', /\(on 2027-08-02\)$/],
    [
      'a value that cannot be',
      { days: [day, { ...day, exercise: 7 }], task },
      '/task/where/exercises/0',
      /\(on 2027-08-02\)$/,
    ],
  ])('%s', (_, daily, path, message) => {
    expect(faultsOf(daily)).toEqual([{ path, message: expect.stringMatching(message) }]);
  });

  it('once, where it is wrong on every day alike', () => {
    const wrong = { ...cardio(20), atLeast: { amount: 20, unit: 'kg' } };
    expect(faultsOf({ for: 30, days: [{}], task: wrong })).toHaveLength(1);
  });

  it('of the whole, where the tree is too large', () => {
    const large = { kind: 'all', of: Array.from({ length: 20 }, () => cardio(20)) };
    expect(faultsOf({ for: 50, days: [{}], task: large })).toEqual([
      { path: '', message: expect.stringContaining('more than 500 nodes') },
    ]);
  });
});
