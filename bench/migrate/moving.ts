/** Writes the next version of a challenge and moves everybody to it, over HTTP as an admin would. */
import { setTimeout as delay } from 'node:timers/promises';
import { ruleOf } from './facts.js';

const AT_A_TIME = 2_000;

/** How many requests it took, and how long until the last was answered, s. */
export async function moveAll(api: string, token: string, challenge: string) {
  const url = `${api}/v1/challenges/${challenge}`;
  const ask = async (method: string, address: string, body?: object, headers: Record<string, string> = {}) => {
    const answer = await fetch(address, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }), ...headers },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${address}: ${answer.status} ${await answer.text()}`);
    // biome-ignore lint/suspicious/noExplicitAny: what the API answers is looked into below
    return { etag: answer.headers.get('etag') ?? '', body: (await answer.json()) as any };
  };
  const { etag, body: now } = await ask('GET', url);
  const { name, startsAt, endsAt, timeZone } = now;
  const next = { name, timeZone, from: startsAt, to: endsAt, rule: ruleOf(20_000) };
  await ask('PUT', url, next, { 'if-match': etag });
  while ((await ask('GET', url)).body.version < 2) await delay(200);

  const started = performance.now();
  let requests = 0;
  for (let after: string | null = ''; after !== null; requests++) {
    const { body } = await ask('POST', `${url}/migrations`, { to: 2, limit: AT_A_TIME, ...(after && { after }) });
    after = body.next;
  }
  return { requests, asked: (performance.now() - started) / 1_000 };
}
