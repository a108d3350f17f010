/**
 * Building anew beside the live system: how fast `views build` folds a preloaded log, beside what the same broker and client can decode at
 * best in the same run, and what it does to readers meanwhile: how soon a reading stands in Postgres, alone and beside each build.
 *
 *     npx tsx bench/rebuild.ts [--messages 5000000] [--machines 5000] [--live 2000] [--seconds 20] [--rate 50000]
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { readSettings } from '../deploy/settings.js';
import { createLog } from '../engine/log.js';
import { applyTopics } from '../engine/provision.js';
import { processors } from '../processors/index.js';
import { topics } from '../schemas/topics.js';
import { connectGateway } from '../simulator/client.js';
import { startOwnStack } from '../test/stack.js';
import { catchUp, PROGRAM } from './catching-up.js';
import { decodeLimit } from './limits.js';
import { type Lived, live, percentile, textOf } from './living.js';
import { preload, recordsIn } from './machines.js';
import { residentMb } from './process-cost.js';

const { values } = parseArgs({
  options: {
    messages: { type: 'string', default: '5000000' },
    machines: { type: 'string', default: '5000' },
    live: { type: 'string', default: '2000' },
    seconds: { type: 'string', default: '20' },
    rate: { type: 'string', default: '50000' },
  },
});
const [messages, machines, liveRate, seconds, rate] = [
  values.messages,
  values.machines,
  values.live,
  values.seconds,
  values.rate,
].map(Number) as [number, number, number, number, number];
const say = (line: string) => console.log(line);
const per = (value: number) => `${Math.round(value).toLocaleString('en')}/s`;

/** Builds of the same code and version, told apart by name; what readers see stays as it is. */
const BUILDS = [
  { name: 'c1', told: 'unbounded', bounds: ['--live-lag', '3600000'] },
  { name: 'c2', told: 'held back while live is later than 1 s', bounds: ['--live-lag', '1000'] },
  { name: 'c3', told: `at most ${per(rate)}`, bounds: ['--rate', String(rate)] },
];

const stack = await startOwnStack();
const children: ChildProcess[] = [];
const environment: Record<string, string> = { ...stack.environment, REPSTREAM_PARTITIONS: '12' };

function start(args: readonly string[], extra: Record<string, string> = {}): ChildProcess {
  const child = spawn(process.execPath, [PROGRAM, ...args], {
    env: { ...process.env, ...environment, LOG_LEVEL: 'warn', ...extra },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  children.push(child);
  return child;
}

interface Built {
  readonly rate: number;
  readonly peakMb: number;
  readonly lived: Lived;
}

try {
  const settings = readSettings({ ...process.env, ...environment });
  await applyTopics(Object.values(topics), processors, settings, createLog('bench', 'silent'));
  const client = await connectGateway({
    kafkaBrokers: settings.kafkaBrokers,
    schemaRegistryUrl: settings.schemaRegistryUrl,
    topics: ['telemetry'],
  });
  say(`preloading ${messages} messages of ${machines} machines …`);
  await preload(client, { messages, machines });
  const database = new pg.Client({ connectionString: settings.databaseUrl });
  const probing = new pg.Client({ connectionString: settings.databaseUrl });
  await Promise.all([database.connect(), probing.connect()]);
  const decoded = await decodeLimit(settings, await recordsIn('telemetry', settings.kafkaBrokers));
  say(`limit: eachBatch with decode      ${per(decoded)}`);

  start(['scheduler']);
  const first = await catchUp(environment, database, await recordsIn('telemetry', settings.kafkaBrokers));
  children.push(first.child);
  say(`catch-up, nothing beside          ${per(first.rate)}   ${(first.rate / decoded).toFixed(2)} of decode`);
  const living = { machines, rate: liveRate };
  const sequence = Math.ceil(messages / machines);
  const alone = await live(client, probing, { ...living, sequence, goesOn: (passed) => passed < seconds });
  say(`live at ${liveRate}/s, nothing beside: ${textOf(alone)}`);

  const foldedBy = async (lineages: string): Promise<number> => {
    const { rows } = await database.query(
      'select coalesce(sum(folded), 0)::float8 as folded from engine.tasks where lineage like $1',
      [lineages],
    );
    return rows[0].folded;
  };

  /** Builds beside a steady load, which goes on until the build has folded all that was there when it began. */
  async function buildBeside(name: string, bounds: readonly string[], from: number): Promise<Built> {
    const records = await recordsIn('telemetry', settings.kafkaBrokers);
    const known = new Set((await database.query('select lineage from engine.lineages')).rows.map((row) => row.lineage));
    const child = start(['views', 'build', 'sessions', '--json', ...bounds], { REPSTREAM_BUILDS: `sessions=${name}` });
    let [began, ended, peakMb] = [0, 0, 0];
    const watching = (async () => {
      let lineage = '';
      while (ended === 0) {
        await delay(100);
        if (child.exitCode !== null) throw new Error('the build ended too soon');
        peakMb = Math.max(peakMb, residentMb(child.pid ?? 0));
        if (lineage === '') {
          const { rows } = await database.query("select lineage from engine.lineages where processor = 'sessions'");
          lineage = rows.find((row) => !known.has(row.lineage))?.lineage ?? '';
          began = performance.now();
        } else if ((await foldedBy(lineage)) >= records) ended = performance.now();
      }
    })();
    const lived = await live(client, probing, { ...living, sequence: from, goesOn: () => ended === 0 });
    await watching;
    child.kill('SIGTERM');
    await once(child, 'exit');
    return { rate: (records * 1_000) / (ended - began), peakMb, lived };
  }

  let next = alone.sequence;
  for (const { name, told, bounds } of BUILDS) {
    const built = await buildBeside(name, bounds, next);
    next = built.lived.sequence;
    say(
      `rebuild, ${told}: ${per(built.rate)}   ${(built.rate / decoded).toFixed(2)} of decode; peak ${Math.round(built.peakMb)} MB`,
    );
    const slower = percentile(built.lived, 0.99) / percentile(alone, 0.99);
    say(
      `live at ${liveRate}/s beside it: ${textOf(built.lived)}: p99 ${slower.toFixed(1)} times that of nothing beside`,
    );
  }
  await client.close();
  await Promise.all([database.end(), probing.end()]);
} finally {
  for (const child of children) {
    if (child.exitCode !== null) continue;
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
  await stack.stop();
}
process.exit(0);
