import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { runningProcesses } from '../../deploy/local/processes.js';
import { BIN, defineService } from '../../deploy/local/service.js';
import { TEMPORARY } from '../stack.js';

interface Screen {
  readonly url: string;
  readonly tokens: Readonly<Record<string, string>>;
  readonly memberId: string;
}

interface Up {
  readonly child: ChildProcess;
  readonly screen: Screen;
  readonly said: () => string;
}

let folder: string;
beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), TEMPORARY)));
});

const started: ChildProcess[] = [];
afterAll(async () => {
  for (const child of started.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null)) {
    child.kill('SIGINT');
    await once(child, 'exit');
  }
  rmSync(folder, { recursive: true, force: true });
});

function launch(...options: string[]) {
  const child = spawn(process.execPath, [BIN, 'up', '--free-ports', '--data', folder, '--json', ...options]);
  started.push(child);
  let said = '';
  child.stderr.on('data', (text: Buffer) => {
    said += text.toString();
  });
  return { child, said: () => said };
}

async function up(...options: string[]): Promise<Up> {
  const { child, said } = launch(...options);
  const [screen] = await Promise.race([
    once(child.stdout, 'data'),
    once(child, 'exit').then(() => Promise.reject(new Error(`it ended: ${said()}`))),
  ]);
  return { child, said, screen: JSON.parse(String(screen)) as Screen };
}

const ask = async ({ url, tokens }: Screen, path: string, role = 'staff') =>
  fetch(`${url}${path}`, { headers: { authorization: `Bearer ${tokens[role]}` } });

/** What still runs on the folder, the watchdog's last moments aside. */
const left = () => runningProcesses().filter(({ command }) => command.includes(folder));

