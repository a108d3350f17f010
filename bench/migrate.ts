/**
 * A new version of a challenge, and everybody in it moved to it: how long until all are judged anew, and what members who train meanwhile
 * in another challenge notice of it.
 *
 *     npx tsx bench/migrate.ts [--members 50000] [--training 200] [--seconds 30]
 */
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { signToken } from '../api/tokens.js';
import { readSettings } from '../deploy/settings.js';
import { createLog } from '../engine/log.js';
import { applyTopics } from '../engine/provision.js';
import { processors } from '../processors/index.js';
import { topics } from '../schemas/topics.js';
import { connectGateway } from '../simulator/client.js';
import { startCommand } from '../test/integration/running.js';
import { startOwnStack } from '../test/stack.js';
import { challengeOf, enrolmentOf, enteredOf, memberOf } from './migrate/facts.js';
import { moveAll } from './migrate/moving.js';
import { course, type Percentiles, percentiles, train } from './migrate/training.js';

const { values } = parseArgs({
  options: {
    members: { type: 'string', default: '50000' },
    training: { type: 'string', default: '200' },
    seconds: { type: 'string', default: '30' },
  },
});
const [members, training, seconds] = [Number(values.members), Number(values.training), Number(values.seconds)];
const SECRET = 'a secret of the benchmark, long enough for HS256';
const MOVED = 'ten-tonnes';
const LIVE = 'a-million-repetitions';
/** Counting the progress of everybody is work for Postgres too. */
const LOOK_MS = 1_000;

const say = (line: string) => console.log(line);
const text = ({ p50, p99, count }: Percentiles) => `p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms (${count} sets)`;

const stack = await startOwnStack();
const port = await freePort();
const environment = { ...stack.environment, REPSTREAM_PARTITIONS: '12', API_PORT: String(port), JWT_SECRET: SECRET };
const settings = readSettings({ ...process.env, ...environment });
await applyTopics(Object.values(topics), processors, settings, createLog('bench', 'silent'));
const children = ['process', 'scheduler', 'api'].map((command) => startCommand(environment, command));
try {
  const client = await connectGateway({
    kafkaBrokers: settings.kafkaBrokers,
    schemaRegistryUrl: settings.schemaRegistryUrl,
    topics: ['telemetry', 'challenges', 'enrolments', 'entered-workouts'],
  });
  const database = new pg.Pool({ connectionString: settings.databaseUrl, max: 4 });
  const count = async (where: string, ...given: unknown[]) =>
    Number(
      (
        await database
          .query(`select count(*) as n from models.challenge_progress where ${where}`, given)
          .catch(() => ({ rows: [] }))
      ).rows[0]?.n ?? 0, // before the processes have made it
    );
  const untilCount = async (expected: number, where: string, ...given: unknown[]) => {
    while ((await count(where, ...given)) < expected) await delay(LOOK_MS);
  };

  await client.send('challenges', [challengeOf(MOVED, 10_000), challengeOf(LIVE, 1_000_000)].map(keyed('challengeId')));
  const everybody = Array.from({ length: members }, (_, i) => memberOf('mover', i));
  const trainees = Array.from({ length: training }, (_, i) => memberOf('trainee', i));
  const began = performance.now();
  await client.send(
    'enrolments',
    everybody.map((userId) => keyed('userId')(enrolmentOf(userId, MOVED))),
  );
  await client.send(
    'entered-workouts',
    everybody.map((userId) => keyed('userId')(enteredOf(userId))),
  );
  await client.send(
    'enrolments',
    trainees.map((userId) => keyed('userId')(enrolmentOf(userId, LIVE))),
  );
  await untilCount(members, "challenge_id = $1 and (nodes ->> 'value')::bigint > 0", MOVED);
  await untilCount(training, 'challenge_id = $1', LIVE);
  say(`${members} members are in the challenge, and have trained: ${since(began)} s`);

  // What was written is still folded by those who rank and measure, and would be measured with it.
  const api = `http://127.0.0.1:${port}`;
  const token = await signToken({ sub: 'bench', role: 'admin', expiresIn: 7_200 }, SECRET);
  while (!(await isFresh(api, token))) await delay(1_000);
  say(`all views are fresh: ${since(began)} s`);
  const before = await train(client, database, LIVE, trainees, (second) => second < seconds);
  say(`live, nothing beside it: ${text(percentiles(before))}`);

  let isMoving = true;
  const meanwhile = train(client, database, LIVE, trainees, () => isMoving);
  const moving = performance.now();
  const { requests, asked } = await moveAll(api, token, MOVED);
  say(`all were moved by ${requests} requests: ${asked.toFixed(1)} s`);
  await untilCount(members, 'challenge_id = $1 and version = 2', MOVED);
  const judged = since(moving);
  isMoving = false;
  const delays = await meanwhile;
  const during = percentiles(delays);
  say(`all are judged anew: ${judged} s, ${Math.round(members / Number(judged))} members a second`);
  const alone = percentiles(before);
  say(
    `live meanwhile: ${text(during)}: ${ratio(during.p50, alone.p50)} and ${ratio(during.p99, alone.p99)} times that before`,
  );
  say(`live meanwhile, median/slowest ms: ${course(delays, 5)}`);
  await client.close();
  await database.end();
} finally {
  for (const child of children) {
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
  await stack.stop();
}
process.exit(0);

function keyed<Name extends string>(name: Name) {
  return <Value extends Readonly<Record<Name, string>>>(value: Value) => ({ key: value[name], value });
}

/** Whether every view is as late as it may be at most. */
async function isFresh(api: string, token: string): Promise<boolean> {
  const answer = await fetch(`${api}/v1/views`, { headers: { authorization: `Bearer ${token}` } }).catch(() => null);
  if (!answer?.ok) return false;
  const { processors } = (await answer.json()) as {
    processors: readonly { views: readonly { fresh: boolean | null }[] }[];
  };
  return processors.every(({ views }) => views.every(({ fresh }) => fresh === true));
}

function since(start: number): string {
  return ((performance.now() - start) / 1_000).toFixed(1);
}

function ratio(one: number, other: number): string {
  return (one / other).toFixed(1);
}

/** One that nothing listens at now. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
