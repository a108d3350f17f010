/**
 * Catching up with telemetry, and living with it: how fast one processor process folds a preloaded log, beside what the same broker,
 * client and database can do at best in the same run; then how soon a reading stands in Postgres at a steady rate.
 *
 *     npx tsx bench/telemetry.ts [--messages 1000000] [--machines 5000] [--live 5000] [--seconds 20] [--older 0.1]
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Kafka, logLevel } from 'kafkajs';
import pg from 'pg';
import { v5 } from 'uuid';
import { readSettings } from '../deploy/settings.js';
import { createLog } from '../engine/log.js';
import { applyTopics } from '../engine/provision.js';
import { processors } from '../processors/index.js';
import type { Telemetry } from '../schemas/generated/telemetry.js';
import { topics } from '../schemas/topics.js';
import { connectGateway, type GatewayClient } from '../simulator/client.js';
import { startOwnStack } from '../test/stack.js';
import { decodeLimit, fetchLimit, upsertLimit } from './limits.js';
import { olderTelemetry } from './older-schema.js';
import { cpuSeconds, residentMb, threadCosts } from './process-cost.js';

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

/** For the processor process: `BENCH_PROFILE=folder` writes a CPU profile there, `BENCH_THREADS=1` says what its threads cost. */
const FLAGS = process.env.BENCH_FLAGS?.split(' ') ?? [];
const PROFILE = process.env.BENCH_PROFILE ? ['--cpu-prof', `--cpu-prof-dir=${process.env.BENCH_PROFILE}`] : [];
const NAMESPACE = '7b0f3b56-3c1e-4a64-9d4c-0d7a3f2f6a11';
const say = (line: string) => console.log(line);
const log = createLog('bench', 'silent');

/** One machine's reading: a strength machine in every second place, a bike in the others. */
function reading(machine: number, sequence: number, at: number): Telemetry {
  const nothing = { started: null, reading: null, changed: null, ended: null, status: null };
  const base = {
    ...nothing,
    sessionId: v5(`session ${machine}`, NAMESPACE),
    equipmentId: `machine-${machine}`,
    sequence,
    at,
  };
  if (sequence === 0) return { ...base, started: { userId: `member-${machine}`, exerciseId: null, firmware: '1.0' } };
  const idle = {
    repetitions: null,
    cycles: null,
    distanceMm: null,
    workJ: null,
    machineEnergyKcal: null,
    loadGrams: null,
    speedMmPerS: null,
    inclineBp: null,
    powerW: null,
    cadenceDeciRpm: null,
    resistanceDeci: null,
    paused: false,
  };
  const heartRateBpm = 100 + (sequence % 40);
  if (machine % 2 === 0) {
    const inSet = sequence % 90 < 40;
    const repetitions = Math.floor(sequence / 90) * 10 + Math.min(10, Math.floor((sequence % 90) / 4));
    return { ...base, reading: { ...idle, heartRateBpm, repetitions, loadGrams: inSet ? 60_000 : 0 } };
  }
  const powerW = 120 + (sequence % 30);
  return {
    ...base,
    reading: {
      ...idle,
      heartRateBpm,
      distanceMm: sequence * 8_000,
      workJ: sequence * 130,
      powerW,
      cadenceDeciRpm: 800,
      cycles: sequence,
    },
  };
}

async function preload(client: GatewayClient, encodeOlder: ((value: object) => Buffer) | null): Promise<void> {
  const from = Date.now() - (messages / machines) * 1000 - 60_000;
  const rounds = Math.ceil(messages / machines);
  for (let sequence = 0; sequence < rounds; sequence++) {
    const events = Array.from({ length: machines }, (_, machine) => reading(machine, sequence, from + sequence * 1000));
    const behind = (machine: number) => encodeOlder !== null && machine < machines * older;
    await client.sendRaw(
      'telemetry',
      events.map((value, machine) => ({
        key: value.equipmentId,
        value: behind(machine) && encodeOlder ? encodeOlder(value) : client.encode('telemetry', value),
      })),
    );
  }
}

