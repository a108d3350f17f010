/** Two API processes over one running dataflow, and members who train. */
import { randomUUID } from 'node:crypto';
import type { InjectOptions } from 'fastify';
import type { Role } from '../../../api/tokens.js';
import { choosePort } from '../../../deploy/local/ports.js';
import { type ApiApp, openApi, tokenOf } from '../api-app.js';
import { eventually } from '../engine/world.js';
import { type Running, startRepstream } from '../running.js';
import { type Asking, type Listening, listen } from './client.js';

interface Opened {
  readonly repstream: Running;
  /** For what the tests ask and write. */
  readonly api: ApiApp;
  /** For streams. */
  readonly pushing: { api: ApiApp; url: string }[];
}
let opened: Opened | undefined;

/** What stands behind it. */
export function parts(): Opened {
  if (!opened) throw new Error('not open');
  return opened;
}

export async function open(): Promise<void> {
  const repstream = await startRepstream();
  const api = await openApi(repstream);
  opened = { repstream, api, pushing: [await listening(repstream), await listening(repstream)] };
}

async function listening(repstream: Running, wanted?: number) {
  const api = await openApi(repstream);
  // None that the system gives to whoever knocks while nobody listens there.
  const port = wanted ?? (await choosePort('free'));
  return { api, url: await api.app.listen({ port }) };
}

/** Closes a process that pushes and starts another at its address: it knows nothing of who listened. */
export async function restart(which: number): Promise<void> {
  const { repstream, pushing } = parts();
  const { port } = new URL(pushing[which]?.url ?? '');
  await pushing[which]?.api.close();
  pushing[which] = await listening(repstream, Number(port));
}

export async function close(): Promise<void> {
  await Promise.all([opened?.api, ...(opened?.pushing ?? []).map(({ api }) => api)].map((api) => api?.close()));
  await opened?.repstream.stop();
}

/** Asks as `<role>:<sub>`. */
export async function ask(
  who: string,
  method: 'GET' | 'POST' | 'PUT' | 'PATCH',
  url: string,
  more: InjectOptions = {},
) {
  const [role = '', sub = 'somebody'] = who.split(':');
  const authorization = `Bearer ${await tokenOf(sub, role as Role)}`;
  const answer = await parts().api.app.inject({
    ...{ method, url, ...more },
    headers: { authorization, ...more.headers },
  });
  return { status: answer.statusCode, headers: answer.headers, body: answer.json() };
}

/** A member who can be seen, by these trainers too. */
export async function newMember(trainers: readonly string[] = []): Promise<string> {
  const payload = { displayName: `Member ${randomUUID().slice(0, 8)}`, timeZone: 'UTC' };
  const { body } = await ask('admin', 'POST', '/v1/users', { payload });
  const [me, url] = [`member:${body.id}`, `/v1/users/${body.id}`];
  await eventually(async () => (await ask(me, 'GET', url)).status === 200, 60_000);
  if (trainers.length === 0) return body.id;
  const { etag = '' } = (await ask(me, 'GET', url)).headers;
  await ask(me, 'PATCH', url, { payload: { trainers }, headers: { 'if-match': etag } });
  await eventually(async () => (await ask(me, 'GET', url)).body.trainers.length === trainers.length);
  return body.id;
}

const pushUps = (repetitions: number) => ({
  startedAt: new Date(Date.now() - 3_600_000).toISOString(),
  ...{ durationS: 600, exerciseId: 'push-up', sets: [{ repetitions, loadGrams: 0 }] },
});

/** A member writes a workout down; gives its id. */
export async function writesDown(member: string, repetitions: number): Promise<string> {
  const payload = pushUps(repetitions);
  const { body } = await ask(`member:${member}`, 'POST', `/v1/users/${member}/workouts`, { payload });
  return body.id;
}

/** They put it right. */
export const putsRight = (member: string, workoutId: string, repetitions: number) =>
  ask(`member:${member}`, 'PUT', `/v1/users/${member}/workouts/${workoutId}`, { payload: pushUps(repetitions) });

/** Opens a stream as `<role>:<sub>`, of one of the processes. */
export async function listenAs(
  who: string,
  path: string,
  { on = 0, ...asking }: Partial<Asking> & { on?: number } = {},
): Promise<Listening> {
  const [role = '', sub = 'somebody'] = who.split(':');
  return listen(`${parts().pushing[on]?.url}${path}`, { token: await tokenOf(sub, role as Role), ...asking });
}

/** The events of a member, as they hear them themselves. */
export const listenTo = (member: string, asking: Partial<Asking> & { on?: number } = {}) =>
  listenAs(`member:${member}`, `/v1/users/${member}/events`, asking);
