import { describe, expect, it } from 'vitest';
import { Progressing } from '../../../../engine/building/progress.js';
import type { Behind } from '../../../../engine/lag.js';

const behind = (position: number, left: number, extra: Partial<Behind> = {}): Behind => ({
  lags: [
    { processor: 'a', lineage: 'a-v2', partition: 0, topic: 't', position, behind: left, stopped: null },
    { processor: 'b', lineage: 'b-v1', partition: 0, topic: 't', position: 7, behind: 9, stopped: null },
  ],
  tables: [],
  renewing: new Map(),
  unpublished: 0,
  sweeping: new Map(),
  ...extra,
});

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

  it('is caught up when nothing is unread, unpublished or to be swept, and every task has folded a tick', () => {
    const is = (of: Behind, ticked = true) => new Progressing().look(of, ['a-v2'], ticked, 0).isCaughtUp;
    expect(is(behind(5, 0))).toBe(true);
    expect(is(behind(5, 0), false)).toBe(false);
    expect(is(behind(5, 1))).toBe(false);
    expect(is(behind(5, 0, { unpublished: 1 }))).toBe(false);
    expect(is(behind(5, 0, { sweeping: new Map([['a-v2', 1]]) }))).toBe(false);
    expect(is(behind(5, 0, { sweeping: new Map([['b-v1', 1]]) }))).toBe(true);
    expect(is({ lags: [], tables: [], renewing: new Map(), unpublished: 0, sweeping: new Map() })).toBe(false);
  });
});
