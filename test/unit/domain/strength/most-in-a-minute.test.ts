import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mostInAMinute, type Step } from '../../../../domain/strength/most-in-a-minute.js';
import { whole } from '../gen.js';

/** One repetition each, seen at these seconds by a counter that is read every second. */
const each = (...seconds: number[]): Step[] =>
  seconds.map((second) => ({ from: (second - 1) * 1_000, at: second * 1_000, repetitions: 1 }));
const every = (seconds: number, from: number, until: number) => {
  const times: number[] = [];
  for (let at = from; at < until; at += seconds) times.push(at);
  return times;
};

describe('R17, domain 1.6: the most repetitions in a minute', () => {
  it('of a set with pauses is its best minute, not all over all', () => {
    // 20 in 40 s, a minute's rest, 30 at one a second: the best 60 s are the last 30 alone
    const set = each(...every(2, 1, 41), ...every(1, 101, 131));
    expect(mostInAMinute(set)).toEqual({ repetitions: 30, startedAt: 100_000 });
  });

  it('slides: the best minute may begin within a set', () => {
    // slow, then fast: 15 in the first minute, but the last 8 of them with 29 at one a second from 0:28 on
    const set = each(...every(4, 1, 60), ...every(1, 60, 90));
    expect(mostInAMinute(set)).toEqual({ repetitions: 37, startedAt: 28_000 });
  });

  it('is of sixty seconds, from before the first repetition to the last', () => {
    expect(mostInAMinute(each(1, 60))?.repetitions).toBe(2);
    expect(mostInAMinute(each(1, 61))?.repetitions).toBe(1);
  });

  it('what was counted over a longer silence is in no minute', () => {
    expect(mostInAMinute([{ from: 0, at: 60_001, repetitions: 80 }])).toBeNull();
    expect(
      mostInAMinute([
        { from: 0, at: 50_000, repetitions: 30 },
        ...each(61, 62),
        { from: 62_000, at: 63_000, repetitions: 9 },
      ]),
    ).toEqual({ repetitions: 30, startedAt: 0 });
  });

  it('of nothing is none', () => expect(mostInAMinute([])).toBeNull());

  const steps = fc
    .array(fc.record({ rest: whole(0, 20_000), ms: whole(0, 20_000), repetitions: whole(1, 3) }), { maxLength: 40 })
    .map((some) => {
      let now = 0;
      return some.map(({ rest, ms, repetitions }): Step => {
        const from = now + rest;
        now = from + ms;
        return { from, at: now, repetitions };
      });
    });

  it('is the greatest of all windows that begin where a step begins', () => {
    fc.assert(
      fc.property(steps, (some) => {
        const windows = some.map(({ from }) =>
          some
            .filter((one) => one.from >= from && one.at <= from + 60_000)
            .reduce((sum, { repetitions }) => sum + repetitions, 0),
        );
        expect(mostInAMinute(some)?.repetitions ?? 0).toBe(Math.max(0, ...windows));
      }),
    );
  });

  it('never falls by a step more, nor rises by a later start of all', () => {
    fc.assert(
      fc.property(steps, whole(0, 300_000), (some, ms) => {
        const end = some.at(-1)?.at ?? 0;
        const most = (all: readonly Step[]) => mostInAMinute(all)?.repetitions ?? 0;
        expect(most([...some, { from: end, at: end, repetitions: 1 }])).toBeGreaterThanOrEqual(most(some));
        const later = some.map(({ from, at, repetitions }) => ({ from: from + ms, at: at + ms, repetitions }));
        expect(most(later)).toBe(most(some));
      }),
    );
  });
});
