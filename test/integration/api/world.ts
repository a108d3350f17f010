/** The API over a running dataflow that the tests of all resources share: facts in by its writes and by machines, answers out of the views. */
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import type { InjectOptions } from 'fastify';
import type { JWK } from 'jose';
import { expect } from 'vitest';
import type { Role } from '../../../api/tokens.js';
import { signerOf } from '../../../api/verification/signing.js';
import { noReading } from '../../../schemas/blank.js';
import type { Telemetry } from '../../../schemas/generated/telemetry.js';
import { telemetry } from '../../../schemas/topics.js';
import { type ApiApp, openApi, tokenOf } from '../api-app.js';
import { type Running, startRepstream, TICK_PATIENCE_MS } from '../running.js';

/** Other tests of the run share the topics: every name is this test's own. */
export const run = randomUUID().slice(0, 8);
/** A leg press in a gym, for whoever needs one. */
export const gym = `gym-${run}`;
export const machine = `leg-press-${run}`;
/** Another, for sessions that begin after now: on one machine they would end those that others begin after them. */
export const machineOfLater = `leg-press-later-${run}`;

/** What the API signs with. */
export const verificationKey = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }) as JWK;

let repstream: Running;
let api: ApiApp;

/** What stands behind it. */
export const parts = () => ({ app: api.app, db: api.db, owner: repstream.db });

/** Starts everything, with the machine in its gym. */
export async function open(): Promise<void> {
  repstream = await startRepstream();
  api = await openApi(repstream, { signer: await signerOf(verificationKey) });
  const place = { name: 'South', timeZone: 'Asia/Singapore', openingHours: [] };
  const made = [
    await ask('admin', 'PUT', `/v1/gyms/${gym}`, { payload: place }),
    await ask('admin', 'PUT', `/v1/equipment/${machine}`, { payload: legPress(gym) }),
    await ask('admin', 'PUT', `/v1/equipment/${machineOfLater}`, { payload: legPress(gym) }),
  ];
  expect(made.map(({ status }) => status)).toEqual([202, 202, 202]);
  for (const one of [machine, machineOfLater]) await eventually(() => get('member', `/v1/equipment/${one}`), found);
}

export async function close(): Promise<void> {
  await api?.close();
  await repstream?.stop();
}

/** A leg press as the API takes it. */
export const legPress = (gymId: string) => ({
  gymId,
  type: 'WEIGHT_STACK',
  model: 'LP 100',
  exerciseId: 'leg-press',
  displayName: 'Leg press 1',
  validFrom: '2020-01-01T00:00:00Z',
});

/** What was answered; JSON is parsed. */
export interface Answer {
  readonly status: number;
  readonly headers: Record<string, string>;
  // biome-ignore lint/suspicious/noExplicitAny: answers are looked into by each test
  readonly body: any;
}

/** Asks as `<role>:<sub>`. */
export async function ask(
  who: string,
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  url: string,
  more: InjectOptions = {},
): Promise<Answer> {
  const [role, ...sub] = who.split(':');
  const token = await tokenOf(sub.join(':') || 'somebody', role as Role);
  const { statusCode, headers, body } = await api.app.inject({
    method,
    url,
    ...more,
    headers: { authorization: `Bearer ${token}`, ...more.headers },
  });
  return {
    status: statusCode,
    headers: headers as Record<string, string>,
    body: /^[[{]/.test(body) ? JSON.parse(body) : body,
  };
}
/** Asks for it. */
export const get = (who: string, url: string, headers: Record<string, string> = {}) =>
  ask(who, 'GET', url, { headers });

/** Asks again until the answer is as awaited: views follow the log, and plans, metrics and times the ticks. */
export async function eventually(
  question: () => Promise<Answer>,
  isAwaited: (answer: Answer) => boolean,
): Promise<Answer> {
  const deadline = Date.now() + TICK_PATIENCE_MS;
  for (;;) {
    const answer = await question();
    if (isAwaited(answer)) return answer;
    if (answer.status === 500 || Date.now() > deadline)
      throw new Error(`not as awaited: ${answer.status} ${JSON.stringify(answer.body).slice(0, 500)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
/** It is there. */
export const found = ({ status }: Answer) => status === 200;

/** Makes a member, and waits until they are there. */
export async function newMember({ trainers, ...profile }: { trainers?: string[]; [name: string]: unknown } = {}) {
  const displayName = `Member ${randomUUID().slice(0, 8)}`;
  const { status, body } = await ask('admin', 'POST', '/v1/users', {
    payload: { displayName, timeZone: 'Asia/Singapore', ...profile },
  });
  expect(status).toBe(202);
  const { headers } = await eventually(() => get('admin', `/v1/users/${body.id}`), found);
  if (trainers) await letSee(body.id, trainers, headers.etag);
  return body.id as string;
}

/** They let trainers see them. */
async function letSee(userId: string, trainers: readonly string[], etag = ''): Promise<void> {
  const member = `member:${userId}`;
  const changed = await ask(member, 'PATCH', `/v1/users/${userId}`, {
    payload: { trainers },
    headers: { 'if-match': etag },
  });
  expect(changed.status).toBe(202);
  await eventually(
    () => get(member, `/v1/users/${userId}`),
    (shown) => shown.body.trainers.length === trainers.length,
  );
}

type Said = Partial<Pick<Telemetry, 'started' | 'reading' | 'changed' | 'ended' | 'status'>>;

/** A machine that says one thing after another, a second apart, the last of them now. */
export async function says(
  sessionId: string,
  things: readonly Said[],
  { from = 0, on = machine, until = Date.now() } = {},
): Promise<void> {
  for (const [i, said] of things.entries()) {
    await api.publisher.publish(telemetry, {
      started: null,
      reading: null,
      changed: null,
      ended: null,
      status: null,
      ...said,
      sessionId,
      equipmentId: on,
      sequence: from + i,
      at: until - (things.length - 1 - i) * 1_000,
    });
  }
}
/** What a machine says: of the start of a session, of a repetition of 60 kg, and of the end. */
export const start = (userId: string | null): Said => ({
  started: { userId, exerciseId: 'leg-press', firmware: null },
});
export const repetition = (repetitions: number): Said => ({
  reading: { ...noReading, repetitions, loadGrams: 60_000 },
});
export const END: Said = { ended: { reason: 'USER' } };
/** Three repetitions, from the start to the end. */
export const wholeSession = (userId: string | null) => [
  start(userId),
  repetition(0),
  repetition(1),
  repetition(2),
  repetition(3),
  END,
];