async function query(sql: string): Promise<unknown[]> {
  const { DATABASE_URL } = JSON.parse(readFileSync(join(folder, 'environment.json'), 'utf8')) as Record<string, string>;
  const client = new pg.Client({ connectionString: DATABASE_URL });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Ids of a process and all below it. */
function tree(root: number): number[] {
  const rows = execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n');
  const parents = new Map(rows.map((row) => row.trim().split(/\s+/).map(Number) as [number, number]));
  const below = (pid: number): number[] =>
    [...parents].filter(([, parent]) => parent === pid).flatMap(([child]) => [child, ...below(child)]);
  return [root, ...below(root)];
}

describe('repstream up', () => {
  it('brings up a gym with somebody in it, is started once only, and Ctrl-C stops it all within 10 s', async () => {
    const { child, screen } = await up('--no-past');
    expect((await ask(screen, '/ready')).status).toBe(200);
    // In the small hours the few who are there may all be between two machines.
    await vi.waitFor(
      async () => {
        const sessions = (await (await ask(screen, '/v1/live/sessions')).json()) as { items: unknown[] };
        expect(sessions.items.length).toBeGreaterThan(0);
      },
      { timeout: 120_000, interval: 500 },
    );
    expect((await ask(screen, `/v1/users/${screen.memberId}/workouts`, 'member')).status).toBe(200);
    expect((await ask(screen, '/v1/views', 'member')).status).toBe(403);
    await vi.waitFor(async () => {
      const [row] = await query('SELECT count(*)::int AS members FROM models.challenge_progress');
      expect(row, 'members take part in challenges').toEqual({ members: expect.any(Number) });
      expect((row as { members: number }).members).toBeGreaterThan(100);
      const ranked = await query('SELECT count(distinct challenge_id)::int AS contests FROM models.challenge_ranking');
      expect(ranked, 'some for a team, some for their gym').toEqual([{ contests: 2 }]);
      const capacities = await query(
        'SELECT capacity FROM models.member_profiles GROUP BY 1 HAVING count(*) > 5 ORDER BY 1',
      );
      expect(capacities, 'profiles').toContainEqual({ capacity: 'body_composition' });
      expect(capacities, 'profiles').toContainEqual({ capacity: 'endurance' });
      const issuers = await query('SELECT issuer FROM engine.issuers ORDER BY issuer');
      expect(issuers, 'awards are given').toEqual([{ issuer: 'awards' }, { issuer: 'team-awards' }]);
    }, 60_000);
    const ids = async (sql: string) => (await query(sql)).map((row) => (row as { userId: string }).userId);
    // How many train depends on the time of day in Singapore: early on there may be nobody among them with a plan.
    await vi.waitFor(async () => {
      const signIn = (await (await fetch(`${screen.url}/v1/sign-in`)).json()) as { people: { sub: string }[] };
      const training = await ids(
        `SELECT DISTINCT user_id AS "userId" FROM models.live_sessions WHERE user_id IN (SELECT user_id FROM models.members)`,
      );
      const planned = new Set(await ids(`SELECT user_id AS "userId" FROM models.plans`));
      const challenged = new Set(
        await ids(
          `SELECT user_id AS "userId" FROM models.challenge_progress WHERE challenge_id NOT LIKE 'programme:%'`,
        ),
      );
      const best = training.filter((user) => planned.has(user) && challenged.has(user));
      if (training.length > 0) expect(best.length > 0 ? best : training, 'first').toContain(signIn.people[0]?.sub);
    }, 60_000);
    // Of two moments, between which the plan may come.
    await vi.waitFor(async () => {
      const { items } = (await (await ask(screen, `/v1/users/${screen.memberId}/plans`)).json()) as { items: object[] };
      const plan = await ask(screen, `/v1/users/${screen.memberId}/plan`, 'member');
      expect(plan.status, 'the member of the screen').toBe(items.length > 0 ? 200 : 404);
    }, 10_000);
    await query('CREATE TABLE public.kept AS SELECT 42 AS answer');

    const second = launch('--no-simulate');
    expect(await once(second.child, 'exit')).toEqual([1, null]);
    expect(second.said()).toContain(`a stack is already running on ${folder} (process ${child.pid}`);

    const asked = Date.now();
    child.kill('SIGINT');
    child.kill('SIGINT'); // npm passes on what the terminal has already sent
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(Date.now() - asked).toBeLessThan(10_000);
    expect(left()).toEqual([]);
  }, 300_000);

  it('recovers its data when every process was killed at once', async ({ skip }) => {
    try {
      execFileSync('ps', ['-eo', 'pid=,ppid=']);
    } catch {
      skip('there is no `ps` to find the tree of processes by');
    }
    const killed = await up('--no-simulate');
    // Stopped first, so that none sees the end of another and tidies up.
    const pids = tree(killed.child.pid ?? 0);
    for (const pid of pids) process.kill(pid, 'SIGSTOP');
    for (const pid of pids.reverse()) process.kill(pid, 'SIGKILL');
    await once(killed.child, 'exit');

    const { child, screen } = await up('--no-simulate');
    expect((await ask(screen, '/ready')).status).toBe(200);
    expect(await query('SELECT answer FROM public.kept')).toEqual([{ answer: 42 }]);
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  }, 180_000);

  it('leaves nothing running when it alone is killed, and a start at once after that works', async () => {
    const { child } = await up('--no-simulate');
    child.kill('SIGKILL');
    await once(child, 'exit');
    const { child: next, screen } = await up('--no-simulate');
    expect((await ask(screen, '/ready')).status).toBe(200);
    next.kill('SIGKILL');
    for (const deadline = Date.now() + 30_000; left().length > 0 && Date.now() < deadline; ) await sleep(100);
    expect(left()).toEqual([]);
  }, 180_000);
});

it('a service that ends by itself is said so with its last words, and started again', async () => {
  const said: string[] = [];
  const pids: number[] = [];
  const service = defineService({
    name: 'api',
    command: ['token', '--role', 'admin'],
    environment: process.env,
    logFile: join(folder, 'api.log'),
    say: (line) => said.push(line),
    watch: ({ pid }) => pids.push(pid ?? 0),
  });
  service.start();
  for (const deadline = Date.now() + 30_000; pids.length < 2 && Date.now() < deadline; ) await sleep(50);
  await service.stop(1_000);
  expect(said.slice(0, 2)).toEqual([
    "api ended (exit code 1): repstream: required option '--sub <id>' not specified",
    `api starts again in 1 s; its log is ${join(folder, 'api.log')}`,
  ]);
  expect(service.pid).toBeUndefined();
});
