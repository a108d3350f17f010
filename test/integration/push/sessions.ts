/** Streams of live sessions. */
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { viewTable } from '../../../engine/ddl.js';
import { topologyOf } from '../../../engine/topology.js';
import { processors } from '../../../processors/index.js';
import { workoutsView } from '../../../processors/workouts/views.js';
import { noReading } from '../../../schemas/blank.js';
import type { Telemetry } from '../../../schemas/generated/telemetry.js';
import { telemetry } from '../../../schemas/topics.js';
import { eventually } from '../engine/world.js';
import type { Listening } from './client.js';
import { ask, listenAs, newMember, parts } from './world.js';

type Said = Partial<Pick<Telemetry, 'started' | 'reading' | 'ended'>>;

/** A machine of its own, with a session on it. */
function session() {
  const [sessionId, equipmentId] = [randomUUID(), `bench-${randomUUID().slice(0, 8)}`];
  return { sessionId, equipmentId, path: `/v1/live/sessions/${sessionId}/events` };
}
type Session = Pick<ReturnType<typeof session>, 'sessionId' | 'equipmentId'>;

async function says({ sessionId, equipmentId }: Session, sequence: number, said: Said): Promise<void> {
  const nothing = { started: null, reading: null, changed: null, ended: null, status: null };
  const at = Date.now() - 60_000 + sequence * 1_000;
  await parts().api.publisher.publish(telemetry, {
    ...nothing,
    sessionId,
    equipmentId,
    sequence,
    at,
    ...said,
  });
}
const starts = (one: Session, userId: string | null) =>
  says(one, 0, { started: { userId, exerciseId: 'leg-press', firmware: null } });
const counts = (one: Session, sequence: number, repetitions: number) =>
  says(one, sequence, { reading: { ...noReading, repetitions, loadGrams: 60_000 } });
const isLive = ({ sessionId }: Session) =>
  eventually(async () => (await ask('staff', 'GET', `/v1/live/sessions/${sessionId}`)).status === 200);
const kinds = ({ events }: Listening) => events.map(({ event }) => event);
const repetitions = ({ events }: Listening) =>
  events.flatMap(({ event, data }) => (event === 'reading' ? [data.repetitions] : []));

/** Takes the workout of a session out of its view, until it is put back. */
async function takeAway({ sessionId }: Session): Promise<() => Promise<void>> {
  const { db } = parts().repstream;
  const lineage = topologyOf(processors).lineages.find(({ processor }) => processor.name === 'workouts');
  const [table, kept] = [viewTable(lineage?.name ?? '', workoutsView), `kept_${sessionId.replaceAll('-', '')}`];
  await db.query(`create table ${kept} as select * from ${table} where workout_id = '${sessionId}'`);
  await db.query(`delete from ${table} where workout_id = '${sessionId}'`);
  return async () => {
    await db.query(`insert into ${table} select * from ${kept}`);
    await db.query(`drop table ${kept}`);
  };
}

