/**
 * So many open streams on one API process: what each costs in memory, what they cost while nothing happens, and how soon an event of one member
 * has come to all who listen to that member.
 *
 *     npx tsx bench/streams.ts [--streams 5000] [--idle 30] [--events 10]
 */

import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { signToken } from '../api/tokens.js';
import { endCommand, runCommand, startCommand } from '../test/integration/running.js';
import { startOwnStack } from '../test/stack.js';
import { type Serving, serveApi } from './api/serving.js';
import { cpuSeconds, residentMb } from './process-cost.js';
import { type Listener, listen } from './streams/listener.js';

const { values } = parseArgs({
  options: {
    streams: { type: 'string', default: '5000' },
    idle: { type: 'string', default: '30' },
    events: { type: 'string', default: '10' },
  },
});
const [streams, idleS, events] = [Number(values.streams), Number(values.idle), Number(values.events)];
const SECRET = 'a secret of the benchmark, long enough for HS256';
/** Of one caller there may be 20. */
const OF_ONE = 20;
const AT_ONCE = 100;
const say = (line: string) => console.log(line);
const tokenOf = (sub: string, role: 'staff' | 'admin') => signToken({ sub, role, expiresIn: 3_600 }, SECRET);

const stack = await startOwnStack();
const environment = { ...stack.environment, REPSTREAM_PARTITIONS: '12' };
await runCommand(environment, 'topics', 'apply');
const child = startCommand(environment, 'process');

async function ask(url: string, method: string, payload?: object, after = '') {
  const answer = await fetch(url, {
    method,
    headers: {
      authorization: `Bearer ${await tokenOf('bench', 'admin')}`,
      ...(payload && { 'content-type': 'application/json' }),
      ...(after && { 'repstream-after': after, prefer: 'wait=30' }),
    },
    ...(payload && { body: JSON.stringify(payload) }),
  });
  if (answer.status >= 300) throw new Error(`${method} ${url} answers ${answer.status}: ${await answer.text()}`);
  return { position: answer.headers.get('repstream-position') ?? '', body: (await answer.json()) as { id: string } };
}

/** Opens all of them; the nth listens to the member that `memberOf` says. */
async function listenAll(api: Serving, memberOf: (n: number) => string): Promise<Listener[]> {
  const all: Listener[] = [];
  for (let from = 0; from < streams; from += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, streams - from) }, async (_, i) => {
      const token = await tokenOf(`staff-${Math.floor((from + i) / OF_ONE)}`, 'staff');
      return listen(`${api.url}/v1/users/${memberOf(from + i)}/events`, token);
    });
    all.push(...(await Promise.all(some)));
  }
  return all;
}

const workout = (repetitions: number) => ({
  startedAt: new Date(Date.now() - 3_600_000).toISOString(),
  ...{ durationS: 600, exerciseId: 'push-up', sets: [{ repetitions, loadGrams: 0 }] },
});

/** What streams of so many different members cost, and how soon all who listen to one are told. */
async function measured(memberOf: (n: number) => string, name: string, told: string | null): Promise<void> {
  const api = await serveApi(environment, SECRET);
  try {
    const first = await listen(`${api.url}/v1/users/${memberOf(0)}/events`, await tokenOf('first', 'staff'));
    await delay(2_000);
    const [before, began, cost] = [residentMb(api.pid), performance.now(), cpuSeconds(api.pid)];
    const all = await listenAll(api, memberOf);
    const opening = (performance.now() - began) / 1_000;
    const openingCpu = cpuSeconds(api.pid) - cost;
    await delay(5_000);
    const [open, idleFrom] = [residentMb(api.pid), cpuSeconds(api.pid)];
    await delay(idleS * 1_000);
    const idle = (cpuSeconds(api.pid) - idleFrom) / idleS;
    say(
      `${name}: ${all.filter(({ isOpen }) => isOpen).length} open after ${opening.toFixed(1)} s (${((openingCpu / streams) * 1e3).toFixed(2)} ms of CPU each); ${(((open - before) * 1_024) / streams).toFixed(1)} kB each (${before.toFixed(0)} to ${open.toFixed(0)} MB); idle ${(idle * 100).toFixed(1)} % of a core`,
    );
    if (told) {
      const { body } = await ask(`${api.url}/v1/users/${told}/workouts`, 'POST', workout(1));
      const [firsts, lasts]: [number[], number[]] = [[], []];
      for (let n = 0; n < events; n++) {
        await delay(1_500);
        const from = performance.now();
        await ask(`${api.url}/v1/users/${told}/workouts/${body.id}`, 'PUT', workout(n + 2));
        const isTold = ({ heardAt }: Listener) => (heardAt.get('workout') ?? 0) > from;
        while (!all.every(isTold)) {
          if (performance.now() - from > 30_000)
            throw new Error(`${all.filter(isTold).length} of ${streams} were told`);
          await delay(5);
        }
        const times = all.map(({ heardAt }) => (heardAt.get('workout') ?? 0) - from);
        firsts.push(Math.min(...times));
        lasts.push(Math.max(...times));
      }
      const median = (of: number[]) => of.sort((a, b) => a - b)[Math.floor(of.length / 2)]?.toFixed(0);
      say(
        `from a write to the first of ${streams} who is told: ${median(firsts)} ms; to the last: ${median(lasts)} ms, ${Math.max(...lasts).toFixed(0)} at most (medians of ${events})`,
      );
    }
    for (const one of [first, ...all]) one.leave();
  } finally {
    await api.end();
  }
}

try {
  const setup = await serveApi(environment, SECRET);
  while ((await fetch(`${setup.url}/ready`)).status !== 200) await delay(200);
  const profile = { displayName: 'Ana', timeZone: 'UTC' };
  const { body, position } = await ask(`${setup.url}/v1/users`, 'POST', profile);
  await ask(`${setup.url}/v1/users/${body.id}`, 'GET', undefined, position);
  await setup.end();
  await measured((n) => `member-${n}`, `${streams} streams of as many members`, null);
  await measured(() => body.id, `${streams} streams of one member`, body.id);
} finally {
  await endCommand(child);
  await stack.stop();
}
process.exit(0);
