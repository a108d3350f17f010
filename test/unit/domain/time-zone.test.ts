import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTimeZone, localTime, offsetMs } from '../../../domain/time-zone.js';

const HOUR = 3_600_000;
const at = (iso: string) => Date.parse(iso);

it('knows the time zones there are', () => {
  expect(isTimeZone('Asia/Singapore')).toBe(true);
  expect(isTimeZone('UTC')).toBe(true);
  expect(isTimeZone('Mars/Olympus')).toBe(false);
  expect(isTimeZone('')).toBe(false);
});

describe('R27: local time', () => {
  it.each([
    ['2026-01-31T15:59:59.999Z', 'Asia/Singapore', '2026-01-31', 23],
    ['2026-01-31T16:00:00.000Z', 'Asia/Singapore', '2026-02-01', 0],
    ['2026-06-30T22:59:59.999Z', 'Europe/London', '2026-06-30', 23],
    ['2026-06-30T23:00:00.000Z', 'Europe/London', '2026-07-01', 0],
    ['2026-12-31T23:59:59.999Z', 'Europe/London', '2026-12-31', 23],
    ['2026-03-01T03:00:00.000Z', 'America/St_Johns', '2026-02-28', 23],
    ['2026-03-01T18:30:00.000Z', 'Asia/Kolkata', '2026-03-02', 0],
    ['2024-02-29T12:00:00.000Z', 'Pacific/Kiritimati', '2024-03-01', 2],
  ])('%s in %s is %s, hour %i', (iso, zone, day, hour) => {
    expect(localTime(at(iso), zone)).toMatchObject({ day, hour });
  });

  it('skips an hour in spring and has one twice in autumn, told apart by when it began', () => {
    const london = (iso: string) => localTime(at(iso), 'Europe/London');
    expect(london('2026-03-29T00:59:59Z').hour).toBe(0);
    expect(london('2026-03-29T01:00:00Z')).toEqual({
      day: '2026-03-29',
      hour: 2,
      hourStartedAt: at('2026-03-29T01:00:00Z'),
    });
    const [summer, winter] = [london('2026-10-25T00:30:00Z'), london('2026-10-25T01:30:00Z')];
    expect([summer.hour, winter.hour]).toEqual([1, 1]);
    expect(winter.hourStartedAt - summer.hourStartedAt).toBe(HOUR);
  });

  it('of a half-hour zone begins its hours at half past in UTC', () => {
    expect(localTime(at('2026-03-01T18:45:00Z'), 'Asia/Kolkata').hourStartedAt).toBe(at('2026-03-01T18:30:00Z'));
  });

  it('before zones were set by the hour counts the seconds', () => {
    expect(offsetMs(at('1900-06-01T00:00:00Z'), 'Asia/Singapore')).toBe((6 * 3_600 + 55 * 60 + 25) * 1_000);
  });

  it('is in the hour that it says, anywhere and at any time', () => {
    const zone = fc.constantFrom('UTC', 'Asia/Singapore', 'Europe/London', 'Asia/Kathmandu', 'America/New_York');
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(1900, 0), max: Date.UTC(2100, 0) }), zone, (instant, timeZone) => {
        const { day, hour, hourStartedAt } = localTime(instant, timeZone);
        const shown = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short', hourCycle: 'h23' });
        expect(shown.format(instant)).toBe(day);
        expect(hour).toBeGreaterThanOrEqual(0);
        expect(hour).toBeLessThan(24);
        expect(instant - hourStartedAt).toBeGreaterThanOrEqual(0);
        expect(instant - hourStartedAt).toBeLessThan(HOUR);
      }),
    );
  });
});
