/** Workouts that members write down, and all that they may take with them. */
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ask, eventually, found, get, newMember } from './world.js';

describe('entered workouts', () => {
  it('a workout that a member writes down is in their history and in what they may take with them; they put it right and take it back', async () => {
    const ana = await newMember();
    const url = `/v1/users/${ana}/workouts`;
    const payload = {
      startedAt: new Date(Date.now() - 3_600_000).toISOString(),
      durationS: 600,
      exerciseId: 'push-up',
      sets: [{ repetitions: 20, loadGrams: 0 }],
    };
    const pathOf = async (body: object) =>
      (await ask(`member:${ana}`, 'POST', url, { payload: { ...payload, ...body } })).body.errors[0].path;
    expect(await pathOf({ exerciseId: 'levitation' })).toBe('/body/exerciseId');
    expect(await pathOf({ gymId: 'nowhere' })).toBe('/body/gymId');
    expect(await pathOf({ startedAt: new Date().toISOString() })).toBe('/body/durationS');
    expect(await pathOf({ sets: [{ repetitions: -1, loadGrams: 0 }] })).toBe('/body/sets/0/repetitions');
    expect((await ask(`member:${await newMember()}`, 'POST', url, { payload })).status).toBe(403);

    const { status, body } = await ask(`member:${ana}`, 'POST', url, { payload });
    expect(status).toBe(202);
    const workout = () => get(`member:${ana}`, `/v1/workouts/${body.id}`);
    expect((await eventually(workout, found)).body).toMatchObject({
      ...{ equipmentId: '', exerciseId: 'push-up', repetitions: 20, durationS: 600, quality: ['entered'] },
    });
    const { errors } = (
      await ask('staff', 'POST', `/v1/workouts/${body.id}/amendments`, { payload: { reason: 'x', voided: {} } })
    ).body;
    expect(errors[0].path).toBe('/path/id');

    const whole = await get(`member:${ana}`, `/v1/users/${ana}/export`);
    expect(whole.status).toBe(200);
    expect(whole.body.views).toMatchObject({
      members: { rows: [{ userId: ana }] },
      workouts: { rows: [{ workoutId: body.id, userId: ana }] },
      workout_sets: { rows: [{ workoutId: body.id, repetitions: 20 }] },
    });
    expect((await get(`member:${randomUUID()}`, `/v1/users/${ana}/export`)).status).toBe(403);
    expect((await get('admin', `/v1/users/${randomUUID()}/export`)).status).toBe(404);

    const corrected = { ...payload, sets: [{ repetitions: 25, loadGrams: 0 }] };
    expect((await ask(`member:${ana}`, 'PUT', `${url}/${body.id}`, { payload: corrected })).status).toBe(202);
    await eventually(workout, (answer) => answer.body.repetitions === 25);
    expect((await ask(`member:${ana}`, 'PUT', `${url}/${randomUUID()}`, { payload })).status).toBe(404);
    expect((await ask(`member:${ana}`, 'DELETE', `${url}/${body.id}`)).status).toBe(202);
    await eventually(workout, (answer) => answer.status === 404);
    expect((await ask(`member:${ana}`, 'DELETE', `${url}/${body.id}`)).status).toBe(404);
  });
});
