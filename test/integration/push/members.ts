/** Streams of members. */
import { describe, expect, it } from 'vitest';
import { eventually } from '../engine/world.js';
import { listenAs, listenTo, newMember, putsRight, writesDown } from './world.js';

describe('R97: the stream of a member', () => {
  it('begins with a reset, then tells what changes, as it is', async () => {
    const ana = await newMember();
    const stream = await listenTo(ana);
    expect(stream.status).toBe(200);
    expect(stream.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    await eventually(async () => stream.events.length > 0);
    expect(stream.events).toMatchObject([{ event: 'reset', data: { reason: 'began' } }]);
    const workoutId = await writesDown(ana, 20);
    await eventually(async () => stream.events.some(({ event }) => event === 'workout'));
    expect(stream.events.find(({ event }) => event === 'workout')?.data).toMatchObject({
      entity: workoutId,
      value: { workoutId, repetitions: 20, startedAt: expect.stringMatching(/Z$/) },
    });
    stream.leave();
  });

  it('goes on after the last id, on another process, without gap or repeat', async () => {
    const ben = await newMember();
    const first = await listenTo(ben);
    const workoutId = await writesDown(ben, 1);
    const told = (stream: typeof first) =>
      stream.events.flatMap(({ event, data }) => (event === 'workout' ? [data.value.repetitions] : []));
    await eventually(async () => told(first).includes(1));
    first.leave();
    await putsRight(ben, workoutId, 2);
    await eventually(async () => {
      const again = await listenTo(ben, { on: 1, lastId: first.lastId });
      await eventually(async () => told(again).includes(2));
      again.leave();
      expect(again.events.map(({ event }) => event)).not.toContain('reset');
      expect(told(again)).toEqual([2]);
      return true;
    });
  });

  it('is for them, their trainers and staff', async () => {
    const cat = await newMember(['tom']);
    const path = `/v1/users/${cat}/events`;
    const statusFor = async (who: string) => {
      const stream = await listenAs(who, path);
      stream.leave();
      return stream.status;
    };
    expect(await Promise.all(['staff', 'trainer:tom', 'trainer:eva', 'member:ben', 'device:d'].map(statusFor))).toEqual(
      [200, 200, 403, 403, 403],
    );
  });

  it('refuses ids that are none of its own', async () => {
    const [dan, eva] = [await newMember(), await newMember()];
    const foreign = await listenTo(eva);
    await eventually(async () => foreign.lastId !== '');
    foreign.leave();
    for (const lastId of ['garbage', 'a', '!', 'x'.repeat(3_000), foreign.lastId]) {
      const { status, problem } = await listenTo(dan, { lastId });
      expect({ status, type: problem.type }).toEqual({ status: 400, type: 'urn:repstream:problem:invalid-request' });
    }
  });
});
