/** Gyms, machines and exercises. */
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { tokenOf } from '../api-app.js';
import { ask, eventually, found, get, legPress, parts, run } from './world.js';

describe('catalogue', () => {
  const gym = `north-${run}`;
  const machine = `north-leg-press-${run}`;

  it('an admin puts a gym, a machine and an exercise; everybody signed in reads them', async () => {
    const openingHours = [{ weekday: 1, opensMinute: 360, closesMinute: 1_320 }];
    const puts = [
      await ask('admin', 'PUT', `/v1/gyms/${gym}`, {
        payload: { name: 'North', timeZone: 'Asia/Singapore', openingHours },
      }),
      await ask('admin', 'PUT', `/v1/equipment/${machine}`, {
        payload: legPress(gym),
      }),
      await ask('admin', 'PUT', `/v1/exercises/squat-${run}`, {
        payload: {
          name: 'Squat',
          measure: 'REPS_WEIGHT',
          primaryMuscles: ['quadriceps'],
          externalIds: { fitCategory: 28 },
        },
      }),
    ];
    expect(puts.map(({ status }) => status)).toEqual([202, 202, 202]);
    expect((await eventually(() => get('member', `/v1/gyms/${gym}`), found)).body).toMatchObject({
      gymId: gym,
      timeZone: 'Asia/Singapore',
      openingHours,
    });
    expect((await eventually(() => get('member', `/v1/equipment/${machine}`), found)).body).toMatchObject({
      type: 'WEIGHT_STACK',
      exerciseId: 'leg-press',
      inService: true,
      validFrom: '2020-01-01T00:00:00.000Z',
    });
    expect((await eventually(() => get('member', `/v1/exercises/squat-${run}`), found)).body).toMatchObject({
      measure: 'REPS_WEIGHT',
      primaryMuscles: ['quadriceps'],
      secondaryMuscles: [],
    });
    const { body: self } = await get(`device:${machine}`, '/v1/me');
    expect(self, 'a screen at a machine shows its time').toMatchObject({ role: 'device', timeZone: 'Asia/Singapore' });
    expect((await get(`device:lost-${run}`, '/v1/me')).body).toMatchObject({ profile: null, timeZone: null });
    const inGym = await get('member', `/v1/equipment?gym=${gym}`);
    expect(inGym.body).toMatchObject({ items: [{ equipmentId: machine }], next: null });
    expect((await get('member', '/v1/gyms/nowhere')).status).toBe(404);
  });

  it('opening hours that close before they open are told at their path', async () => {
    const answer = await ask('admin', 'PUT', `/v1/gyms/${gym}`, {
      payload: { name: 'North', timeZone: 'UTC', openingHours: [{ weekday: 1, opensMinute: 600, closesMinute: 500 }] },
    });
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ path: '/body/openingHours/0/closesMinute' }] } });
  });

  it('a long answer comes compressed to who can read that, as it is to who cannot, and under the same tag', async () => {
    const url = '/v1/exercises?limit=200';
    await eventually(
      () => get('member', url),
      ({ body }) => body.items?.length > 10,
    );
    const authorization = `Bearer ${await tokenOf('somebody', 'member')}`;
    const answers = await Promise.all(
      ['br', 'gzip', 'identity'].map((encoding) =>
        parts().app.inject({ url, headers: { authorization, 'accept-encoding': encoding } }),
      ),
    );
    const [br, gzip, plain] = answers;
    expect(answers.map(({ headers }) => headers['content-encoding'])).toEqual(['br', 'gzip', undefined]);
    expect(brotliDecompressSync(br?.rawPayload ?? Buffer.of()).toString()).toBe(plain?.payload);
    expect(gunzipSync(gzip?.rawPayload ?? Buffer.of()).toString()).toBe(plain?.payload);
    expect(br?.rawPayload.length).toBeLessThan((plain?.rawPayload.length ?? 0) / 4);
    expect(new Set(answers.map(({ headers }) => headers.etag)).size).toBe(1);
    const known = { authorization, 'accept-encoding': 'br', 'if-none-match': String(br?.headers.etag) };
    expect((await parts().app.inject({ url, headers: known })).statusCode).toBe(304);
  });
});
