/** Reading one's own writes over HTTP: written by one API process, read by another, while who folds them is killed. */
import { type ChildProcess, execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../api/tokens.js';
import { pause } from '../../engine/log.js';
import { noReading } from '../../schemas/blank.js';
import type { Telemetry } from '../../schemas/generated/telemetry.js';
import { enrolments, enteredWorkouts, telemetry } from '../../schemas/topics.js';
import { sharedStack } from '../stack.js';
import { type ApiApp, openApi, tokenOf } from './api-app.js';
import { endCommand, type Running, runCommand, startCommand, startRepstream } from './running.js';
import { kinds, type Settle, type Write } from './writes.js';

/** Of all kinds together. */
const WRITES = 1_000;
const WAIT_MS = 2_000;
/** For all but the waiting, on a machine that has other work. */
const SLACK_MS = 3_000;

let repstream: Running;
let [writer, reader]: (ApiApp | undefined)[] = [];
let child: ChildProcess | undefined;
beforeAll(async () => {
  repstream = await startRepstream();
  // How long reads wait is measured: not for the start, nor for what the files before this one left unread.
  await repstream.untilCaughtUp();
  [writer, reader] = await Promise.all([openApi(repstream), openApi(repstream)]);
});
afterAll(async () => {
  if (child) await endCommand(child, 'SIGKILL');
  await Promise.all([writer?.close(), reader?.close()]);
  await repstream?.stop();
});

/** Asks as `<role>:<sub>`. */
async function ask(api: ApiApp | undefined, who: string, { headers, ...more }: InjectOptions) {
  const [role = '', sub = ''] = who.split(':');
  const authorization = `Bearer ${await tokenOf(sub, role as Role)}`;
  const answer = await api?.app.inject({ ...more, headers: { authorization, ...headers } });
  if (!answer) throw new Error('not open');
  return { status: answer.statusCode, headers: answer.headers as Record<string, string>, body: answer.json() };
}
const write = (who: string, method: 'POST' | 'PUT' | 'PATCH', url: string, payload: object) =>
  ask(writer, who, { method, url, payload });
const readAfter = (who: string, url: string, { headers }: { headers: Record<string, string> }, prefer = '') =>
  ask(reader, who, {
    url,
    headers: { 'repstream-after': headers['repstream-position'] ?? '', ...(prefer && { prefer }) },
  });

async function newMember(): Promise<string> {
  const profile = { displayName: `Member ${randomUUID().slice(0, 8)}`, timeZone: 'Asia/Singapore' };
  const made = await write('admin:root', 'POST', '/v1/users', profile);
  expect(await readAfter('admin:root', `/v1/users/${made.body.id}`, made, 'wait=30')).toMatchObject({ status: 200 });
  return made.body.id;
}
const pushUps = (repetitions: number) => ({
  startedAt: new Date(Date.now() - 3_600_000).toISOString(),
  durationS: 600,
  exerciseId: 'push-up',
  sets: [{ repetitions, loadGrams: 0 }],
});

describe('R42: a read with the position of a write, on another API process', () => {
  it('shows it through all stages at once', async () => {
    const ana = await newMember();
    const written = await write(`member:${ana}`, 'POST', `/v1/users/${ana}/workouts`, pushUps(20));
    expect(written.headers['repstream-position']).toMatch(/^entered-workouts:\d+:\d+$/);
    const workout = await readAfter(`member:${ana}`, `/v1/workouts/${written.body.id}`, written, 'wait=10');
    expect(workout).toMatchObject({ status: 200, body: { repetitions: 20 } });
    expect(workout.headers).toMatchObject({ 'preference-applied': 'wait=10' });
    const insights = await readAfter(`member:${ana}`, `/v1/users/${ana}/insights?period=2026-10`, written, 'wait=10');
    expect(insights.status).toBe(200);
  });

  it('shows what firmware wrote, by the topic, partition and offset that it was told', async () => {
    const [ben, sessionId] = [await newMember(), randomUUID()];
    const says = (sequence: number, said: Partial<Telemetry>) => ({
      ...{ started: null, reading: null, changed: null, ended: null, status: null },
      ...{ sessionId, equipmentId: `bench-${sessionId}`, sequence, at: Date.now() - 5_000 + sequence * 1_000 },
      ...said,
    });
    await writer?.publisher.publish(
      telemetry,
      says(0, { started: { userId: ben, exerciseId: 'leg-press', firmware: null } }),
    );
    await writer?.publisher.publish(
      telemetry,
      says(1, { reading: { ...noReading, repetitions: 0, loadGrams: 60_000 } }),
    );
    await writer?.publisher.publish(
      telemetry,
      says(2, { reading: { ...noReading, repetitions: 3, loadGrams: 60_000 } }),
    );
    const [at] = (await writer?.publisher.publish(telemetry, says(3, { ended: { reason: 'USER' } }))) ?? [];
    const headers = { 'repstream-position': `${at?.topic}:${at?.partition}:${at?.offset}` };
    const workout = await readAfter(`member:${ben}`, `/v1/workouts/${sessionId}`, { headers }, 'wait=10');
    expect(workout).toMatchObject({ status: 200, body: { repetitions: 3 } });
  });

  it('R82: is never stale and never late without a word, a thousand times, while who folds it is killed and tasks move', async () => {
    const settle: Settle = async ({ as, headers, ...one }, seenAt) => {
      const send = () => ask(writer, as, { ...one, ...(headers && { headers }) });
      let written = await send();
      // What it is about may have come in only just now.
      for (; written.status === 404; written = await send()) await pause(100);
      expect(written).toMatchObject({ status: 202 });
      const { as: reading, url } = seenAt ?? { as, url: one.url };
      for (let seen = 0; seen !== 200; ) seen = (await readAfter(reading, url, written, 'wait=30')).status;
      return written.body;
    };
    if (!writer) throw new Error('not open');
    const { publisher } = writer;
    const lanes = await Promise.all(
      Object.entries(kinds).map(async ([name, kind]) => ({
        name,
        kind: await kind(await newMember(), settle, publisher),
      })),
    );
    const each = WRITES / lanes.length;
    child = startCommand(sharedStack().environment, 'process');
    const times: number[] = [];
    /** Sent again while a view that the command itself looks things up in is not there to be asked. */
    const insist = async ({ as, headers, ...one }: Write) => {
      for (;;) {
        const written = await ask(writer, as, { ...one, ...(headers && { headers }) });
        if (written.status === 202) return written;
        expect(written).toMatchObject({ status: 503 });
        await pause(100);
      }
    };
    const lane = async ({ name, kind: { write: nth, read, shown, expected } }: (typeof lanes)[number]) => {
      let etag = (await ask(reader, read.as, { method: 'GET', url: read.url })).headers.etag ?? '';
      for (let n = 1; n <= each; n++) {
        const written = await insist(nth(n, etag));
        for (let isSeen = false; !isSeen; ) {
          const began = performance.now();
          const { status, headers, body } = await readAfter(read.as, read.url, written);
          const took = performance.now() - began;
          expect(took, name).toBeLessThan(WAIT_MS + SLACK_MS);
          isSeen = status === 200;
          if (isSeen) {
            expect([name, shown(body, n)]).toEqual([name, expected(n)]);
            etag = headers.etag ?? '';
            times.push(took);
          } else {
            expect({ status, type: body.type }).toEqual({ status: 503, type: 'urn:repstream:problem:not-yet' });
            expect(body.behind.length).toBeGreaterThan(0);
            expect(Number(headers['retry-after'])).toBeGreaterThan(0);
          }
        }
      }
    };
    const disturbing = (async () => {
      for (const [i, kill] of (['SIGKILL', 'SIGTERM', 'SIGKILL'] as const).entries()) {
        while (times.length < ((i + 1) * WRITES) / 5) await pause(50);
        if (child) await endCommand(child, kill);
        child = startCommand(sharedStack().environment, 'process');
      }
    })();
    await Promise.all([...lanes.map(lane), disturbing]);
    expect(times).toHaveLength(WRITES);
    // Each kill costs a rebalance of all groups: on a machine that has other work it took 150 s.
  }, 480_000);
});

describe('R42: a read of what stands parked', () => {
  const parkedThere = { status: 409, body: { type: 'urn:repstream:problem:parked', parkedId: expect.any(Number) } };
  const headersOf = (positions: readonly { topic: string; partition: number; offset: number }[] = []) => ({
    headers: {
      'repstream-position': positions
        .map(({ topic, partition, offset }) => `${topic}:${partition}:${offset}`)
        .join(','),
    },
  });
  const discard = async (parkedId: number) => {
    const by = ['--by', 'ops', '--reason', 'a test'];
    const { code, stderr } = await runCommand(sharedStack().environment, 'parked', 'discard', String(parkedId), ...by);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  };

  it('alone says so at once, and that nobody will see it once it was given up; what came later is shown', async () => {
    const dan = await newMember();
    const { startedAt, ...did } = { ...pushUps(1), distanceMm: 0, gymId: null, averageHeartRateBpm: null };
    const tomorrow = await writer?.publisher.publish(enteredWorkouts, {
      ...{ ...did, entryId: randomUUID(), workoutId: randomUUID(), userId: dan, by: dan, voided: false },
      ...{ at: Date.now() + 86_400_000, startedAt: Date.parse(startedAt) },
    });
    const read = () => readAfter(`member:${dan}`, `/v1/users/${dan}/workouts`, headersOf(tomorrow), 'wait=30');
    const told = await read();
    expect(told).toMatchObject(parkedThere);
    expect(told.body.detail).toMatch(
      /stands parked at entries-.+\(clock_ahead\), and no waiting brings it: repstream parked show \d+\./,
    );
    expect(told.body.detail).not.toContain(dan);
    await discard(told.body.parkedId);
    const given = await read();
    expect(given).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('and was given up, so no view') },
    });
    const written = await write(`member:${dan}`, 'POST', `/v1/users/${dan}/workouts`, pushUps(2));
    expect(await readAfter(`member:${dan}`, `/v1/users/${dan}/workouts`, written, 'wait=30')).toMatchObject({
      status: 200,
    });
  });

  it('further on, in a stage that it was to come through, says where, and is silent to others', async () => {
    const [eve, other] = [await newMember(), await newMember()];
    const now = Date.now();
    // Two challenges whose rules ask for far more than there is: together the list of what to watch is too large to be kept.
    const asks = (userId: string, uses: readonly string[]) =>
      writer?.publisher.publish(enrolments, {
        ...{ enrolmentId: randomUUID(), userId, challengeId: `asks-${randomUUID()}`, version: 1, joinedAt: now },
        ...{ left: false, teamId: null, capacities: [], movedFrom: null, by: userId, reason: '', at: now },
        judgedBy: { from: now - 86_400_000, to: now + 86_400_000, looksBackDays: 0, uses },
      });
    const many = Array.from({ length: 3_000 }, (_, i) => `${'metric'.repeat(8)}-${i}`);
    await asks(eve, many);
    const [later, others] = [await asks(eve, many), await asks(other, [])];
    const url = (userId: string) => `/v1/users/${userId}/challenges`;
    const told = await readAfter(`member:${eve}`, url(eve), headersOf(later), 'wait=30');
    expect(told).toMatchObject(parkedThere);
    expect(told.body.detail).toMatch(/parked at challenges-.+\(REPSTREAM_STATE_SIZE\), and no waiting brings it/);
    expect(await readAfter(`member:${other}`, url(other), headersOf(others), 'wait=30')).toMatchObject({ status: 200 });
    await discard(told.body.parkedId);
  });
});

it('R42: the example for app developers reads the workout that it wrote', async () => {
  const cat = await newMember();
  const address = await writer?.app.listen({ port: 0 });
  const { stdout } = await promisify(execFile)('bash', ['docs/examples/read-your-write.sh'], {
    env: {
      ...process.env,
      API: address,
      MEMBER: cat,
      TOKEN: await tokenOf(cat, 'member'),
      STARTED_AT: pushUps(1).startedAt,
    },
  });
  expect(JSON.parse(stdout).items).toMatchObject([{ repetitions: 20, exerciseId: 'push-up' }]);
});
