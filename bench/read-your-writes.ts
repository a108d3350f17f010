/**
 * How soon a member reads what they wrote: a workout put right, then read with its position, once two stages have folded it; beside the same read without a
 * position. One process folds, one API process answers both, in this process.
 *
 *     npx tsx bench/read-your-writes.ts [--writes 400] [--members 1,20]
 */
import { parseArgs } from 'node:util';
import { openDatabase } from '../api/database.js';
import { openOperator } from '../api/operator/operator.js';
import { openPush } from '../api/push/push.js';
import { buildApi } from '../api/server.js';
import { signToken } from '../api/tokens.js';
import { readSettings } from '../deploy/settings.js';
import { createLog, pause } from '../engine/log.js';
import { watchPositions } from '../engine/positions/watch.js';
import { openPublisher } from '../engine/publish.js';
import { topologyOf } from '../engine/topology.js';
import { endCommand, runCommand, startCommand } from '../test/integration/running.js';
import { startOwnStack } from '../test/stack.js';

const { values } = parseArgs({
  options: { writes: { type: 'string', default: '400' }, members: { type: 'string', default: '1,20' } },
});
const SECRET = 'a secret of the benchmark, long enough for HS256';
const log = createLog('bench', 'silent');

const stack = await startOwnStack();
await runCommand(stack.environment, 'topics', 'apply');
const child = startCommand(stack.environment, 'process');
const settings = readSettings({ ...process.env, ...stack.environment, REPSTREAM_PARTITIONS: '4' });
const [db, publisher, positions, push, operator] = [
  openDatabase(settings.databaseUrl, log),
  openPublisher(settings, log),
  watchPositions(settings, log),
  openPush(settings, SECRET, log),
  openOperator({ connections: settings, topology: topologyOf([]), meanings: {}, log }),
];
const app = buildApi({
  ...{ db, publisher, positions, push, operator, log, keys: { secret: SECRET }, requestsPerMinute: 1_000_000 },
  freshness: async () => null,
  issuers: async () => null,
  brokerAnswers: async () => true,
});
const token = await signToken({ sub: 'bench', role: 'admin', expiresIn: 3_600 }, SECRET);

async function ask(method: 'GET' | 'POST' | 'PUT', url: string, payload?: object, after = '') {
  const headers = { authorization: `Bearer ${token}`, ...(after && { 'repstream-after': after, prefer: 'wait=30' }) };
  const began = performance.now();
  const answer = await app.inject({ method, url, headers, ...(payload && { payload }) });
  if (answer.statusCode >= 300) throw new Error(`${method} ${url} answers ${answer.statusCode}: ${answer.body}`);
  return { ms: performance.now() - began, position: String(answer.headers['repstream-position']), body: answer.json() };
}
const workout = (repetitions: number) => ({
  startedAt: new Date(Date.now() - 3_600_000).toISOString(),
  ...{ durationS: 600, exerciseId: 'push-up', sets: [{ repetitions, loadGrams: 0 }] },
});

interface Times {
  readonly write: number[];
  readonly after: number[];
  readonly plain: number[];
}

/** One member writes and reads, again and again. */
async function live(writes: number, times: Times): Promise<void> {
  const made = await ask('POST', '/v1/users', { displayName: `M${crypto.randomUUID()}`, timeZone: 'UTC' });
  const url = `/v1/users/${made.body.id}/workouts`;
  await ask('GET', `/v1/users/${made.body.id}`, undefined, made.position);
  const { body } = await ask('POST', url, workout(1));
  for (let i = 0; i < writes; i++) {
    const written = await ask('PUT', `${url}/${body.id}`, workout(i + 2));
    const read = await ask('GET', `/v1/workouts/${body.id}`, undefined, written.position);
    if (read.body.repetitions !== i + 2) throw new Error('a stale read');
    const again = await ask('GET', `/v1/workouts/${body.id}`);
    times.write.push(written.ms);
    times.after.push(read.ms);
    times.plain.push(again.ms);
  }
}

const percentiles = (all: number[]): string => {
  all.sort((a, b) => a - b);
  return [0.5, 0.99].map((share) => all[Math.floor(all.length * share)]?.toFixed(1)).join(' / ');
};

try {
  // Until the views are made.
  while ((await app.inject('/ready')).statusCode !== 200) await pause(200);
  for (const members of values.members.split(',').map(Number)) {
    const times: Times = { write: [], after: [], plain: [] };
    await live(20, { write: [], after: [], plain: [] });
    await Promise.all(Array.from({ length: members }, () => live(Math.ceil(Number(values.writes) / members), times)));
    console.log(
      `${members} members at once, p50 / p99 ms: write ${percentiles(times.write)}, read after it ${percentiles(times.after)}, read without a position ${percentiles(times.plain)}`,
    );
  }
} finally {
  await app.close();
  await Promise.all([publisher.close(), db.destroy(), positions.close(), push.close(), operator.close()]);
  await endCommand(child);
  await stack.stop();
}
