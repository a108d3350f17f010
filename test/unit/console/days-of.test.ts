import { describe, expect, it } from 'vitest';
import { daysOf, type Timed } from '../../../console/format/days-of.js';
import { formatFor } from '../../../console/format/format.js';
import { challenge } from '../../../console/words/en/challenges.js';

const reader = (timeZone: string) => ({ units: 'metric' as const, timeZone, locale: 'en-GB' });
const inSingapore: Timed = {
  ...{ timeZone: 'Asia/Singapore', startsAt: '2026-10-31T16:00:00.000Z', endsAt: '2026-11-30T16:00:00.000Z' },
};

describe('R14: the days of a challenge are those of its own clock', () => {
  it('November in Singapore is told as November to who reads it in Europe, and by whose clock it is', () => {
    const format = formatFor(reader('Europe/Vienna'));
    expect(challenge.lasts(format.days(inSingapore))).toMatch(/^Sun,? 1 Nov to Mon,? 30 Nov, Singapore time$/);
    expect(challenge.until(format.days(inSingapore))).toMatch(/^until Mon,? 30 Nov, Singapore time$/);
  });

  it('whoever lives by the same clock is not told of it, whatever their zone is called', () => {
    for (const zone of ['Asia/Singapore', 'Asia/Kuala_Lumpur'])
      expect(daysOf(inSingapore, reader(zone))).toEqual({ first: '2026-11-01', last: '2026-11-30', clock: null });
  });

  it('where clocks change on the last day, it is that day and not the next', () => {
    // Clocks go back in Vienna on 25 October 2026, which has 25 hours.
    const inVienna = { timeZone: 'Europe/Vienna', startsAt: '2026-09-30T22:00:00Z', endsAt: '2026-10-25T23:00:00Z' };
    expect(daysOf(inVienna, reader('Europe/Vienna'))).toEqual({
      ...{ first: '2026-10-01', last: '2026-10-25', clock: null },
    });
    // Lagos shows what Vienna shows in winter only: of the begin it would be wrong.
    expect(daysOf(inVienna, reader('Africa/Lagos')).clock).toBe('Vienna');
  });

  it('zones of no city are called what they are', () => {
    const format = formatFor(reader('America/Argentina/Buenos_Aires'));
    const inUtc = { timeZone: 'UTC', startsAt: '2026-11-01T00:00:00Z', endsAt: '2026-12-01T00:00:00Z' };
    expect(challenge.until(format.days(inUtc))).toMatch(/^until Mon,? 30 Nov, UTC$/);
    expect(daysOf({ ...inUtc, timeZone: 'America/Argentina/Buenos_Aires' }, reader('UTC')).clock).toBe('Buenos Aires');
  });

  it('where days begin at four, a night is of the day before: November ends on the 30th', () => {
    const nightly = { ...inSingapore, dayStartsMinute: 240, startsAt: '2026-10-31T20:00:00Z' };
    expect(daysOf({ ...nightly, endsAt: '2026-11-30T20:00:00Z' }, reader('Asia/Singapore'))).toMatchObject({
      ...{ first: '2026-11-01', last: '2026-11-30' },
    });
  });

  it('what ends at noon ends on that day', () =>
    expect(daysOf({ ...inSingapore, endsAt: '2026-11-30T04:00:00Z' }, reader('UTC')).last).toBe('2026-11-30'));
});
