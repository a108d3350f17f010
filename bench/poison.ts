/**
 * A storm of poison: every second message cannot be read or is of a parked key. How fast the healthy ones are folded with it and without, in
 * one run, and what memory it costs.
 *
 *     npx tsx bench/poison.ts [--messages 200000] [--machines 3000] [--parked 100]
 */
import type { ChildProcess } from 'node:child_process';
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
import { catchUp } from './catching-up.js';
import { recordsIn } from './machines.js';
import { residentMb } from './process-cost.js';
import { breakMachines, send } from './storm.js';

const { values } = parseArgs({
  options: {
    messages: { type: 'string', default: '200000' },
    machines: { type: 'string', default: '3000' },
    parked: { type: 'string', default: '100' },
  },
});
const [messages, machines, parked] = [values.messages, values.machines, values.parked].map(Number) as [
  number,
  number,
  number,
];

/** Storms that the same process goes through after the first. */
const MORE = 3;
const say = (line: string) => console.log(line);
const per = (value: number) => `${Math.round(value).toLocaleString('en')}/s`;
const mb = (value: number) => `${Math.round(value)} MB`;

const stack = await startOwnStack();
let child: ChildProcess | undefined;
const stop = async () => {
  if (!child || child.exitCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
};
try {
  const environment = { ...stack.environment, REPSTREAM_PARTITIONS: '12' };
  const settings = readSettings({ ...process.env, ...environment });
  await applyTopics(Object.values(topics), processors, settings, createLog('bench', 'silent'));
  const client = await connectGateway({ ...settings, topics: ['telemetry'], kafka: {} });
  const database = new pg.Client({ connectionString: settings.databaseUrl });
  await database.connect();
  const count = async (what: string): Promise<number> => (await database.query(`select ${what} as n`)).rows[0].n;
  let records = 0;
  /** A process of its own reads all that came since. */
  const read = async () => {
    const [known, all] = [records, await recordsIn('telemetry', settings.kafkaBrokers)];
    records = all;
    const { rate, peakMb, cpuS, child: process_ } = await catchUp(environment, database, all, 'read');
    child = process_;
    return { healthy: (messages * rate) / all, cpuUs: (1e6 * cpuS) / (all - known), peakMb };
  };

  await breakMachines(client, parked);
  await read();
  const keys = await count(`(select count(distinct key)::int from engine.parked where kind = 'key')`);
  if (keys !== parked) throw new Error(`${keys} keys are parked, not ${parked}`);
  await stop();

  let sequence = await send(client, { messages, machines, sequence: 0, parked: null });
  const calm = await read();
  await stop();

  sequence = await send(client, { messages, machines, sequence, parked });
  const storm = await read();
  const memory = [residentMb(child?.pid ?? 0)];
  for (let again = 0; again < MORE; again++) {
    sequence = await send(client, { messages, machines, sequence, parked });
    const all = await recordsIn('telemetry', settings.kafkaBrokers);
    while ((await count('(select sum(read)::float8 from engine.tasks)')) < all) await delay(100);
    await delay(1_000);
    memory.push(residentMb(child?.pid ?? 0));
  }

  const told = ({ cpuUs, peakMb }: typeof calm) => `${cpuUs.toFixed(1)} µs CPU a message, peak ${mb(peakMb)}`;
  say(`healthy messages alone       ${per(calm.healthy)}; ${told(calm)}`);
  say(
    `as many, with as much poison ${per(storm.healthy)}: ${(storm.healthy / calm.healthy).toFixed(2)} of that; ${told(storm)}`,
  );
  say(`memory after that storm ${memory.map(mb).join(', after another one ')}`);
  const rows = await count('(select count(*)::int from engine.parked)');
  const set = await count('(select sum(parked)::float8 from engine.tasks)');
  const wrong = await count('(select count(*)::int from engine.tasks where read <> folded + repeated + parked)');
  say(
    `${set.toLocaleString('en')} events parked in ${rows.toLocaleString('en')} rows; ${wrong} ledgers that do not add up`,
  );
  await client.close();
  await database.end();
} finally {
  await stop();
  await stack.stop();
}
process.exit(0);
