import { describe, expect, it } from 'vitest';
import { faultsOf } from '../../../api/challenges/definition.js';
import { monthOf } from '../../../api/challenges/month.js';
import { namedIn } from '../../../api/challenges/names.js';
import { inWords, type VerdictRow } from '../../../api/challenges/verdicts.js';
import { reasons } from '../../../rules/reasons.js';

const clock = (timeZone: string, dayStartsMinute = 0) => ({ timeZone, dayStartsMinute, weekStartsOn: 1 });
const isoOf = ({ from, to }: { from: number; to: number }) => [from, to].map((at) => new Date(at).toISOString());

describe('R31: the month of a preview', () => {
  it('is that of the challenge: its zone over a clock change, and when its days begin', () => {
    const now = Date.parse('2026-04-20T00:00:00Z');
    expect(isoOf(monthOf(clock('Europe/London'), undefined, now))).toEqual([
      '2026-03-01T00:00:00.000Z',
      '2026-03-31T23:00:00.000Z',
    ]);
    expect(isoOf(monthOf(clock('Asia/Singapore', 240), '2025-12', now))).toEqual([
      '2025-11-30T20:00:00.000Z',
      '2025-12-31T20:00:00.000Z',
    ]);
  });

  it('that is over last, where none is said, is by that clock too', () => {
    const singaporeIsInMay = Date.parse('2026-04-30T16:30:00Z');
    const [from] = isoOf(monthOf(clock('Asia/Singapore'), undefined, singaporeIsInMay));
    expect(from).toBe('2026-03-31T16:00:00.000Z');
    const [before] = isoOf(monthOf(clock('Asia/Singapore', 240), undefined, singaporeIsInMay));
    expect(before, 'their day is still that of April').toBe('2026-02-28T20:00:00.000Z');
  });
});

describe('R35: what is wrong with a challenge', () => {
  const target = { kind: 'target', measure: 'workouts', atLeast: { amount: 3, unit: '' } };
  const faults = (rule: object, days: number) =>
    faultsOf({ rule, ...clock('UTC') }, 0, days * 86_400_000).map(({ path }) => path);

  it('is told with its place in the body', () => {
    expect(faults({ schema: 1, root: target }, 30)).toEqual([]);
    expect(faults({ schema: 1, root: target }, 366)).toEqual([]);
    expect(faults({ schema: 1, root: target }, 367)).toEqual(['/body/to']);
    expect(faults({ schema: 1, root: target }, 0)).toEqual(['/body/to']);
    expect(faults({ schema: 2, root: { kind: 'all', of: [target, { kind: 'x' }] } }, 30)).toEqual([
      '/body/rule/schema',
      '/body/rule/root/of/1/kind',
    ]);
  });

  it('may be a name that the catalogue does not have: every exercise and gym of its conditions is looked up', () => {
    const where = { exercises: ['squat', 'leg-press'], gyms: ['north'], muscles: ['calves'] };
    expect(namedIn({ root: { kind: 'not', rule: { ...target, where } } }, '/body/rule')).toEqual([
      { kind: 'exercises', id: 'squat', path: '/body/rule/root/rule/where/exercises/0' },
      { kind: 'exercises', id: 'leg-press', path: '/body/rule/root/rule/where/exercises/1' },
      { kind: 'gyms', id: 'north', path: '/body/rule/root/rule/where/gyms/0' },
    ]);
  });
});

it('R36: a verdict reads as a sentence, with an amount that people know', () => {
  const row: VerdictRow = {
    ...{ workoutId: 'w', startedAt: '2026-11-01T00:00:00Z', counted: true },
    ...{ amount: 1_230_000, dimension: 'time', reason: 'over_cap' },
  };
  expect(inWords(row)).toMatchObject({
    readable: { amount: 20.5, unit: 'min' },
    why: `It counted: 20.5 min. ${reasons.over_cap}`,
  });
  expect(inWords({ ...row, reason: null }).why).toBe('It counted: 20.5 min.');
});
