/**
 * Catching up with telemetry, and living with it: how fast one processor process folds a preloaded log, beside what the same broker,
 * client and database can do at best in the same run; then how soon a reading stands in Postgres at a steady rate.
 *
 *     npx tsx bench/telemetry.ts [--messages 1000000] [--machines 5000] [--live 5000] [--seconds 20] [--older 0.1]
 */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
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
import { decodeLimit, fetchLimit, upsertLimit } from './limits.js';
import { live, textOf } from './living.js';
import { preload, recordsIn } from './machines.js';
import { olderTelemetry } from './older-schema.js';

const { values } = parseArgs({
  options: {
    messages: { type: 'string', default: '1000000' },
    machines: { type: 'string', default: '5000' },
    live: { type: 'string', default: '5000' },
    seconds: { type: 'string', default: '20' },
    older: { type: 'string', default: '0' },
  },
});
const [messages, machines, liveRate, seconds, older] = [
  values.messages,
  values.machines,
  values.live,
  values.seconds,
  values.older,
].map(Number) as [number, number, number, number, number];

const say = (line: string) => console.log(line);
const log = createLog('bench', 'silent');

const stack = await startOwnStack();
let child: ChildProcess | undefined;
try {
  const environment = { ...stack.environment, REPSTREAM_PARTITIONS: '12' };
  const settings = readSettings({ ...process.env, ...environment });
  const encode = older > 0 ? await olderTelemetry(settings.schemaRegistryUrl) : null;
  await applyTopics(Object.values(topics), processors, settings, log);
  const client = await connectGateway({
    kafkaBrokers: settings.kafkaBrokers,
    schemaRegistryUrl: settings.schemaRegistryUrl,
    topics: ['telemetry'],
  });
  say(
    `preloading ${messages} messages of ${machines} machines${older > 0 ? `, ${older * 100} % of them one schema version behind` : ''} …`,
  );
  await preload(client, { messages, machines, older: encode && { machines: machines * older, encode } });
  const database = new pg.Client({ connectionString: settings.databaseUrl });
  await database.connect();

  const records = await recordsIn('telemetry', settings.kafkaBrokers);
  const raw = await fetchLimit(settings, records);
  const decoded = await decodeLimit(settings, records);
  const upserts = await upsertLimit(database);
  const { rate, peakMb, cpuS, child: processors_ } = await catchUp(environment, database, records);
  child = processors_;
  const per = (value: number) => `${Math.round(value).toLocaleString('en')}/s`;
  say(`limit: eachBatch alone            ${per(raw)}`);
  say(`limit: eachBatch with decode      ${per(decoded)}`);
  say(`limit: upserts of 9-column rows   ${per(upserts)}`);
  say(
    `catch-up, one process             ${per(rate)}   ${(rate / raw).toFixed(2)} of raw, ${(rate / decoded).toFixed(2)} of decode; peak ${Math.round(peakMb)} MB; ${((cpuS / records) * 1e6).toFixed(2)} µs CPU a message`,
  );

  if (seconds > 0) {
    const sequence = Math.ceil(messages / machines);
    const goesOn = (passed: number) => passed < seconds;
    const lived = await live(client, database, { machines, rate: liveRate, sequence, goesOn });
    say(`live at ${liveRate}/s for ${seconds} s: ${textOf(lived)}`);
  }
  await client.close();
  await database.end();
} finally {
  if (child) {
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
  await stack.stop();
}
process.exit(0);
