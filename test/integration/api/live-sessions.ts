/** Sessions that run, and guests who claim theirs. */
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  ask,
  END,
  eventually,
  found,
  get,
  gym,
  machine,
  newMember,
  repetition,
  says,
  start,
  wholeSession,
} from './world.js';

describe('live sessions', () => {
  it("a guest's session becomes the member's who scans the machine's code, and nobody else's after", async () => {
    const [ana, ben] = [await newMember(), await newMember()];
    const session = randomUUID();
    await says(session, [start(null), repetition(0), repetition(1)]);
    const live = await eventually(
      () => get('staff', `/v1/live/sessions/${session}`),
      ({ body }) => body.repetitions === 1,
    );
    expect(live.body).toMatchObject({ userId: '', equipmentId: machine, gymId: gym, loadGrams: 60_000 });
    expect((await get(`member:${ana}`, `/v1/live/sessions/${session}`)).status, 'not hers yet').toBe(404);

    expect((await get('device:another-machine', `/v1/live/sessions/${session}/claim-token`)).status).toBe(404);
    const code = await get(`device:${machine}`, `/v1/live/sessions/${session}/claim-token`);
    expect(code).toMatchObject({ status: 200, headers: { 'cache-control': 'no-store' } });
    const claim = (who: string, token = code.body.token) =>
      ask(who, 'POST', `/v1/live/sessions/${session}/claim`, { payload: { token } });
    expect((await claim(`member:${ana}`, 'rubbish')).body.type).toBe('urn:repstream:problem:claim-refused');
    const claimed = await claim(`member:${ana}`);
    expect(claimed.status).toBe(202);
    expect(claimed.headers['repstream-position']).toMatch(/^amendments:\d+:\d+$/);
    expect((await claim(`member:${ben}`)).status, 'before the view has moved').toBe(409);
    expect((await claim(`member:${ana}`)).status, 'claiming twice is no mistake').toBe(202);

    await eventually(
      () => get(`member:${ana}`, `/v1/live/sessions/${session}`),
      ({ status, body }) => status === 200 && body.userId === ana,
    );
    expect((await claim(`member:${ben}`)).status).toBe(409);
    expect((await get(`device:${machine}`, `/v1/live/sessions/${session}/claim-token`)).status).toBe(409);
    expect((await get(`member:${ana}`, `/v1/live/sessions?user=${ana}`)).body.items).toMatchObject([
      { sessionId: session },
    ]);
    expect((await get('staff', `/v1/live/sessions?gym=${gym}`)).body.items).toContainEqual(
      expect.objectContaining({ sessionId: session }),
    );
    await says(session, [END], { from: 3 });
    await eventually(
      () => get('staff', `/v1/live/sessions/${session}`),
      ({ status }) => status === 404,
    );
  });

  it('a guest claims just after the end, too', async () => {
    const ana = await newMember();
    const session = randomUUID();
    await says(session, wholeSession(null));
    await eventually(
      () => get('staff', `/v1/workouts/${session}`),
      ({ status, body }) => status === 200 && body.repetitions === 3,
    );
    const { body } = await get('staff', `/v1/live/sessions/${session}/claim-token`);
    expect(
      (await ask(`member:${ana}`, 'POST', `/v1/live/sessions/${session}/claim`, { payload: body })).status,
      'only the token',
    ).toBe(400);
    expect(
      (await ask(`member:${ana}`, 'POST', `/v1/live/sessions/${session}/claim`, { payload: { token: body.token } }))
        .status,
    ).toBe(202);
    const workout = await eventually(() => get(`member:${ana}`, `/v1/workouts/${session}`), found);
    expect(workout.body).toMatchObject({ userId: ana, repetitions: 3, tonnageGrams: 180_000, quality: [] });
  });
});
