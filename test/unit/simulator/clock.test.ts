import { describe, expect, it } from 'vitest';
import { clock, parseDuration, parseTime } from '../../../simulator/clock.js';

const NOON = Date.UTC(2026, 0, 5, 12);
const HOUR_MS = 3_600_000;

describe('the clock of a simulation', () => {
  it('is the real one in a live gym', () => {
    const live = clock(NOON, NOON, 1);
    expect(live.due(NOON + 5_000)).toBe(NOON + 5_000);
  });

  it('runs a past day 60 times as fast until it meets now, then at 1', () => {
    const past = clock(NOON - HOUR_MS, NOON, 60);
    expect(past.due(NOON - HOUR_MS)).toBe(NOON);
    expect(past.due(NOON - HOUR_MS + 60_000)).toBe(NOON + 1_000);
    const met = NOON + HOUR_MS / 59;
    expect(past.due(met)).toBeCloseTo(met, 0);
    expect(past.due(NOON + HOUR_MS)).toBe(NOON + HOUR_MS);
  });

  it('writes nothing before its time, however fast', () => {
    const flood = clock(NOON - HOUR_MS, NOON, Number.POSITIVE_INFINITY);
    expect(flood.due(NOON - 1)).toBe(NOON);
    expect(flood.due(NOON + 9_000)).toBe(NOON + 9_000);
  });

  it('reads durations and times, and nothing else', () => {
    expect(parseDuration('90s')).toBe(90_000);
    expect(parseDuration('1.5h')).toBe(1.5 * HOUR_MS);
    expect(parseDuration('2w')).toBe(14 * 24 * HOUR_MS);
    for (const text of ['', '5', '-1h', '1y', 'h', '0s']) expect(parseDuration(text)).toBeUndefined();
    expect(parseTime('2025-11-03T06:00+08:00', NOON)).toBe(Date.UTC(2025, 10, 2, 22));
    expect(parseTime('now', NOON)).toBe(NOON);
    for (const text of ['yesterday', '12:00', '2025-13-40']) expect(parseTime(text, NOON)).toBeUndefined();
  });
});
