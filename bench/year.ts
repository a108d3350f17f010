/**
 * A year of a chain of gyms: what metrics, leaderboards and usage cost to build from a frozen lineage of workouts, beside what the same
 * broker and client can decode in the same run; what one more workout writes then; and how long dashboards and leaderboards take to answer.
 * With --follow also what `profiles` and `plans` cost, which nobody has joined anything for, each in a process of its own.
 *
 *     npx tsx bench/year.ts [--members 20000] [--year 2025] [--follow]
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { withHeap } from '../deploy/parts.js';
import { readSettings } from '../deploy/settings.js';
import { stateTable } from '../engine/ddl.js';
import type { Topic } from '../engine/topic.js';
import { topologyOf } from '../engine/topology.js';
import { processors } from '../processors/index.js';
import { metrics as metricsTopic, workouts as workoutsTopic } from '../schemas/topics.js';
import { yearOf } from '../simulator/year/year.js';
import { startOwnStack } from '../test/stack.js';
import { PROGRAM } from './catching-up.js';
import { decodeLimit } from './limits.js';
import { recordsIn } from './machines.js';
import { cpuSeconds, familyCpuSeconds, residentMb } from './process-cost.js';
import { ask, questionsOf } from './year/questions.js';
import { CATALOGUE, openYear } from './year/world.js';
import { now, tablesOfBuild, writtenSince, writtenTo } from './year/written.js';

const { values } = parseArgs({
  options: {
    members: { type: 'string', default: '20000' },
    year: { type: 'string', default: '2025' },
    follow: { type: 'boolean', default: false },
  },
});
const options = { seed: '1', members: Number(values.members), year: Number(values.year) };
const say = (line: string) => console.log(line);
const per = (value: number) => `${Math.round(value).toLocaleString('en')}/s`;
const whole = (value: number) => Math.round(value).toLocaleString('en');
const mb = (bytes: number) => `${whole(bytes / 2 ** 20)} MB`;
const MEASURED = ['totals', 'metrics'];
const FOLLOWING = ['profiles', 'plans'];
/** Markers of incarnations are records and no events; what is told meanwhile is not waited for. */
const NEARLY_ALL = 0.999;

const stack = await startOwnStack();
const children: ChildProcess[] = [];
const environment: Record<string, string> = { ...stack.environment, REPSTREAM_PARTITIONS: '12' };

