/** How gyms and machines were used. */
import { describe, expect, it, vi } from 'vitest';
import { TICK_PATIENCE_MS } from '../running.js';
import { all, ask, broken, idle, inSoho, inTampines, kallang, mended, soho, tampines } from './story.js';

const between = 'from=2017-10-01&to=2017-12-01';
const usageBy = (per: string, gym: string) => all(`/v1/usage?gym=${gym}&${between}&per=${per}`);

describe('R13, R14: the use of a gym', () => {
  it('by hour keeps the two apart that have one number as summer time ends, and counts guests as sessions and not as members', async () => {
    const machine = { gymId: soho, equipmentId: inSoho, day: '2017-10-29', localHour: 1 };
    expect(await usageBy('hour', soho)).toEqual([
      { ...machine, hour: '2017-10-29T00:00:00.000Z', sessions: 1, members: 1, activeS: 3 },
      { ...machine, hour: '2017-10-29T01:00:00.000Z', sessions: 2, members: 1, activeS: 6 },
    ]);
  });

  const members = (startsOn: string, sessions: number, [all, fresh, returning]: readonly [number, number, number]) => ({
    ...{ startsOn, sessions, activeS: 3 * sessions },
    ...{ members: all, newMembers: fresh, returningMembers: returning },
  });

  it('by day, week and month has its own midnights and Mondays; who trained there for the first time is new', async () => {
    const of = (period: string) => ({ gymId: tampines, period });
    expect(await usageBy('day', tampines)).toEqual([
      { ...of('day'), ...members('2017-10-29', 1, [1, 1, 0]) },
      { ...of('day'), ...members('2017-10-30', 2, [1, 0, 1]) },
      { ...of('day'), ...members('2017-10-31', 1, [1, 1, 0]) },
      { ...of('day'), ...members('2017-11-01', 3, [2, 1, 1]) },
    ]);
    expect(await usageBy('week', tampines)).toEqual([
      { ...of('week'), ...members('2017-10-23', 1, [1, 1, 0]) },
      { ...of('week'), ...members('2017-10-30', 6, [3, 2, 1]) },
    ]);
    expect(await usageBy('month', tampines)).toEqual([
      { ...of('month'), ...members('2017-10-01', 4, [2, 2, 0]) },
      { ...of('month'), ...members('2017-11-01', 3, [2, 1, 1]) },
    ]);
  });

  it('of all gyms together counts a member once, and as new only where they began', async () => {
    expect(await all(`/v1/usage?${between}&per=week`)).toEqual([
      { gymId: '', period: 'week', ...members('2017-10-23', 4, [3, 3, 0]) },
      { gymId: '', period: 'week', ...members('2017-10-30', 6, [3, 0, 3]) },
    ]);
  });

  it('shows machines against opening hours, idle ones too; one out of service has nothing to be measured by', async () => {
    const rows = await all(`/v1/usage/equipment?gym=${soho}&from=2017-10-29&to=2017-11-01`);
    const day = (day: string, equipmentId: string) => ({ gymId: soho, day, equipmentId, inService: true });
    const none = { sessions: 0, activeS: 0 };
    expect(rows).toEqual([
      // 0:00 to 0:20 and 23:50 to 24:00; 9 of 1800 s.
      { ...day('2017-10-29', inSoho), sessions: 3, activeS: 9, openS: 1_800, utilisation: 0.005 },
      { ...day('2017-10-29', idle), ...none, openS: 1_800, utilisation: 0 },
      // What runs over from Sunday.
      { ...day('2017-10-30', inSoho), ...none, openS: 600, utilisation: 0 },
      { ...day('2017-10-30', idle), ...none, openS: 600, utilisation: 0 },
      { ...day('2017-10-31', inSoho), ...none, openS: 0, utilisation: null },
      { ...day('2017-10-31', idle), ...none, openS: 0, utilisation: null },
    ]);
    const always = await all(`/v1/usage/equipment?gym=${tampines}&from=2017-11-01&to=2017-11-02`);
    expect(always).toMatchObject([
      { equipmentId: inTampines, inService: true, sessions: 3, openS: 86_400, utilisation: 0.0001 },
      { equipmentId: broken, inService: false, sessions: 0, openS: null, utilisation: null },
    ]);
  });

  it('R14: counts the time for which a machine was out of service as closed, and has it where it stood', async () => {
    const days = async (gym: string) =>
      (await all(`/v1/usage/equipment?gym=${gym}&from=2017-10-29&to=2017-11-02`, 50))
        .filter(({ equipmentId }) => equipmentId === mended)
        .map(({ day, inService, openS }) => [day, inService, openS]);
    expect(await days(tampines)).toEqual([['2017-10-29', true, 86_400]]);
    expect(await days(kallang)).toEqual([
      ['2017-10-30', true, 12 * 3_600],
      ['2017-10-31', true, 18 * 3_600],
      ['2017-11-01', true, 86_400],
    ]);
  });

  it('is for staff, of so many days at once, page by page with our own cursors', async () => {
    const day = `/v1/usage?gym=${soho}&${between}&per=day`;
    expect((await ask(day, { role: 'member' })).status).toBe(403);
    expect((await ask(`/v1/usage/equipment?${between}`, { role: 'trainer' })).status).toBe(403);
    expect((await ask('/v1/usage?from=2017-01-01&to=2019-01-01&per=day')).body.detail).toContain(
      '/query/to is more than',
    );
    expect(await ask('/v1/usage?from=2017-02-01&to=2017-01-01&per=day')).toMatchObject({
      status: 400,
      body: { errors: [{ path: '/query/to', message: 'is before from' }] },
    });
    expect((await ask('/v1/usage?from=0000-01-01&to=0000-02-01&per=day')).status).toBe(400);
    expect((await ask(`${day}&cursor=x`)).body.detail).toContain('/query/cursor is not a cursor');
  });

  it('shows machines up to the day that it is, though nobody trained since', async () => {
    const today = new Date();
    const url = `/v1/usage/equipment?gym=${kallang}&from=${dayOf(today, -1)}&to=${dayOf(today, 2)}`;
    const rows = await vi.waitFor(async () => {
      const rows = await all(url, 50);
      expect(rows.map(({ day }) => day)).toContain(dayInSingapore(today));
      return rows;
    }, TICK_PATIENCE_MS);
    for (const row of rows) expect(row).toMatchObject({ sessions: 0, openS: 86_400, utilisation: 0 });
  }, 90_000);
});

const dayOf = (now: Date, later: number) => new Date(now.getTime() + later * 86_400_000).toISOString().slice(0, 10);
const dayInSingapore = (now: Date) => new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
