/** Where days, weeks, clocks and members are awkward. */
import { describe, expect, it } from 'vitest';
import { fallOf } from '../../../rules/falls.js';
import { hash } from '../../../rules/hash.js';
import { migrate } from '../../../rules/migrations/index.js';
import { termsOf } from '../../../rules/terms.js';
import { judged, lifting, nobody, november, sets, sgt, workout } from './given.js';

const minutes = (amount: number, more: object = {}) => ({
  kind: 'target',
  measure: 'minutes',
  atLeast: { amount, unit: 'min' },
  ...more,
});
const days = (atLeast: number, rule: object = minutes(30)) => ({ kind: 'each', each: 'day', atLeast, rule });
const reasonsOf = ({ verdicts }: ReturnType<typeof judged>) => verdicts.map(({ reason }) => reason);

describe('R84: days and weeks end when the clock on the wall says so', () => {
  const london = (from: string, to: string, more: object = {}) =>
    termsOf({ from, to, timeZone: 'Europe/London', dayStartsMinute: 0, weekStartsOn: 1, gyms: [], ...more }, 0);
  const at = (iso: string, lasts = 30) => {
    const startedAt = Date.parse(iso);
    return { ...workout('2026-11-01 00:00', { minutes: lasts }), startedAt, endedAt: startedAt + lasts * 60_000 };
  };

  it('a workout over midnight in Singapore is of the day on which it began', () => {
    const over = workout('2026-11-02 23:50', { minutes: 30 });
    const result = judged(days(2), [over, workout('2026-11-03 07:00', { minutes: 29 })]);
    expect(result.fraction).toBe(0.5);
    expect(judged(days(2), [over, workout('2026-11-03 00:00')]).completedAt).toBe(sgt('2026-11-03 00:30'));
  });

  it('the day on which the clocks of London go back has 25 hours, and that on which they go forward 23', () => {
    const back = london('2026-10-19', '2026-11-01');
    const both = [at('2026-10-24T23:00:00Z'), at('2026-10-25T23:59:00Z')];
    expect(judged(days(2), both, { terms: back, now: back.to }).progress.value).toBe(1);
    const forward = london('2027-03-22', '2027-04-04');
    const two = [at('2027-03-28T00:00:00Z'), at('2027-03-28T23:00:00Z')];
    expect(judged(days(2), two, { terms: forward, now: forward.to }).progress.value).toBe(2);
  });

  it('a week of London ends an hour earlier by UTC once summer time has begun', () => {
    const terms = london('2027-03-22', '2027-04-04');
    const week = { kind: 'each', each: 'week', atLeast: 1, rule: minutes(60) };
    const done = (second: string) => judged(week, [at('2027-03-24T08:00:00Z'), at(second)], { terms, now: terms.to });
    expect(done('2027-03-28T22:59:00Z').complete).toBe(true);
    expect(done('2027-03-28T23:00:00Z').complete).toBe(false);
  });

  it('a night belongs to the day before where days begin at 04:00', () => {
    const terms = { ...november, dayStartsMinute: 240 };
    const night = [workout('2026-11-02 23:00', { minutes: 15 }), workout('2026-11-03 03:59', { minutes: 15 })];
    expect(judged(days(1), night, { terms }).complete).toBe(true);
    const morning = night.with(1, workout('2026-11-03 04:00', { minutes: 15 }));
    expect(judged(days(1), morning, { terms }).complete).toBe(false);
  });
});

describe('R36: members and machines are not tidy', () => {
  it('a workout that comes a day late counts for its own day, and the result is that of a plain log', () => {
    const [first, late] = [workout('2026-11-02 07:00'), workout('2026-11-01 07:00')];
    expect(judged(days(2), [first, late])).toEqual(judged(days(2), [late, first]));
    expect(judged(days(2), [first, late]).completedAt).toBe(first.endedAt);
  });

  it('who joins after a workout that would do begins anew', () => {
    const some = [workout('2026-11-02 07:00'), workout('2026-11-04 07:00')];
    const terms = { ...november, joinedAt: sgt('2026-11-03 00:00') };
    const result = judged(days(1), some, { terms });
    expect(reasonsOf(result)).toEqual(['before_join', null]);
    expect(result.completedAt).toBe(some[1]?.endedAt);
  });

  it('a pause takes no minutes, but a race goes on by the clock', () => {
    const paused = workout('2026-11-02 07:00', { minutes: 12, activeMs: 8 * 60_000 });
    expect(judged(minutes(10), [paused]).fraction).toBe(0.8);
    expect(reasonsOf(judged(minutes(5, { where: { elapsed: { below: 9 } } }), [paused]))).toEqual(['too_long']);
  });

  it('without a heart rate nobody knows how hard it was, and without a maximum of one’s own what it means', () => {
    const hard = minutes(10, { where: { heartRateReserve: { atLeast: 60 } } });
    expect(reasonsOf(judged(hard, [workout('2026-11-02 07:00')]))).toEqual(['intensity_unknown']);
    const seen = workout('2026-11-02 07:00', { averageHeartRateBpm: 150 });
    expect(reasonsOf(judged(hard, [seen]))).toEqual(['no_personal_value']);
  });

  it('pounds are kilograms of another size', () => {
    const heavy = (load: object) => ({
      kind: 'target',
      measure: 'sets',
      atLeast: { amount: 1, unit: '' },
      where: { load: { atLeast: load } },
    });
    const [set] = [lifting('2026-11-02 07:00', sets('leg-press', 'quadriceps', [8, 100]))];
    expect(judged(heavy({ amount: 220.4, unit: 'lb' }), [set]).complete).toBe(true);
    expect(judged(heavy({ amount: 220.5, unit: 'lb' }), [set]).complete).toBe(false);
  });

  it('R34: a rule changes on a date by two windows: three workouts until the 19th, from the 20th on one is enough', () => {
    const workouts = (atLeast: number) => ({
      kind: 'target',
      measure: 'workouts',
      atLeast: { amount: atLeast, unit: '' },
    });
    const window = (from: string, to: string, rule: object) => ({ kind: 'within', from, to, rule });
    const root = {
      kind: 'any',
      of: [
        window('2026-11-01', '2026-11-19', days(1, workouts(3))),
        window('2026-11-20', '2026-11-30', days(1, workouts(1))),
      ],
    };
    const two = ['07:00', '18:00'].map((time) => workout(`2026-11-19 ${time}`));
    expect(judged(root, two).complete).toBe(false);
    const after = workout('2026-11-20 00:00');
    expect(judged(root, [...two, after]).completedAt).toBe(after.endedAt);
  });
});

