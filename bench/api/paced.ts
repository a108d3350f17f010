/** Requests that come by themselves, as those of many apps do: so many a second, at random, whether or not the ones before are answered. */
import { once } from 'node:events';
import { Agent, get, type IncomingMessage } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { Request } from 'autocannon';
import { random } from '../../simulator/random.js';
import { type Asking, type Load, loadOf } from './load.js';

/** Times are from when a request came, so that who waits for a connection waits too. Throws when anything but 200 is answered. */
export async function paced({ url, requests, connections, seconds, rate }: Asking & { rate: number }): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const arrivals = random('arrivals');
  const times: number[] = [];
  const answers: Promise<void>[] = [];
  const began = performance.now();
  let asked = 0;
  // Gaps of a Poisson process: of many who do not know of each other.
  for (let at = began; at < began + seconds * 1_000; at += (-Math.log(1 - arrivals.next()) * 1_000) / rate) {
    const early = at - performance.now();
    if (early > 0) await delay(early);
    const request = requests[asked++ % requests.length];
    if (!request) throw new Error('there is nothing to ask');
    answers.push(
      answered(`${url}${request.path}`, request, agent).then(() => {
        times.push(performance.now() - at);
      }),
    );
  }
  await Promise.all(answers);
  agent.destroy();
  return loadOf(times, (performance.now() - began) / 1_000);
}

async function answered(url: string, { headers = {} }: Request, agent: Agent): Promise<void> {
  const asking = get(url, { agent, headers });
  const [answer] = (await once(asking, 'response')) as [IncomingMessage];
  answer.resume();
  await once(answer, 'end');
  if (answer.statusCode !== 200) throw new Error(`${url}: ${answer.statusCode}`);
}
