/**
 * What the API answers a second of a year of a chain, and how soon: history, metrics, a leaderboard and progress, each beside a bare fastify
 * and pg handler of the same statements in the same run, in turn; then at half of that rate, coming at random; then, with --steady, whether its memory stays.
 *
 *     npx tsx bench/api.ts [--members 20000] [--workouts 104] [--seconds 8] [--rounds 3] [--connections 20] [--steady 600]
 */

import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { signToken } from '../api/tokens.js';
import { readSettings } from '../deploy/settings.js';
import { startOwnStack } from '../test/stack.js';
import { fill, memberId } from './api/filled.js';
import { load } from './api/load.js';
import { paced } from './api/paced.js';
import { type Question, questions } from './api/questions.js';
import { serveApi, serveBare } from './api/serving.js';
import { residentMb } from './process-cost.js';

const { values } = parseArgs({
  options: {
    members: { type: 'string', default: '20000' },
    workouts: { type: 'string', default: '104' },
    seconds: { type: 'string', default: '8' },
    rounds: { type: 'string', default: '3' },
    connections: { type: 'string', default: '20' },
    steady: { type: 'string', default: '0' },
  },
});
const [members, seconds, rounds, connections] = [
  Number(values.members),
  Number(values.seconds),
  Number(values.rounds),
  Number(values.connections),
];
const SECRET = 'a secret of the benchmark, long enough for HS256';
/** So many take turns: the limit of requests is for each. */
const ASKING = 2_000;
const say = (line: string) => console.log(line);
const median = (all: number[]) => all.sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN;

const stack = await startOwnStack();
const environment = { ...stack.environment, REPSTREAM_PARTITIONS: '12' };
const began = performance.now();
const size = { members, workouts: Number(values.workouts) };
const workouts = await fill(readSettings({ ...process.env, ...environment }), size, say);
say(
  `${workouts.toLocaleString('en')} workouts of ${members} members in ${((performance.now() - began) / 1_000).toFixed(0)} s`,
);
const [api, bare] = [await serveApi(environment, SECRET), await serveBare(environment)];

const asking = Array.from({ length: Math.min(ASKING, members) }, (_, i) => 1 + ((i * 7_919) % members));
const tokens = new Map<number, string>();
for (const i of asking) tokens.set(i, await signToken({ sub: memberId(i), role: 'member', expiresIn: 7_200 }, SECRET));
const requestsOf = ({ path }: Question) =>
  asking.map((i) => ({ method: 'GET' as const, path: path(i), headers: { authorization: `Bearer ${tokens.get(i)}` } }));
const bareRequestsOf = ({ name }: Question) =>
  asking.map((i) => ({ method: 'GET' as const, path: `/${name}/${memberId(i)}` }));

try {
  for (const question of questions) {
    const ours = { url: api.url, requests: requestsOf(question), connections };
    const theirs = { url: bare.url, requests: bareRequestsOf(question), connections };
    for (const one of [ours, theirs]) await load({ ...one, seconds: Math.min(2, seconds) });
    const found = { ours: [] as Awaited<ReturnType<typeof load>>[], theirs: [] as number[] };
    for (let round = 0; round < rounds; round++) {
      found.theirs.push((await load({ ...theirs, seconds })).perSecond);
      found.ours.push(await load({ ...ours, seconds }));
    }
    const [most, limit] = [median(found.ours.map(({ perSecond }) => perSecond)), median(found.theirs)];
    const of = (name: 'p50' | 'p99') => median(found.ours.map((one) => one[name])).toFixed(1);
    const half = await paced({ ...ours, seconds, rate: Math.max(1, Math.round(most / 2)) });
    say(
      `${question.name}: ${most.toFixed(0)}/s, ${(most / limit).toFixed(2)} of bare (${limit.toFixed(0)}/s); p50 / p99 ${of('p50')} / ${of('p99')} ms; at half of it p50 / p95 / p99 ${half.p50.toFixed(1)} / ${half.p95.toFixed(1)} / ${half.p99.toFixed(1)} ms`,
    );
  }
  if (Number(values.steady) > 0) {
    const all = questions.flatMap(requestsOf);
    const mixed = asking.flatMap((_, i) => questions.map((_, q) => all[q * asking.length + i] ?? all[0]));
    const until = Date.now() + Number(values.steady) * 1_000;
    const memory: number[] = [];
    const watching = (async () => {
      for (; Date.now() < until; await delay(10_000)) memory.push(Math.round(residentMb(api.pid)));
    })();
    const steady = await paced({
      ...{ url: api.url, requests: mixed.flatMap((one) => one ?? []), connections, seconds: Number(values.steady) },
      rate: 300,
    });
    await watching;
    say(
      `${values.steady} s at ${steady.perSecond.toFixed(0)}/s: p99 ${steady.p99.toFixed(1)} ms; memory every 10 s, MB: ${memory.join(' ')}`,
    );
  }
} finally {
  await Promise.all([api.end(), bare.end()]);
  await stack.stop();
}
process.exit(0);
