import { describe, expect, it } from 'vitest';
import { limits, rise } from '../../../../processors/sessions/counters.js';
import { ended, everySecond, given, reading, started } from './driver.js';

const display = { speedMmPerS: 4_000, powerW: 180 };
const odd = () => ({ resets: 0, wraps: 0, leaps: 0 });

describe('a counter', () => {
  it.each([
    ['8 bits', 254, 1, 3],
    ['16 bits', 65_530, 4, 10],
    ['24 bits', 2 ** 24 - 5, 5, 10],
    ['32 bits', 2 ** 32 - 10, 0, 10],
  ])('that runs over %s goes on counting', (_width, previous, now, step) => {
    const seen = odd();
    expect(rise(seen, limits.cycles, previous, now, 2)).toBe(step);
    expect(seen).toEqual({ resets: 0, wraps: 1, leaps: 0 });
  });

  it.each([
    ['was far from its top', limits.repetitions, 12, 3, 1],
    ['would have had to rise faster than anybody can', limits.repetitions, 200, 2, 5],
    ['fell although it is not near a modulus', limits.distanceMm, 40_000, 39_000, 1],
  ])('that %s has been reset, and counts from 0', (_why, limit, previous, now, messages) => {
    const seen = odd();
    expect(rise(seen, limit, previous, now, messages)).toBe(now);
    expect(seen).toEqual({ resets: 1, wraps: 0, leaps: 0 });
  });

  it('that leaps beyond belief counts nothing', () => {
    const seen = odd();
    expect(rise(seen, limits.repetitions, 5, 2_000_000, 1)).toBe(0);
    expect(seen.leaps).toBe(1);
  });

  it('that wraps is flagged, and the session has the true total', () => {
    const machine = given(
      started(0),
      reading(1, 1, { repetitions: 254 }),
      reading(2, 2, { repetitions: 255 }),
      reading(3, 3, { repetitions: 0 }),
      reading(4, 4, { repetitions: 1 }),
      ended(5, 5),
    );
    expect(machine.session()).toMatchObject({ repetitions: 257, quality: ['counter_wrapped'] });
    expect(machine.row('session_diagnostics')).toMatchObject({ wraps: 1, resets: 0 });
  });

  it('that is reset by a power cut is flagged, and what was done before and after counts', () => {
    const machine = given(
      started(0),
      reading(1, 1, { distanceMm: 900_000, workJ: 5_000 }),
      reading(2, 2, { distanceMm: 3_000, workJ: 6_000 }),
      ended(3, 5),
    );
    expect(machine.session()).toMatchObject({ distanceMm: 903_000, workJ: 6_000, quality: ['counter_reset'] });
  });

  it('that runs over in a gap goes on counting, if the gap was long enough for it', () => {
    const across = (lost: number) =>
      given(
        started(0),
        reading(1, 1, { repetitions: 250 }),
        reading(2 + lost, 2 + lost, { repetitions: 4 }),
        ended(3 + lost, 60),
      ).session();
    expect(across(10)).toMatchObject({ repetitions: 260, quality: ['counter_wrapped', 'gap'] });
    expect(across(2)).toMatchObject({ repetitions: 254, quality: ['counter_reset', 'gap'] });
  });

  it('R4, domain 2.5: of a rower tells how far it was rowed; the rate that it repeats once nobody rows adds nothing', () => {
    // 4 m/s and 180 W for 100 s, and on the display for 30 s more: integrated, that would be 30 % too much of either.
    const rowing = everySecond(
      1,
      Array.from({ length: 130 }, (_, second) => {
        const rowed = Math.min(second + 1, 100);
        return { distanceMm: rowed * 4_000, workJ: rowed * 180, cycles: Math.floor(rowed / 3), ...display };
      }),
    );
    const session = given(started(0), ...rowing, ended(131, 131)).session();
    expect(session).toMatchObject({ distanceMm: 400_000, workJ: 18_000, cycles: 33, quality: [] });
  });

  it('counts across a gap that is never filled', () => {
    const machine = given(
      started(0),
      reading(1, 1, { distanceMm: 1_000 }),
      reading(50, 50, { distanceMm: 99_000 }),
      ended(51, 51),
    );
    expect(machine.session()).toMatchObject({ distanceMm: 99_000, missing: 48, quality: ['gap'] });
  });
});
