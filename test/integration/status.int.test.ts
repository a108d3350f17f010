/** `repstream status` on a running dataflow, and on one that stands still. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Status } from '../../cli/status/judge.js';
import type { Stage } from '../../engine/graph/dataflow.js';
import type { LiveStage } from '../../engine/graph/live.js';
import { runIssuer } from '../../engine/issuing/run.js';
import { createLog } from '../../engine/log.js';
import { issuers } from '../../issuer/issuer.js';
import { processors } from '../../processors/index.js';
import { ticks } from '../../schemas/topics.js';
import { createDatabase, sharedStack } from '../stack.js';
import { eventually } from './engine/world.js';
import { type Running, startRepstream } from './running.js';

const PROGRAM = fileURLToPath(new URL('../../cli/repstream.mjs', import.meta.url));

function run(parameters: readonly string[], change: NodeJS.ProcessEnv): Promise<{ code: number; stdout: string }> {
  const env = { ...process.env, ...sharedStack().environment, REPSTREAM_PARTITIONS: '4', ...change };
  return promisify(execFile)(process.execPath, [PROGRAM, ...parameters], { env }).then(
    ({ stdout }) => ({ code: 0, stdout }),
    (failed: { code: number; stdout: string }) => failed,
  );
}
async function status(change: NodeJS.ProcessEnv = {}): Promise<{ code: number; status: Status }> {
  const { code, stdout } = await run(['status', '--json'], change);
  return { code, status: JSON.parse(stdout) as Status };
}

let repstream: Running;
let issuing: Promise<unknown>;
const stopping = new AbortController();
beforeAll(async () => {
  repstream = await startRepstream();
  // All of them: who was at work before, in another file of the run, is missed as well.
  const log = createLog('test', 'silent');
  issuing = Promise.all(issuers.map((one) => runIssuer(one, ticks, repstream.settings, log, stopping.signal)));
  await repstream.untilCaughtUp();
  await eventually(async () => {
    const seen = (await status()).status.issuers;
    return seen.length === issuers.length && seen.every(({ isHeld, behind }) => isHeld && behind === 0);
  });
});
let stopped = false;
const stop = async () => {
  if (stopped) return;
  stopped = true;
  stopping.abort();
  await issuing;
  await repstream?.stop();
};
afterAll(stop);

it('R23, R82: while all runs, every view is within its target and nothing is to be put right', async () => {
  const { code, status: seen } = await status();
  expect(seen.faults).toEqual([]);
  expect(code).toBe(0);
  expect(seen.parts.every(({ answers }) => answers)).toBe(true);
  expect(seen.processors.map(({ processor }) => processor).sort()).toEqual(processors.map(({ name }) => name).sort());
  for (const { state, processes } of seen.processors)
    expect({ state, processes }).toEqual({ state: 'running', processes: 1 });
  const late = seen.views.filter(({ fresh }) => !fresh);
  expect(late).toEqual([]);
  expect(seen.views.map(({ view, targetMs }) => [view, targetMs])).toEqual(
    expect.arrayContaining([
      ['live_sessions', 1_000],
      ['workouts', 1_000],
      ['members', 5_000],
    ]),
  );
});

it('R101: the graph of what runs has the position of every input, and every view as fresh as status says', async () => {
  const { stdout } = await run(['graph', '--live', '--json'], {});
  const { stages, running } = JSON.parse(stdout) as { stages: Stage[]; running: LiveStage[] };
  for (const { lineage, reads, views, computed } of stages) {
    const live = running.find((one) => one.lineage === lineage);
    expect(live).toMatchObject({ state: 'running', processes: 1 });
    expect(live?.inputs.map(({ topic }) => topic).sort()).toEqual(reads.map(({ physical }) => physical).sort());
    for (const { position, behind, partitions } of live?.inputs ?? []) {
      expect(partitions).toHaveLength(4);
      expect(position + behind).toBe(partitions.reduce((sum, { end }) => sum + end, 0));
    }
    expect(live?.views.map(({ view, fresh }) => [view, fresh])).toEqual(
      [...views, ...computed].map(({ view }) => [view, true]),
    );
  }
});

it('R99: the list of builds has what each declares to be computed when read, from what, and as fresh as that', async () => {
  const { stdout } = await run(['views', 'list', '--json'], {});
  const listed: { processor: string; computed: object[] }[] = JSON.parse(stdout);
  const fresh = { lagMs: 0, fresh: true };
  expect(listed.find(({ processor }) => processor === 'totals')?.computed).toContainEqual(
    expect.objectContaining({ view: 'usage_by_hour', computedFrom: ['totals_hourly'], ...fresh }),
  );
  const away = await run(['views', 'list'], { KAFKA_BROKERS: '127.0.0.1:1' });
  expect(away.stdout).toMatch(/usage_by_hour +totals +totals_hourly +not known +\? +2 s/);
});

it('a broker that does not answer is named with its address, and the exit code is 1', async () => {
  const { code, status: seen } = await status({ KAFKA_BROKERS: '127.0.0.1:1' });
  expect(seen.faults).toEqual(['Kafka does not answer at 127.0.0.1:1: start it, or set KAFKA_BROKERS']);
  expect(code).toBe(1);
});

it('on a database that no processor has seen it says so, and has nothing else to tell', async () => {
  const { code, status: seen } = await status({ DATABASE_URL: await createDatabase() });
  expect(seen.faults).toEqual([
    'no processor of this version has ever run on this database: start `repstream process`',
  ]);
  expect(seen.views).toEqual([]);
  expect(code).toBe(1);
});

it('once processors, scheduler and issuer stop, it says who does not run', async () => {
  await stop();
  const { code, status: seen } = await status();
  expect(seen.faults[0]).toMatch(/^no process runs sessions, .*: start `repstream process`$/);
  expect(seen.faults[1]).toMatch(
    /^nobody issues awards \(0 events of challenge-results\..* to read\): start `repstream issue`$/,
  );
  expect(code).toBe(1);
});
