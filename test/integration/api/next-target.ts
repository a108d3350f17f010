/** What to do next on a machine, for who is in a programme. */
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { noReading } from '../../../schemas/blank.js';
import { bornYearsAgo } from './given-programmes.js';
import { ask, eventually, found, get, newMember, run, says } from './world.js';

const DAY_MS = 86_400_000;
const day = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
const treadmill = `treadmill-${run}`;

const programme = {
  ...{ schema: 1, id: `walks-${run}`, title: 'Walks', gyms: [], groups: [], timeZone: 'UTC' },
  ...{ from: day(-3), to: day(3), sessionsPerWeek: 1, totalWorkouts: 1 },
  bounds: { mostOneRepMaxPercent: 85, mostHeartRateReservePercent: 80, mostStepPercent: 10 },
  blocks: [
    {
      ...{ name: 'All', weeks: 1 },
      slots: [
        {
          ...{ id: 'walk', exercises: ['treadmill-walk'], timesAWeek: 1, minutes: 20 },
          intensity: { of: 'heart_rate_reserve', from: 40, to: 55 },
        },
      ],
    },
  ],
};

describe('R59: the next target of a session', () => {
  it('is told to the member, their trainers and staff, by the plan and what the machine reads, and is less at the cap', async () => {
    const tom = await newMember();
    const ana = await newMember({ sex: 'FEMALE', birthDate: bornYearsAgo(36), trainers: [tom] });
    // What was known as the week began: the maximum of who has trained is what is expected at their age.
    const before = new Date(Date.now() - 10 * DAY_MS).toISOString();
    const walked = {
      startedAt: before,
      durationS: 1_200,
      exerciseId: 'treadmill-walk',
      distanceMm: 1_500_000,
      sets: [],
    };
    const rest = { at: before, restingHeartRateBpm: 60, weightGrams: 64_000 };
    expect((await ask(`member:${ana}`, 'POST', `/v1/users/${ana}/body-measurements`, { payload: rest })).status).toBe(
      202,
    );
    await eventually(() => get('member', '/v1/exercises/treadmill-walk'), found);
    expect((await ask(`member:${ana}`, 'POST', `/v1/users/${ana}/workouts`, { payload: walked })).status).toBe(202);
    expect((await ask('staff', 'POST', '/v1/programmes', { payload: programme })).status).toBe(202);
    await eventually(() => get('member', `/v1/programmes/${programme.id}`), found);
    await eventually(
      () => get(`member:${ana}`, `/v1/users/${ana}/metrics`),
      ({ body }) => body.items.some(({ metric }: { metric: string }) => metric === 'maximum_heart_rate'),
    );
    const machine = {
      ...{ gymId: `gym-${run}`, type: 'TREADMILL', model: 'T 5', exerciseId: 'treadmill-walk' },
      ...{ displayName: 'Treadmill 1', validFrom: '2020-01-01T00:00:00Z' },
    };
    expect((await ask('admin', 'PUT', `/v1/equipment/${treadmill}`, { payload: machine })).status).toBe(202);
    await eventually(() => get('member', `/v1/equipment/${treadmill}`), found);
    await ask(`member:${ana}`, 'POST', `/v1/programmes/${programme.id}/enrolments`, { payload: {} });
    await eventually(() => get(`member:${ana}`, `/v1/users/${ana}/plan`), found);

    const session = randomUUID();
    const url = `/v1/live/sessions/${session}/next-target`;
    await says(
      session,
      [
        { started: { userId: ana, exerciseId: null, firmware: null } },
        { reading: { ...noReading, speedMmPerS: 1_200, heartRateBpm: 80 } },
      ],
      {
        on: treadmill,
      },
    );
    const told = await eventually(
      () => get(`member:${ana}`, url),
      // Before it has said how fast it runs there is no number to change.
      ({ status, body }) => status === 200 && body.targets?.length > 0,
    );
    // 208 - 0.7 * 36 is 182.8 at most: of that reserve 80 % above rest are 158.
    expect(told.body).toMatchObject({ action: 'go', slot: 'walk', forS: 60, heartRateCapBpm: 158 });
    expect(told.body.targets).toMatchObject([
      { of: 'speedMmPerS', value: 1_305, because: expect.stringMatching(/^4\.7 km\/h: your heart is at 16 %/) },
    ]);
    const lower = await get(`trainer:${tom}`, `${url}?heartRateBpm=158&inclineBp=300`);
    expect(lower.body).toMatchObject({
      action: 'lower',
      targets: [
        { of: 'speedMmPerS', value: 944 },
        { of: 'inclineBp', value: 240 },
      ],
    });
    expect((await get('staff', `${url}?heartRateBpm=170`)).body).toMatchObject({ action: 'stop' });
    expect((await get('staff', `${url}?heartRateBpm=-1`)).status).toBe(400);
    expect((await get('staff', `${url}?speed=3`)).status).toBe(400);
    expect((await get(`member:${tom}`, url)).status).toBe(404);
    // The screen at the machine shows it too, of its own machine.
    expect((await get(`device:${treadmill}`, url)).status).toBe(200);
    expect((await get('device:another-machine', url)).status).toBe(404);
    expect((await get('staff', `/v1/live/sessions/${randomUUID()}/next-target`)).status).toBe(404);
  });
});
