import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mostInAMinute } from '../../../../domain/strength/most-in-a-minute.js';
import { whole } from '../gen.js';

const each = (...seconds: number[]) => seconds.map((second) => ({ at: second * 1000, repetitions: 1 }));
const every = (seconds: number, from: number, until: number) => {
  const times: number[] = [];
  for (let at = from; at < until; at += seconds) times.push(at);
  return times;
};

describe('R17, domain 1.6: the most repetitions in a minute', () => {
  it('of a set with pauses is its best minute, not all over all', () => {
    // 20 in 40 s, a minute's rest, 30 at one a second: the best 60 s are the last 30 alone
    const set = each(...every(2, 0, 40), ...every(1, 100, 130));
    expect(mostInAMinute(set)).toBe(30);
  });

  it('slides: the best minute may begin within a set', () => {
    // slow, then fast: 15 in the first minute, 31 in the minute from 0:30 on
    const set = each(...every(4, 0, 60), ...every(1.25, 60, 90));
    expect(mostInAMinute(set)).toBe(31);
  });

  it('is half-open: a repetition a minute after the first is in the next', () => {
    expect(mostInAMinute(each(0, 59.999))).toBe(2);
    expect(mostInAMinute(each(0, 60))).toBe(1);
    expect(mostInAMinute(each(0, 30, 60))).toBe(2);
  });

  it('a counter that steps by several has them all at once', () => {
    expect(
      mostInAMinute([
        { at: 0, repetitions: 3 },
        { at: 1000, repetitions: 2 },
        { at: 60_500, repetitions: 4 },
      ]),
    ).toBe(6);
  });

  it('of nothing is 0, and a step back is nothing', () => {
    expect(mostInAMinute([])).toBe(0);
    expect(mostInAMinute([...each(0, 1), { at: 2000, repetitions: -5 }])).toBe(2);
  });

  const counted = fc.array(fc.record({ at: whole(0, 300_000), repetitions: whole(0, 3) }), { maxLength: 60 });

  it('is the greatest of the windows that begin with a repetition, in whatever order they come', () => {
    fc.assert(
      fc.property(counted, (some) => {
        const windows = some.map(({ at }) =>
          some
            .filter((one) => one.at >= at && one.at < at + 60_000)
            .reduce((sum, { repetitions }) => sum + repetitions, 0),
        );
        expect(mostInAMinute(some)).toBe(Math.max(0, ...windows));
        expect(mostInAMinute(some.toReversed())).toBe(mostInAMinute(some));
      }),
    );
  });

  it('never falls by a repetition more, nor rises by a later start of all', () => {
    fc.assert(
      fc.property(counted, whole(0, 300_000), (some, at) => {
        expect(mostInAMinute([...some, { at, repetitions: 1 }])).toBeGreaterThanOrEqual(mostInAMinute(some));
        expect(mostInAMinute(some.map((one) => ({ ...one, at: one.at + at })))).toBe(mostInAMinute(some));
      }),
    );
  });
});
