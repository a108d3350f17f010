/** A simulated evening with every fault through the running dataflow: the views give what the oracle expects. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gatewaySettings } from '../../cli/gateway.js';
import type { Audit } from '../../engine/audit/audit.js';
import type { Certificate } from '../../engine/parity/verify.js';
import { processors } from '../../processors/index.js';
import { connectGateway } from '../../simulator/client.js';
import { parseFaults } from '../../simulator/faults.js';
import { type Outcome, type RunOptions, runSimulation, simulatedTopics } from '../../simulator/run.js';
import { facts, world } from '../../simulator/world.js';
import { expectWorkouts, readExpected, untilEnded } from '../oracle.js';
import { sharedStack } from '../stack.js';
import { type Running, runCommand, startRepstream } from './running.js';

const folder = mkdtempSync(join(tmpdir(), 'repstream-oracle-'));
const oracleFile = join(folder, 'expected.jsonl');
const from = Date.UTC(2025, 10, 3, 10);
const evening: RunOptions = {
  seed: 'simulate.int',
  gyms: 2,
  machinesPerGym: 20,
  membersPerGym: 300,
  from,
  until: from + 90 * 60_000,
  faults: parseFaults('all'),
  challenges: true,
  speed: Number.POSITIVE_INFINITY,
  maxRate: Number.POSITIVE_INFINITY,
  oracleFile,
};

describe('a simulated evening with every fault, run through the platform', () => {
  let repstream: Running;
  let outcome: Outcome;
  let conflictsBefore: ReturnType<typeof conflictsOf>;
  let parkedBefore: number;
  const simulate = (options: RunOptions) =>
    runSimulation(
      options,
      { ...gatewaySettings(repstream.settings, simulatedTopics), say: () => {} },
      new AbortController().signal,
      () => {},
    );
  const numberOf = async (sql: string, ...values: unknown[]) =>
    Number((await repstream.db.query<{ n: string }>(sql, values)).rows[0]?.n);
  const parked = () => numberOf('SELECT coalesce(sum(events), 0) AS n FROM models.parked_events');

  const audit = async (): Promise<Audit> => {
    const env = { ...sharedStack().environment, DATABASE_URL: repstream.settings.databaseUrl };
    return JSON.parse((await runCommand(env, 'audit', '--log', '--json')).stdout);
  };
  const conflictsOf = ({ findings }: Pick<Audit, 'findings'>) =>
    findings.filter(({ kind }) => kind === 'conflict').flatMap(({ samples = [] }) => samples);

  beforeAll(async () => {
    repstream = await startRepstream();
    // What the files before this one left unread is none of ours.
    await repstream.untilCaughtUp();
    parkedBefore = await parked();
    conflictsBefore = conflictsOf(await audit());
    outcome = await simulate(evening);
    // An hour and a half of two gyms: 30 s where nothing else runs.
    await repstream.untilCaughtUp(240_000);
    await untilEnded(repstream.db, readExpected(oracleFile));
  }, 480_000);
  afterAll(async () => {
    await repstream?.stop();
    rmSync(folder, { recursive: true });
  });

  it('R12: gives the workouts that were done, row for row and set for set', async () => {
    const workouts = readExpected(oracleFile);
    expect(workouts.length).toBeGreaterThan(100);
    await expectWorkouts(repstream.db, workouts);
  });

  it('parks the bad records and nothing else', async () => {
    const bad = Object.values(outcome.poison).reduce((sum, amount) => sum + amount, 0);
    expect(bad).toBeGreaterThan(20);
    expect((await parked()) - parkedBefore).toBe(bad);
  });

  it('R85, R95: read again from the log, every record is accounted for, and what was sent twice is no conflict', async () => {
    const { ok, processors, findings } = await audit();
    expect(findings.filter(({ verdict }) => verdict === 'broken')).toEqual([]);
    expect(ok).toBe(true);
    expect(processors.map(({ processor, unread }) => [processor, unread])).toContainEqual(['sessions', 0]);
    expect(processors.find(({ processor }) => processor === 'sessions')?.read).toBeGreaterThan(outcome.telemetry);
    // Other tests write to the same topics, and some of them contradict themselves on purpose.
    expect(conflictsOf({ findings })).toEqual(conflictsBefore);
  });

  it('R60, R64: every processor derived again from the log, input by input, shows the same rows', async () => {
    const plans = await numberOf("SELECT count(*) AS n FROM models.plans WHERE programme_id LIKE '%-to-the-test-%'");
    expect(plans, 'of members who train, too').toBeGreaterThan(10);
    const env = { ...sharedStack().environment, DATABASE_URL: repstream.settings.databaseUrl };
    for (const { name } of processors) {
      const { code, stdout, stderr } = await runCommand(env, 'verify', name, '--json');
      expect([name, code, stderr]).toEqual([name, 0, '']);
      const certificate = JSON.parse(stdout) as Certificate;
      expect(certificate).toMatchObject({ equal: true, ofTasks: 4, differences: [], parkedKeys: 0 });
      if (name === 'sessions') expect(certificate.events).toBeGreaterThan(outcome.telemetry);
    }
    const { stdout } = await runCommand(env, 'verify', 'workouts', '--list');
    expect(stdout).toMatch(/^ *\d+ {2}\S+Z {2}workouts-v1-[0-9a-f]{8} {2}equal +all/m);
    expect((await runCommand(env, 'verify', 'wokouts')).stderr).toMatch(
      /^repstream: there is no processor wokouts: there are .*\n$/,
    );
    // A command for each processor, each of which reads again all that the files before this one left on the log.
  }, 480_000);

  it('run again, leaves a member alone who took another name since', async () => {
    const member = [...facts(world(evening), evening.seed)].find(({ topic }) => topic === 'users');
    if (member?.topic !== 'users') throw new Error('a world without members');
    const gateway = await connectGateway(gatewaySettings(repstream.settings, ['users']));
    await gateway.send('users', [{ key: member.key, value: { ...member.value, displayName: 'Zoe', at: Date.now() } }]);
    await gateway.close();

    const again = { ...evening, from: from - 60_000, until: from, oracleFile: null };
    expect((await simulate(again)).telemetry).toBeGreaterThan(0);
    await repstream.untilCaughtUp();
    const { rows } = await repstream.db.query('SELECT display_name FROM models.members WHERE user_id = $1', [
      member.key,
    ]);
    expect(rows).toEqual([{ display_name: 'Zoe' }]);
  });
});