describe('R9: the stream of a session', () => {
  it('tells what the machine says within a second, each message once, until it ends', async () => {
    const [ana, one] = [await newMember(), session()];
    await starts(one, ana);
    await isLive(one);
    const stream = await listenAs(`member:${ana}`, one.path);
    await eventually(async () => stream.events.length > 0);
    const took: number[] = [];
    for (const n of [1, 2, 3]) {
      const saidAt = Date.now();
      await counts(one, n, n);
      await eventually(async () => repetitions(stream).includes(n));
      took.push(Date.now() - saidAt);
    }
    // The one in the middle: what else the machine does may hold up any of them.
    expect(took.sort((a, b) => a - b)[1]).toBeLessThan(1_000);
    await counts(one, 4, 4);
    await counts(one, 1, 1);
    await counts(one, 6, 6);
    await counts(one, 5, 5);
    await says(one, 7, { ended: { reason: 'USER' } });
    await stream.ended;
    expect(kinds(stream)).toEqual(['reset', ...Array(6).fill('reading'), 'ended']);
    expect(repetitions(stream)).toEqual([1, 2, 3, 4, 6, 5]);
    expect(stream.events.at(-1)?.data).toMatchObject({ reason: 'USER', workout: `/v1/workouts/${one.sessionId}` });
    expect((await listenAs(`member:${ana}`, one.path, { lastId: stream.lastId })).status).toBe(204);
  });

  it('is there for who comes back between the end of a session and its workout', async () => {
    const [dan, one] = [await newMember(), session()];
    await starts(one, dan);
    await isLive(one);
    const stream = await listenAs(`member:${dan}`, one.path);
    await eventually(async () => stream.events.length > 0);
    const begun = stream.lastId;
    await counts(one, 1, 1);
    await says(one, 2, { ended: { reason: 'USER' } });
    await stream.ended;
    await eventually(async () => (await ask('staff', 'GET', `/v1/workouts/${one.sessionId}`)).body.open === false);

    // As if it were not there yet.
    const putBack = await takeAway(one);
    const statusOf = async (lastId?: string) => {
      const { status, leave } = await listenAs(`member:${dan}`, one.path, lastId === undefined ? {} : { lastId });
      leave();
      return status;
    };
    expect(await statusOf(), 'whoever was never there is told at once').toBe(404);
    const back = Promise.all([statusOf(begun), statusOf(stream.lastId)]);
    await new Promise((resolve) => setTimeout(resolve, 500));
    await putBack();
    expect(await back).toEqual([200, 204]);
  });

  it('R97: goes on after the last id, on another process, though messages are sent again, and after its end', async () => {
    const [ben, one] = [await newMember(), session()];
    await starts(one, ben);
    await isLive(one);
    const first = await listenAs(`member:${ben}`, one.path);
    await eventually(async () => first.events.length > 0);
    await counts(one, 1, 1);
    await counts(one, 2, 2);
    await eventually(async () => repetitions(first).includes(2));
    first.leave();
    for (const sequence of [2, 3, 1, 4]) await counts(one, sequence, sequence);
    const second = await listenAs(`member:${ben}`, one.path, { on: 1, lastId: first.lastId });
    await eventually(async () => repetitions(second).includes(4));
    second.leave();
    expect(repetitions(second)).toEqual([3, 4]);
    await counts(one, 5, 5);
    // It never says that it ends: the machine's next session does.
    await starts({ ...session(), equipmentId: one.equipmentId }, null);
    await eventually(async () => (await ask('staff', 'GET', `/v1/workouts/${one.sessionId}`)).body.open === false);
    const third = await listenAs(`member:${ben}`, one.path, { lastId: second.lastId });
    await third.ended;
    expect(kinds(third)).toEqual(['reading', 'ended']);
    expect(third.events.at(-1)?.data).toMatchObject({ sequence: null, workout: `/v1/workouts/${one.sessionId}` });
  });

  it('R11: is for who trains, their trainers and staff; a guest’s for who scanned the code of the machine', async () => {
    const [cat, one, guests] = [await newMember(['tom']), session(), session()];
    await starts(one, cat);
    await starts(guests, null);
    await Promise.all([isLive(one), isLive(guests)]);
    const statusFor = async (who: string, path: string, headers = {}) => {
      const stream = await listenAs(who, path, { headers });
      stream.leave();
      return stream.status;
    };
    const asked = ['staff', `member:${cat}`, 'trainer:tom', 'trainer:eva', 'member:ben', 'device:d'];
    expect(await Promise.all(asked.map((who) => statusFor(who, one.path)))).toEqual([200, 200, 200, 404, 404, 404]);
    const { body } = await ask('staff', 'GET', `/v1/live/sessions/${guests.sessionId}/claim-token`);
    const claim = { 'repstream-claim': body.token };
    expect(await statusFor('member:ben', guests.path)).toBe(404);
    expect(await statusFor('member:ben', guests.path, claim)).toBe(200);
    expect(await statusFor('member:ben', guests.path, { 'repstream-claim': 'x' })).toBe(403);
    expect(await statusFor('member:ben', one.path, claim)).toBe(404);
    expect(await statusFor('staff', `/v1/live/sessions/${randomUUID()}/events`)).toBe(404);
  });
});
