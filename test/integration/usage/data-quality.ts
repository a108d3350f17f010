/** What a gym manager would have repaired, and a manufacturer put right. */
import { describe, expect, it } from 'vitest';
import { all, ask, kallang, model, odd, relayed, stray } from './story.js';

const nothing = {
  ...{ missing: 0, missingShare: 0, gaps: 0, repeated: 0, repeats: 0, resets: 0, counterResets: 0, wraps: 0 },
  ...{ noStart: 0, unknownMachine: 0, clockUnset: 0, implausibleCounter: 0, implausibleHeartRate: 0 },
  ...{ implausibleLoad: 0, implausiblePower: 0, implausibleSpeed: 0, split: 0, faults: 0, lastFaultCode: null },
  looksWrong: null,
};
const january = 'from=2016-01-01&to=2016-02-01';

describe('R13, R14: the quality of data', () => {
  it('of each machine, firmware and week counts what is odd, and says what to have repaired first', async () => {
    const rows = await all(`/v1/usage/data-quality?gym=${kallang}&${january}`);
    const of = (equipmentId: string, firmware: string, week: string | null) => ({
      ...{ ...nothing, gymId: kallang, equipmentId, firmware, week },
    });
    expect(rows).toEqual([
      {
        ...{ ...of(odd, '1.2', null), sessions: 1, events: 6, clockUnset: 1 },
        looksWrong: '1 of 1: the clock is not set, so its workouts count on no day: set it',
      },
      { ...of(odd, '1.2', '2016-01-04'), sessions: 1, events: 6 },
      {
        ...{ ...of(odd, '1.2', '2016-01-11'), sessions: 2, events: 11, missing: 1, missingShare: 0.0833, gaps: 1 },
        ...{ repeated: 1, repeats: 1, implausibleLoad: 1, faults: 1, lastFaultCode: 'E7' },
        looksWrong: '1 of 2: loads of over 1,000 kg: look at the load sensor',
      },
      {
        ...{ ...of(odd, '2.0', '2016-01-11'), sessions: 1, events: 4, resets: 1, counterResets: 1 },
        looksWrong: '1 of 1: counters begin anew within sessions: look at its power supply',
      },
      {
        ...{ ...of(relayed, '1.2', '2016-01-11'), sessions: 2, events: 6, split: 2, noStart: 1 },
        looksWrong: '2 of 2: two clients send for it and disagree on partitions: give them one partitioner',
      },
    ]);
    const everywhere = await all(`/v1/usage/data-quality?${january}&by=equipment`, 50);
    expect(everywhere.filter(({ equipmentId }) => equipmentId === stray)).toMatchObject([
      { gymId: '', unknownMachine: 1, looksWrong: expect.stringContaining('is not in the catalogue') },
    ]);
  });

  it('of each model and firmware is that of all its machines, in whichever gym', async () => {
    const rows = await all(`/v1/usage/data-quality?by=firmware&${january}`, 50);
    expect(rows.filter((row) => row.model === model)).toMatchObject([
      { firmware: '1.2', week: null, sessions: 1, machines: 1, clockUnset: 1 },
      { firmware: '1.2', week: '2016-01-04', sessions: 1, machines: 1, looksWrong: null },
      { firmware: '1.2', week: '2016-01-11', sessions: 4, events: 17, machines: 2, split: 2, lastFaultCode: 'E7' },
      { firmware: '2.0', week: '2016-01-11', sessions: 1, machines: 1, resets: 1 },
    ]);
  });

  it('is for staff, of a quarter at most', async () => {
    const url = `/v1/usage/data-quality?${january}`;
    expect((await ask(url, { role: 'trainer' })).status).toBe(403);
    expect((await ask('/v1/usage/data-quality?from=2016-01-01&to=2016-12-01')).body.detail).toContain('100 days');
    expect((await ask(`${url}&cursor=x`)).body.detail).toContain('/query/cursor is not a cursor');
  });
});
