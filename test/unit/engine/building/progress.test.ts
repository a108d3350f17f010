import { describe, expect, it } from 'vitest';
import { Progressing } from '../../../../engine/building/progress.js';
import type { Behind } from '../../../../engine/freshness/lag.js';

type Seen = Omit<Behind, 'tasks'>;
const lag = (lineage: string, position: number, left: number) => ({
  lineage,
  partition: 0,
  topic: 't',
  position,
  start: 0,
  end: position + left,
  behind: left,
});
const behind = (position: number, left: number, extra: Partial<Seen> = {}): Seen => ({
  lags: [lag('a-v2', position, left), lag('b-v1', 7, 9)],
  unheard: [],
  sweeping: [],
  renewing: [],
  ...extra,
});
const unheardBy = (lineage: string) => ({
  unheard: [{ lineage, partition: 0, topic: 't', producer: { lineage: 'u', partition: 0 }, heard: 0 }],
});
const sweepingIn = (lineage: string) => ({ sweeping: [{ lineage, partition: 0, sweeping: 1 }] });

describe('the progress of a build', () => {
  it('counts its own builds alone, and tells the rest by the rate of the last seconds', () => {
    const progress = new Progressing(5_000);
    expect(progress.look(behind(0, 100_000), ['a-v2'], false, 0)).toEqual({
      done: 0,
      all: 100_000,
      rate: 0,
      etaS: null,
      isCaughtUp: false,
    });
    expect(progress.look(behind(20_000, 80_000), ['a-v2'], false, 2_000)).toMatchObject({ rate: 10_000, etaS: 8 });
    // Slower since: what was before the window no longer counts.
    expect(progress.look(behind(21_000, 79_000), ['a-v2'], false, 7_000)).toMatchObject({ rate: 200, etaS: 395 });
  });

  it('is caught up when nothing is unread, unheard or to be swept, and every task has folded a tick', () => {
    const is = (of: Seen, ticked = true) => new Progressing().look(of, ['a-v2'], ticked, 0).isCaughtUp;
    expect(is(behind(5, 0))).toBe(true);
    expect(is(behind(5, 0), false)).toBe(false);
    expect(is(behind(5, 1))).toBe(false);
    expect(is(behind(5, 0, unheardBy('a-v2')))).toBe(false);
    expect(is(behind(5, 0, unheardBy('b-v1')))).toBe(true);
    expect(is(behind(5, 0, sweepingIn('a-v2')))).toBe(false);
    expect(is(behind(5, 0, sweepingIn('b-v1')))).toBe(true);
    expect(is({ lags: [], unheard: [], sweeping: [], renewing: [] })).toBe(false);
  });
});
