/** Two gyms in two time zones over the end of summer time and a month: how they were used, and what their members see of themselves. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Role } from '../../api/tokens.js';
import type { Publisher } from '../../engine/publish.js';
import { enteredWorkouts, equipment, gyms, telemetry } from '../../schemas/topics.js';
import { ended, everySecond, legPress, started } from '../unit/processors/sessions/driver.js';
import { type ApiApp, openApi, tokenOf } from './api-app.js';
import { type Running, startRepstream } from './running.js';

const run = randomUUID().slice(0, 8);
const [ana, ben, cem] = [`a-${run}`, `b-${run}`, `c-${run}`];
const guest = null;
const [tampines, soho] = [`tampines-${run}`, `soho-${run}`];
const [inTampines, broken, inSoho, idle] = [`t1-${run}`, `t2-${run}`, `s1-${run}`, `s2-${run}`];

let repstream: Running;
let publisher: Publisher;
let api: ApiApp;
let app: ApiApp['app'];

/** A session on a leg press from `at` on: four repetitions of 60 kg, one a second, so 3 s from the first to the last. */
async function trained(user: string | null, equipmentId: string, at: string): Promise<void> {
  const sessionId = randomUUID();
  const readings = everySecond(
    1,
    [1, 2, 3, 4].map((repetitions) => ({ repetitions, loadGrams: 60_000 })),
  );
  for (const { receivedAt: _, ...event } of [started(0, { user }), ...readings, ended(5, 5)])
    await publisher.publish(telemetry, {
      ...event,
      sessionId,
      equipmentId,
      at: Date.parse(at) + event.sequence * 1_000,
    });
}

async function ask(url: string, { as = 'boss', role = 'staff' as Role } = {}) {
  const token = await tokenOf(as, role);
  const { statusCode, headers, body } = await app.inject({ url, headers: { authorization: `Bearer ${token}` } });
  return { status: statusCode, asOf: headers['repstream-as-of'], body: JSON.parse(body) };
}

/** Everything, page by page. */
async function all(url: string, limit = 2): Promise<readonly Record<string, unknown>[]> {
  const read: Record<string, unknown>[] = [];
  for (let next: string | null = ''; next !== null; ) {
    const { body } = await ask(`${url}&limit=${limit}${next && `&cursor=${next}`}`);
    read.push(...body.items);
    next = body.next;
  }
  return read;
}

beforeAll(async () => {
  repstream = await startRepstream();
  api = await openApi(repstream);
  ({ app, publisher } = api);
  await publisher.publish(gyms, {
    ...{ gymId: tampines, name: 'Tampines', timeZone: 'Asia/Singapore', openingHours: [], validFrom: 0 },
  });
  await publisher.publish(gyms, {
    ...{ gymId: soho, name: 'Soho', timeZone: 'Europe/London', validFrom: 0 },
    openingHours: [
      // Sundays: two entries that overlap, and one that runs over into Monday.
      { weekday: 7, opensMinute: 0, closesMinute: 10 },
      { weekday: 7, opensMinute: 5, closesMinute: 20 },
      { weekday: 7, opensMinute: 1_430, closesMinute: 1_450 },
    ],
  });
  await publisher.publish(equipment, { ...legPress, equipmentId: inTampines, gymId: tampines });
  await publisher.publish(equipment, { ...legPress, equipmentId: broken, gymId: tampines, inService: false });
  await publisher.publish(equipment, { ...legPress, equipmentId: inSoho, gymId: soho });
  await publisher.publish(equipment, { ...legPress, equipmentId: idle, gymId: soho });
  // Sunday 29 October 2017: clocks in London go back at 01:00 UTC. Both starts are at 01:30 on the wall.
  await trained(ana, inSoho, '2017-10-29T00:30:00Z');
  await trained(ben, inSoho, '2017-10-29T01:30:00Z');
  await trained(guest, inSoho, '2017-10-29T01:40:00Z');
  // The last minute of a Sunday in Singapore, and the Monday after.
  await trained(cem, inTampines, '2017-10-29T15:59:00Z');
  await trained(cem, inTampines, '2017-10-29T16:00:00Z');
  await trained(guest, inTampines, '2017-10-29T16:10:00Z');
  // The last minute of October in Singapore, and the first of November.
  await trained(ana, inTampines, '2017-10-31T15:59:00Z');
  await trained(ana, inTampines, '2017-10-31T16:00:00Z');
  await trained(ana, inTampines, '2017-10-31T16:20:00Z');
  await trained(ben, inTampines, '2017-10-31T16:40:00Z');
  // Written down: no machine was used.
  await publisher.publish(enteredWorkouts, {
    ...{ entryId: randomUUID(), workoutId: randomUUID(), userId: ana, at: Date.now(), by: ana, voided: false },
    ...{ startedAt: Date.parse('2017-11-07T02:00:00Z'), durationS: 60, exerciseId: 'leg-press', gymId: tampines },
    ...{ sets: [{ repetitions: 10, loadGrams: 50_000 }], distanceMm: 0, averageHeartRateBpm: null },
  });
  // Recent, so that she has metrics now.
  await trained(ana, inTampines, new Date(Date.now() - 86_400_000).toISOString());
  await repstream.untilCaughtUp();
});
afterAll(async () => {
  await api?.close();
  await repstream?.stop();
});

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

  it('is for staff, of so many days at once, page by page with our own cursors', async () => {
    const day = `/v1/usage?gym=${soho}&${between}&per=day`;
    expect((await ask(day, { role: 'member' })).status).toBe(403);
    expect((await ask(`/v1/usage/equipment?${between}`, { role: 'trainer' })).status).toBe(403);
    expect((await ask('/v1/usage?from=2017-01-01&to=2019-01-01&per=day')).body.detail).toContain(
      '/query/to is more than',
    );
    expect((await ask('/v1/usage?from=0000-01-01&to=0000-02-01&per=day')).status).toBe(400);
    expect((await ask(`${day}&cursor=x`)).body.detail).toContain('/query/cursor is not a cursor');
  });
});

describe('R13, R15: insights', () => {
  it('tell totals, weeks, days, muscles, metrics and bests of a member in one answer, as of a time', async () => {
    const url = `/v1/users/${ana}/insights?period=2017`;
    const { body } = await vi.waitFor(async () => {
      const answer = await ask(url, { as: ana, role: 'member' });
      expect(Date.parse(String(answer.asOf))).toBeGreaterThan(Date.now() - 60_000);
      return answer;
    }, 30_000);
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
  });

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

  it('are for nobody else', async () => {
    const url = `/v1/users/${ana}/insights?period=2017`;
    expect((await ask(url, { as: ben, role: 'member' })).status).toBe(403);
    expect((await ask(url, { as: ben, role: 'trainer' })).status).toBe(403);
  });
});