function start(...args: string[]): ChildProcess {
  const profile =
    process.env.BENCH_PROFILE && args[0] === 'process'
      ? ['--cpu-prof', `--cpu-prof-dir=${process.env.BENCH_PROFILE}`]
      : [];
  const child = spawn(
    process.execPath,
    [...(process.env.BENCH_FLAGS?.split(' ') ?? []), ...profile, PROGRAM, ...args],
    {
      env: withHeap({ ...process.env, ...environment, LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn' }),
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  children.push(child);
  return child;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

const db = new pg.Client({ connectionString: stack.databaseUrl });

/** Resolves once each of these builds has folded as many records of the topic, and a tick. */
async function until(
  names: readonly string[],
  isDone: (row: { folded: number; tick: number }, name: string) => boolean,
  child: ChildProcess,
): Promise<void> {
  const done = new Set<string>();
  while (done.size < names.length) {
    await delay(100);
    if (child.exitCode !== null) throw new Error('the process ended too soon');
    const { rows } = await db.query(
      `select l.processor, sum(t.folded)::float8 as folded, min(t.tick)::float8 as tick, count(*)::int as tasks
       from engine.tasks t join engine.lineages l using (lineage) group by l.processor`,
    );
    for (const row of rows)
      if (row.tasks === 12 && !done.has(row.processor) && names.includes(row.processor) && isDone(row, row.processor))
        done.add(row.processor);
  }
}

try {
  await db.connect();
  const settings = readSettings({ ...process.env, ...environment });
  const { chain, frozen } = await openYear(settings, options);
  say(`writing the year of ${options.members} members in ${chain.gyms.length} gyms …`);
  const began = performance.now();
  await frozen.write(yearOf(options, chain));
  const workouts = frozen.count;
  say(`${whole(workouts)} workouts written     ${per((workouts * 1_000) / (performance.now() - began))}`);
  const yearsEnd = Date.UTC(options.year + 1, 0, 2);
  await frozen.tick(yearsEnd);

  const records = await recordsIn(frozen.physical, settings.kafkaBrokers);
  const decoded = await decodeLimit(settings, records, workoutsTopic as Topic, frozen.physical);
  say(`limit: eachBatch with decode      ${per(decoded)}`);

  start('scheduler');
  const catalogue = start('process', '--only', CATALOGUE.join(','));
  await until(CATALOGUE, ({ tick }) => tick > 0, catalogue);
  const postgres = stack.parts.postgres.pid ?? 0;
  const before = familyCpuSeconds(postgres);
  const building = start('process', '--only', MEASURED.join(','));
  let peakMb = 0;
  const watching = setInterval(() => {
    if (building.exitCode === null) peakMb = Math.max(peakMb, residentMb(building.pid ?? 0));
  }, 50);
  const at = performance.now();
  const passed = () => (performance.now() - at) / 1_000;
  await until(
    MEASURED,
    ({ folded }, name) => {
      if (folded < workouts) return false;
      say(
        `${name}: built in ${passed().toFixed(1)} s   ${per(workouts / passed())}   ${(workouts / passed() / decoded).toFixed(2)} of decode`,
      );
      return true;
    },
    building,
  );
  await until(
    MEASURED,
    ({ tick }, name) => {
      if (tick < yearsEnd) return false;
      say(`${name}: told up to the year's end after ${passed().toFixed(1)} s`);
      return true;
    },
    building,
  );
  const micros = (seconds: number) => `${whole((seconds * 1e6) / workouts)} µs a workout`;
  say(
    `CPU of the process ${micros(cpuSeconds(building.pid ?? 0))}, of Postgres ${micros(familyCpuSeconds(postgres) - before)}`,
  );
  say(`peak memory of the process        ${whole(peakMb)} MB`);

  if (values.follow) {
    const told = await recordsIn(topologyOf(processors).physical(metricsTopic as Topic), settings.kafkaBrokers);
    for (const name of FOLLOWING) {
      const spent = familyCpuSeconds(postgres);
      const follower = start('process', '--only', name);
      const expected = NEARLY_ALL * (told + (name === 'plans' ? workouts : 0));
      await until([name], ({ folded }) => folded >= expected, follower);
      const [own, inPostgres] = [cpuSeconds(follower.pid ?? 0), familyCpuSeconds(postgres) - spent];
      say(`${name}: CPU of its process ${micros(own)}, of Postgres ${micros(inPostgres)}`);
      await end(follower);
    }
  }

  await delay(2_000);
  const shown = values.follow ? [...MEASURED, ...FOLLOWING] : MEASURED;
  const lineages = topologyOf(processors).lineages.filter(({ processor }) => shown.includes(processor.name));
  for (const lineage of lineages) {
    for (const topic of lineage.topics)
      say(`${topic.split('.')[0]}: ${whole(await recordsIn(topic, settings.kafkaBrokers))} events sent`);
    for (const table of tablesOfBuild(lineage)) {
      const { rows, writes, bytes } = await writtenTo(db, table);
      say(
        `${lineage.processor.name} ${table.name}: ${whole(rows)} rows of ${whole(bytes / rows)} bytes, ${mb(bytes)}; written ${(writes / workouts).toFixed(1)} a workout`,
      );
    }
  }

  for (const { name } of lineages) {
    const { rows } = await db.query(
      `select split_part(scope, '|', 1) as kind, count(*)::float8 as count, avg(length(state))::float8 as mean, max(length(state))::float8 as most, avg(length(shown))::float8 as shown
       from ${stateTable(name)} group by kind order by kind`,
    );
    for (const { kind, count, mean, most, shown } of rows)
      say(
        `${name.split('-')[0]} states of ${kind}: ${whole(count)} of ${whole(mean)} characters, ${whole(most)} at most; ${whole(shown)} for what they show`,
      );
  }

  // One more of somebody who trains often.
  const [one] = yearOf({ ...options, members: Math.min(options.members, 200) });
  if (!one) throw new Error('nobody trains');
  const again = {
    ...one,
    workoutId: `${one.workoutId.slice(0, 35)}0`,
    startedAt: yearsEnd - 3_600_000,
    endedAt: yearsEnd - 3_000_000,
    localDay: `${options.year + 1}-01-01`,
  };
  for (const telling of ['one more workout', 'another']) {
    const before = await now(db);
    await frozen.write([{ ...again, workoutId: `${again.workoutId.slice(0, 35)}${telling.length % 10}` }]);
    await frozen.tick(yearsEnd + 60_000);
    const target = frozen.count;
    await until(MEASURED, ({ folded }) => folded >= target, building);
    for (const lineage of lineages)
      for (const table of tablesOfBuild(lineage)) {
        const since = await writtenSince(db, table, before);
        say(
          `${telling}: ${lineage.processor.name} ${table.name}: ${[...since.values()].reduce((a, b) => a + b, 0)} rows of ${since.size} members`,
        );
      }
  }
  clearInterval(watching);
  for (const { name, withinMs, rows, medianMs } of await ask(
    settings,
    db,
    questionsOf({ year: options.year, gymId: chain.gyms[0]?.gymId ?? '', exerciseId: 'leg-press' }),
  ))
    say(`${name}: ${rows} rows in ${medianMs.toFixed(1)} ms${medianMs > withinMs ? ` (more than ${withinMs})` : ''}`);
  await frozen.close();
} finally {
  await db.end();
  await Promise.all(children.map(end));
  await stack.stop();
}
process.exit(0);
