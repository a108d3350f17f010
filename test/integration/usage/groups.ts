/** What members of a group do on average. */
import { describe, expect, it } from 'vitest';
import { all, ask, kallang, pair, runners } from './story.js';

const averages = (of: string, members: number, [mean, median]: readonly [number, number]) => ({
  ...{ month: '2016-02-01', groupName: of, members, meanSessions: mean, medianSessions: median },
  ...{ meanEnergyKcal: expect.any(Number), medianEnergyKcal: expect.any(Number) },
});

describe('R13: averages of groups', () => {
  const by = (grouping: string, gym = '') =>
    all(`/v1/usage/groups?month=2016-02&by=${grouping}${gym && `&gym=${gym}`}`, 1);

  it('are means and medians by sex, age band and both, of a gym; a group of fewer than five is not shown', async () => {
    // One, one, one, two and five workouts of 240 kg and 3 s; the only man, and who is over 40, are too few.
    const five = {
      ...{
        gymId: kallang,
        meanTonnageKg: 480,
        medianTonnageKg: 240,
        meanActiveMinutes: 0.1,
        medianActiveMinutes: 0.05,
      },
    };
    expect(await by('sex', kallang)).toEqual([{ grouping: 'sex', ...five, ...averages('FEMALE', 5, [2, 1]) }]);
    expect(await by('sex_and_age_band', kallang)).toEqual([
      { grouping: 'sex_and_age_band', ...five, ...averages('FEMALE 30-39', 5, [2, 1]) },
    ]);
    expect(await by('age_band', kallang)).toMatchObject([{ groupName: '30-39', members: 6 }]);
  });

  it('are of the groups that profiles name, also of all gyms together', async () => {
    const all = await by('group');
    expect(all.filter(({ groupName }) => groupName === runners || groupName === pair)).toEqual([
      {
        ...{ grouping: 'group', gymId: '', ...averages(runners, 6, [2.167, 1.5]) },
        ...{ meanTonnageKg: 520, medianTonnageKg: 360, meanActiveMinutes: 0.108, medianActiveMinutes: 0.075 },
      },
    ]);
  });

  it('are for staff', async () => {
    expect((await ask('/v1/usage/groups?month=2016-02&by=sex', { role: 'trainer' })).status).toBe(403);
    expect((await ask('/v1/usage/groups?month=2016-02&by=shoe')).status).toBe(400);
  });
});