/** Records in the topic: a request that the broker took only in part is sent again whole, so there are some more than were meant. */
async function recordsIn(topic: string, brokers: readonly string[]): Promise<number> {
  const admin = new Kafka({ brokers: [...brokers], logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  const ends = await admin.fetchTopicOffsets(topic);
  await admin.disconnect();
  return ends.reduce((sum, { high }) => sum + Number(high), 0);
}

async function catchUp(
  environment: Record<string, string>,
  database: pg.Client,
  records: number,
): Promise<{ rate: number; peakMb: number; cpuS: number; child: ChildProcess }> {
  const program = fileURLToPath(new URL('../cli/repstream.mjs', import.meta.url));
  const child = spawn(process.execPath, [...FLAGS, ...PROFILE, program, 'process', '--only', 'sessions'], {
    env: { ...process.env, ...environment, LOG_LEVEL: process.env.LOG_LEVEL ?? 'info' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let assigned = 0;
  let cpuBefore = 0;
  child.stdout?.on('data', (text: Buffer) => {
    if (process.env.LOG_LEVEL) process.stdout.write(text);
    if (assigned > 0 || !text.includes('"assigned"')) return;
    assigned = performance.now();
    cpuBefore = cpuSeconds(child.pid ?? 0);
    if (process.env.BENCH_THREADS) threadCosts(child.pid ?? 0).forEach(say);
  });
  let peakMb = 0;
  for (;;) {
    await delay(50);
    peakMb = Math.max(peakMb, residentMb(child.pid ?? 0));
    const { rows } = await database
      .query('select coalesce(sum(folded), 0)::float8 as folded from engine.tasks')
      .catch(() => ({ rows: [{ folded: 0 }] }));
    if (rows[0].folded >= records) break;
    if (child.exitCode !== null) throw new Error('the processor process ended');
  }
  const elapsed = (performance.now() - assigned) / 1000;
  if (process.env.BENCH_THREADS) threadCosts(child.pid ?? 0).forEach(say);
  return { rate: records / elapsed, peakMb, cpuS: cpuSeconds(child.pid ?? 0) - cpuBefore, child };
}

async function live(client: GatewayClient, database: pg.Client): Promise<number[]> {
  const probes = Array.from({ length: 20 }, (_, i) => v5(`session ${i * Math.floor(machines / 20)}`, NAMESPACE));
  const seen = new Map<string, number>();
  const delays: number[] = [];
  let going = true;
  const watch = (async () => {
    while (going) {
      const { rows } = await database.query({
        name: 'probe',
        text: 'select session_id, extract(epoch from last_at)::float8 * 1000 as at from models.live_sessions where session_id = any($1)',
        values: [probes],
      });
      const now = Date.now();
      for (const { session_id, at } of rows) {
        const before = seen.get(session_id);
        if (before !== undefined && at > before) delays.push(now - at);
        seen.set(session_id, at);
      }
      await delay(5);
    }
  })();
  const first = Math.ceil(messages / machines);
  const slices = 50; // every 20 ms a slice of the machines speaks
  const perSlice = Math.ceil(liveRate / slices);
  let machine = 0;
  let sequence = first;
  const started = performance.now();
  const sends: Promise<void>[] = [];
  for (let slice = 0; slice < seconds * slices; slice++) {
    const events = [];
    for (let i = 0; i < perSlice; i++) {
      const value = reading(machine, sequence, Date.now());
      events.push({ key: value.equipmentId, value });
      machine = (machine + 1) % machines;
      if (machine === 0) sequence++;
    }
    sends.push(client.send('telemetry', events));
    await delay(Math.max(0, started + (slice + 1) * (1000 / slices) - performance.now()));
  }
  await Promise.all(sends);
  await delay(500);
  going = false;
  await watch;
  return delays.sort((a, b) => a - b);
}

const stack = await startOwnStack();
let child: ChildProcess | undefined;
try {
  const environment = { ...stack.environment, REPSTREAM_PARTITIONS: '12' };
  const settings = readSettings({ ...process.env, ...environment });
  const encodeOlder = older > 0 ? await olderTelemetry(settings.schemaRegistryUrl) : null;
  await applyTopics(Object.values(topics), processors, settings, log);
  const client = await connectGateway({
    kafkaBrokers: settings.kafkaBrokers,
    schemaRegistryUrl: settings.schemaRegistryUrl,
    topics: ['telemetry'],
  });
  say(
    `preloading ${messages} messages of ${machines} machines${older > 0 ? `, ${older * 100} % of them one schema version behind` : ''} …`,
  );
  await preload(client, encodeOlder);
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
    const delays = await live(client, database);
    const at = (share: number) => delays[Math.floor(delays.length * share)] ?? Number.NaN;
    say(
      `live at ${liveRate}/s for ${seconds} s: p50 ${at(0.5).toFixed(0)} ms, p95 ${at(0.95).toFixed(0)} ms, p99 ${at(0.99).toFixed(0)} ms, worst ${at(0.9999).toFixed(0)} ms (${delays.length} probes)`,
    );
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
