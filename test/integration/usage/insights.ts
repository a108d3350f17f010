/** What members see of themselves. */
import { describe, expect, it, vi } from 'vitest';
import { TICK_PATIENCE_MS } from '../running.js';
import { all, ana, ask, ben, women } from './story.js';

describe('R13, R15: insights', () => {
  it('tell totals, weeks, days, muscles, metrics and bests of a member in one answer, as of a time', async () => {
    const url = `/v1/users/${ana}/insights?period=2017`;
    const { body } = await vi.waitFor(async () => {
      const answer = await ask(url, { as: ana, role: 'member' });
      expect(Date.parse(String(answer.asOf))).toBeGreaterThan(Date.now() - 60_000);
      return answer;
    }, TICK_PATIENCE_MS);
    // Nobody weighed her, so there is no energy; what she wrote down took its whole minute.
    const session = { workouts: 1, activeS: 3, repetitions: 4, tonnageGrams: 240_000, distanceMm: 0, energyKcal: 0 };
    const written = { ...session, activeS: 60, repetitions: 10, tonnageGrams: 500_000 };
    const twice = { ...session, workouts: 2, activeS: 6, repetitions: 8, tonnageGrams: 480_000 };
    const thrice = { ...session, workouts: 3, activeS: 9, repetitions: 12, tonnageGrams: 720_000 };
    expect(body).toMatchObject({ userId: ana, from: '2017-01-01', to: '2018-01-01' });
    expect(body.totals).toEqual({
      ...{ workouts: 5, activeS: 72, repetitions: 26, tonnageGrams: 1_460_000, distanceMm: 0, energyKcal: 0 },
      ...{ days: 4, averageActiveS: 14.4 },
    });
    // Whatever the period, it is the present: she was on the floor today, for a moment.
    expect(body.profile).toMatchObject([{ capacity: 'consistency', level: 'needs_improvement' }]);
    expect(body.weeks).toEqual([
      { week: '2017-10-23', ...session, days: 1, averageActiveS: 3 },
      { week: '2017-10-30', ...thrice, days: 2, averageActiveS: 3 },
      { week: '2017-11-06', ...written, days: 1, averageActiveS: 60 },
    ]);
    expect(body.days).toEqual([
      { day: '2017-10-29', ...session },
      { day: '2017-10-31', ...session },
      { day: '2017-11-01', ...twice },
      { day: '2017-11-07', ...written },
    ]);
    const helps = { sets: 0, helpingSets: 5, repetitions: 0, tonnageGrams: 0, share: 0 };
    expect(body.muscles).toEqual([
      { muscle: 'quadriceps', sets: 5, helpingSets: 0, repetitions: 26, tonnageGrams: 1_460_000, share: 1 },
      ...['calves', 'glutes', 'hamstrings'].map((muscle) => ({ muscle, ...helps })),
    ]);
    expect(body.metrics).toContainEqual(
      expect.objectContaining({ userId: ana, metric: 'one_rep_max', exerciseId: 'leg-press' }),
    );
    expect(body.bests).toContainEqual(
      expect.objectContaining({ exerciseId: 'leg-press', measure: 'heaviest_load', value: 60 }),
    );
  }, 90_000);

  it('of a week or a month count its days only; of a time without workouts they are nothing', async () => {
    const of = async (period: string) => (await ask(`/v1/users/${ana}/insights?period=${period}`)).body;
    expect((await of('2017-10')).totals).toMatchObject({ workouts: 2, days: 2 });
    expect((await of('2017-W44')).totals).toMatchObject({ workouts: 3, days: 2 });
    expect(await of('2016')).toMatchObject({
      totals: { workouts: 0, activeS: 0, days: 0, averageActiveS: 0 },
      ...{ weeks: [], days: [], muscles: [] },
    });
    expect((await ask(`/v1/users/${ana}/insights?period=2027-W53`)).status).toBe(400);
  });

  const woman = women[0]?.userId ?? '';
  const ofWoman = async (period: string) => (await ask(`/v1/users/${woman}/insights?period=${period}`)).body;

  it('R15, R20: draw each metric as a line in steps, from what held as the period began, with why it changed', async () => {
    const line = async (period: string) =>
      (await ofWoman(period)).histories.find(({ metric }: { metric: string }) => metric === 'one_rep_max')?.points;
    // Four repetitions of 60 kg on 1 February, by Brzycki; no longer recent 90 days later.
    const measured = { at: '2016-02-01T00:00:00.000Z', value: 65.4545, cause: 'measured' };
    expect((await ofWoman('2016-02')).histories).toContainEqual({
      ...{ metric: 'one_rep_max', exerciseId: 'leg-press', equipmentModel: 'acme-lp1', unit: 'kg' },
      points: [measured],
    });
    expect(await line('2016-03')).toEqual([measured]);
    const left = { at: '2016-05-01T00:00:00.000Z', value: null, cause: 'left_window' };
    expect(await line('2016-05')).toEqual([measured, left]);
    expect(await line('2016-06')).toBeUndefined();
  });

  it('R15: mark the bests of the period, and hold what was measured of the body in it', async () => {
    const { bests, body } = await ofWoman('2016-02');
    const heaviest = { exerciseId: 'leg-press', measure: 'heaviest_load', value: 60 };
    expect(bests).toContainEqual(expect.objectContaining({ ...heaviest, isNew: true }));
    expect(body).toMatchObject([{ measuredAt: '2016-02-10T07:00:00.000Z', weightGrams: 69_000, bmi: 23.8754 }]);
    const later = await ofWoman('2016');
    expect(later.bests).toContainEqual(expect.objectContaining({ ...heaviest, isNew: true }));
    expect(later.body).toHaveLength(2);
    const before = await ofWoman('2015');
    expect(before.bests).toContainEqual(expect.objectContaining({ ...heaviest, isNew: false }));
    expect(before.body).toEqual([]);
  });

  it('R13: hold their month against the mean of their sex and age, where enough such people trained', async () => {
    const { peers } = await ofWoman('2016');
    expect(peers).toMatchObject({
      ...{ month: '2016-02-01', groupName: 'FEMALE 30-39', members: 5 },
      own: { sessions: 1, activeMinutes: 0.05, tonnageKg: 240 },
      mean: { sessions: 2, activeMinutes: 0.1, tonnageKg: 480 },
    });
    expect((await ofWoman('2015')).peers).toBeNull();
    expect((await ask(`/v1/users/${ana}/insights?period=2017`)).body.peers, 'who does not tell her age').toBeNull();
  });

  it('R15: bests and body are also read page by page', async () => {
    const bests = await all(`/v1/users/${woman}/personal-bests?exercise=leg-press`, 1);
    expect(bests).toContainEqual(expect.objectContaining({ measure: 'heaviest_load', value: 60, unit: 'kg' }));
    expect(bests.map(({ measure }) => measure)).toEqual([...new Set(bests.map(({ measure }) => measure))].sort());
    const body = await all(`/v1/users/${woman}/body-metrics?from=2016-01-01T00:00:00Z`, 1);
    expect(body.map(({ weightGrams }) => weightGrams)).toEqual([69_000, 70_000]);
    const until = encodeURIComponent('2016-02-01T00:00:00Z');
    expect(await all(`/v1/users/${woman}/body-metrics?to=${until}`)).toHaveLength(1);
    for (const what of ['personal-bests', 'body-metrics'])
      expect((await ask(`/v1/users/${woman}/${what}`, { as: ana, role: 'member' })).status).toBe(403);
  });

  it('are for nobody else', async () => {
    const url = `/v1/users/${ana}/insights?period=2017`;
    expect((await ask(url, { as: ben, role: 'member' })).status).toBe(403);
    expect((await ask(url, { as: ben, role: 'trainer' })).status).toBe(403);
  });
});