describe('R91: a fall has a cause', () => {
  const facts = { workouts: [workout('2026-11-02 07:00', { minutes: 40 })], person: nobody, terms: november };
  const at = (root: { kind: string }, given: object, now: string) => {
    const known = { ...facts, ...given, now: sgt(now) };
    return { facts: known, result: judged(root, known.workouts, known) };
  };
  const rule = (root: { kind: string }) => ({ schema: 1, root });

  it('a correction, a late workout over a bound, a window that moved on, a day that ended', () => {
    const sum = minutes(60);
    const before = at(sum, {}, '2026-11-02 08:00');
    expect(fallOf(rule(sum), before, at(sum, { workouts: [] }, '2026-11-02 09:00'))).toBe('correction');
    const most = { kind: 'target', measure: 'minutes', atMost: { amount: 60, unit: 'min' } };
    const more = [...facts.workouts, workout('2026-11-01 07:00')];
    expect(fallOf(rule(most), at(most, {}, '2026-11-02 08:00'), at(most, { workouts: more }, '2026-11-02 09:00'))).toBe(
      'late',
    );
    const later = [...facts.workouts, workout('2026-11-03 07:00')];
    expect(
      fallOf(rule(most), at(most, {}, '2026-11-02 08:00'), at(most, { workouts: later }, '2026-11-03 08:00')),
    ).toBe('bound');
    const rolling = { kind: 'rolling', days: 2, rule: sum };
    expect(fallOf(rule(rolling), at(rolling, {}, '2026-11-03 08:00'), at(rolling, {}, '2026-11-05 08:00'))).toBe(
      'window',
    );
    const day = days(1, sum);
    expect(fallOf(rule(day), at(day, {}, '2026-11-02 08:00'), at(day, {}, '2026-11-03 08:00'))).toBe('period_ended');
    expect(fallOf(rule(day), before, before)).toBeNull();
  });
});

it('R39: a rule is told by SHA-256 of its one text, whatever the order in which it was written', () => {
  const [one, same] = [
    { kind: 'not', rule: minutes(30) },
    { rule: minutes(30), kind: 'not' },
  ];
  expect(hash({ schema: 1, root: one })).toBe(hash({ root: same, schema: 1 }));
  expect(hash({ schema: 1, root: one })).toMatch(/^[0-9a-f]{64}$/);
  expect(hash({ schema: 1, root: one })).not.toBe(hash({ schema: 1, root: minutes(30) }));
});

describe('R39: rules of older grammars', () => {
  const known = [
    { from: 1, migrate: (root: unknown) => ({ inner: root }) },
    { from: 2, migrate: (root: unknown) => ({ last: root }) },
  ];
  it('are read step by step in the grammar of today', () => {
    const read = migrate({ schema: 1, root: 'a' }, { known, today: 3 });
    expect(read).toEqual({ rule: { schema: 3, root: { last: { inner: 'a' } } } });
    expect(migrate({ schema: 3, root: 'a' }, { known, today: 3 })).toEqual({ rule: { schema: 3, root: 'a' } });
  });

  it('are refused when they are newer than what reads them, with what to do', () => {
    const read = migrate({ schema: 9, root: {} });
    expect(read).toMatchObject({ faults: [{ path: '/schema', message: expect.stringContaining('update Repstream') }] });
  });
});

it('R38: a rule that would hold up others is refused, with what to leave out', async () => {
  const { check } = await import('../../../rules/check.js');
  const of = Array.from({ length: 40 }, () => days(2, minutes(10)));
  const [fault] = check({ schema: 1, root: { kind: 'all', of } }, november);
  expect(fault?.path).toBe('/root');
  expect(fault?.message).toMatch(/^is too much work, 281 of 80: /);
  // Parts of a calendar count one day at a time.
  const calendar = Array.from({ length: 30 }, (_, i) => {
    const day = `2026-11-${String(i + 1).padStart(2, '0')}`;
    return { kind: 'within', from: day, to: day, rule: { kind: 'any', of: [minutes(10), minutes(20), minutes(30)] } };
  });
  expect(check({ schema: 1, root: { kind: 'at_least', count: 20, of: calendar } }, november)).toEqual([]);
});
