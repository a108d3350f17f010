/** How trees of nodes are judged. */
import { describe, expect, it } from 'vitest';
import { check } from '../../../rules/check.js';
import { words } from '../../../rules/words.js';
import { judged, lifting, metric, november, sets, sgt, workout } from './given.js';

const count = (measure: string, amount: number, more: object = {}) => ({
  kind: 'target',
  measure,
  atLeast: { amount, unit: '' },
  ...more,
});
const minutes = (amount: number, more: object = {}) => ({
  kind: 'target',
  measure: 'minutes',
  atLeast: { amount, unit: 'min' },
  ...more,
});

describe('R36: a result has a fraction, what each part says, whether it is complete and since when', () => {
  const root = { kind: 'each', each: 'day', atLeast: 2, rule: minutes(30) };

  it('adds up the minutes of a day', () => {
    const short = workout('2026-11-02 07:00', { minutes: 20 });
    const rest = workout('2026-11-02 18:00', { minutes: 10 });
    const other = workout('2026-11-05 07:00', { minutes: 45 });
    const result = judged(root, [other, short, rest]);
    expect(result).toMatchObject({ fraction: 1, complete: true, completedAt: other.endedAt });
    expect(judged(root, [short, rest], { now: sgt('2026-11-02 20:00') })).toMatchObject({
      fraction: 0.5,
      complete: false,
    });
    expect(judged(root, [short], { now: sgt('2026-11-02 20:00') }).fraction).toBe(0.333333);
    expect(judged(root, [short], { now: sgt('2026-11-03 00:00') }).fraction).toBe(0);
  });

  it('says why a workout did not count', () => {
    const early = workout('2026-10-31 07:00');
    const before = workout('2026-11-02 07:00');
    const elsewhere = workout('2026-11-04 07:00', { gymId: 'orchard' });
    const counted = workout('2026-11-05 07:00');
    const terms = { ...november, joinedAt: sgt('2026-11-03 00:00'), gyms: ['tampines'] };
    const { verdicts } = judged(root, [early, before, elsewhere, counted], { terms });
    expect(verdicts.map(({ counted: yes, reason }) => [yes, reason])).toEqual([
      [false, 'before_start'],
      [false, 'before_join'],
      [false, 'other_gym'],
      [true, null],
    ]);
  });

  it('counts up to a cap', () => {
    const capped = {
      kind: 'target',
      measure: 'energy',
      atLeast: { amount: 1_000, unit: 'kcal' },
      cap: { per: 'day', amount: { amount: 600, unit: 'kcal' } },
    };
    const some = [
      workout('2026-11-02 07:00', { energyCal: 500_000 }),
      workout('2026-11-02 09:00', { energyCal: 500_000 }),
    ];
    const result = judged(capped, some);
    expect(result.fraction).toBe(0.6);
    expect(result.verdicts.map(({ reason, leaves: [leaf] }) => [reason, leaf?.amount])).toEqual([
      [null, 500_000],
      ['over_cap', 100_000],
    ]);
  });
});

it('R34: what more training could undo is met when its time has ended', () => {
  const root = {
    kind: 'not',
    rule: count('workouts', 1, { where: { timeOfDay: { of: 'start', from: '22:00', to: '05:00' } } }),
  };
  expect(judged(root, [], { now: sgt('2026-11-20 00:00') })).toMatchObject({ fraction: 1, complete: false });
  expect(judged(root, [])).toMatchObject({ complete: true, completedAt: november.to });
  expect(judged(root, [workout('2026-11-20 23:00')])).toMatchObject({ fraction: 0, complete: false });
});

describe('R33: what is told on the way', () => {
  it('tells each tier when it is met, and each percentage when it is passed', () => {
    const root = {
      kind: 'tiers',
      tiers: [
        { name: 'bronze', rule: count('workouts', 1) },
        { name: 'gold', rule: count('workouts', 4) },
      ],
    };
    const some = ['02', '04', '06'].map((day) => workout(`2026-11-${day} 07:00`));
    const { reached, complete } = judged(root, some.toReversed(), { milestones: [75, 50] });
    expect(complete).toBe(false);
    expect(reached).toEqual([
      { kind: 'TIER', name: 'bronze', at: some[0]?.endedAt },
      { kind: 'MILESTONE', name: '50', at: some[1]?.endedAt },
      { kind: 'MILESTONE', name: '75', at: some[2]?.endedAt },
    ]);
  });

  it('keeps a percentage that was passed, though the day that passed it ends short', () => {
    const root = { kind: 'each', each: 'day', atLeast: 2, rule: minutes(30) };
    const short = workout('2026-11-02 07:00', { minutes: 20 });
    const { fraction, reached } = judged(root, [short], { milestones: [25, 50], now: sgt('2026-11-03 00:00') });
    expect(fraction).toBe(0);
    expect(reached).toEqual([{ kind: 'MILESTONE', name: '25', at: short.endedAt }]);
  });
});

it('R34: own maximum of the morning decides which sets are heavy enough', () => {
  const heavy = count('sets', 3, { where: { setSize: { atLeast: 8, atMost: 12 }, oneRepMaxShare: { atLeast: 70 } } });
  const root = {
    kind: 'each',
    each: 'visit',
    atLeast: 1,
    rule: { kind: 'each', each: 'exercise', atLeast: 2, rule: heavy },
  };
  const metrics = [
    metric('one_rep_max', '2026-10-01 00:00', 100, 'leg-press', 'Selection 700'),
    metric('one_rep_max', '2026-11-02 07:10', 200, 'leg-press', 'Selection 700'),
    metric('one_rep_max', '2026-10-01 00:00', 50, 'chest-press', 'Selection 700'),
  ];
  const some = [
    lifting('2026-11-02 07:00', sets('leg-press', 'quadriceps', [10, 70], [10, 70], [9, 75], [12, 60])),
    lifting('2026-11-02 07:40', sets('chest-press', 'chest', [10, 35], [10, 35], [8, 40])),
  ];
  const person = { sex: null, birthDate: null, metrics };
  expect(judged(root, some, { person })).toMatchObject({ complete: true, completedAt: some[1]?.endedAt });
  expect(judged(root, some).verdicts[0]?.reason).toBe('no_personal_value');
});

it('R39: a rule reads as a sentence', () => {
  const root = {
    kind: 'each',
    each: 'day',
    atLeast: 20,
    rule: minutes(30, { where: { equipmentTypes: ['TREADMILL', 'ROWER'] } }),
  };
  expect(check({ schema: 1, root }, november)).toEqual([]);
  expect(words({ schema: 1, root })).toBe('On at least 20 days, train for at least 30 min on treadmills or rowers.');
});

it('R37: what is not a rule is refused with its place and the reason', () => {
  const faults = (root: unknown) => check({ schema: 1, root }, november);
  expect(faults({ kind: 'al', of: [] })).toMatchObject([{ path: '/root/kind' }]);
  expect(faults({ kind: 'all', of: [] })).toMatchObject([{ path: '/root/of' }]);
  expect(faults(minutes(0))).toEqual([
    { path: '/root/atLeast/amount', message: 'is met by doing nothing: it must be above 0' },
  ]);
  expect(faults(count('minutes', 3))).toMatchObject([{ path: '/root/atLeast/unit' }]);
  expect(faults({ kind: 'each', each: 'day', atLeast: 31, rule: minutes(30) })).toMatchObject([
    { path: '/root/atLeast' },
  ]);
  expect(check(null, november)).toHaveLength(1);
});
