import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { BIN } from '../../deploy/local/service.js';
import { dayBegun } from '../../simulator/past/milestone.js';
import { type PastOptions, pastOf, spanOf } from '../../simulator/past/past.js';
import { regularsOf } from '../../simulator/past/regulars.js';
import { outingsOf } from '../../simulator/past/written.js';
import { world } from '../../simulator/world.js';
import { TEMPORARY } from '../stack.js';

interface Screen {
  readonly url: string;
  readonly tokens: Readonly<Record<string, string>>;
  readonly memberId: string;
}
interface Insights {
  /** Those in which there was a workout. */
  readonly weeks: readonly { readonly week: string }[];
}

let folder: string;
beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), TEMPORARY)));
});

const started: ChildProcess[] = [];
const stop = async (child: ChildProcess) => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGINT');
  await once(child, 'exit');
};
afterAll(async () => {
  for (const child of started) await stop(child);
  rmSync(folder, { recursive: true, force: true });
});

async function up() {
  const child = spawn(process.execPath, [BIN, 'up', '--free-ports', '--data', folder, '--json', '--gyms', '1']);
  started.push(child);
  let said = '';
  child.stderr.on('data', (text: Buffer) => {
    said += text.toString();
  });
  const [screen] = await Promise.race([
    once(child.stdout, 'data'),
    once(child, 'exit').then(() => Promise.reject(new Error(`it ended: ${said}`))),
  ]);
  return { child, screen: JSON.parse(String(screen)) as Screen };
}

async function query<Row>(sql: string, values: unknown[] = []): Promise<Row[]> {
  const { DATABASE_URL } = JSON.parse(readFileSync(join(folder, 'environment.json'), 'utf8')) as Record<string, string>;
  const client = new pg.Client({ connectionString: DATABASE_URL });
  await client.connect();
  try {
    return (await client.query(sql, values)).rows as Row[];
  } finally {
    await client.end();
  }
}

const simulatorLog = () => readFileSync(join(folder, 'logs', 'simulator.log'), 'utf8');

/** The ids of all that the past comes to: what machines told, and what was written down. */
function workoutsOf(past: PastOptions): string[] {
  const told = [...pastOf(past)].flatMap(({ records }) =>
    records.flatMap(({ topic, value }) => (topic === 'telemetry' && value.ended ? [value.sessionId] : [])),
  );
  const outings = [...outingsOf(regularsOf(world(past), past.seed, past.weeks), past)];
  return [...told, ...outings.map(({ workoutId }) => workoutId)].sort();
}

/** Of the days before the past ended. */
const knownBefore = async (until: number) => {
  const sql = 'SELECT workout_id AS id FROM models.workouts WHERE started_at < $1 AND NOT open ORDER BY 1';
  return (await query<{ id: string }>(sql, [new Date(until)])).map(({ id }) => id);
};

it('a new stack has members with twelve weeks behind them, beside a gym that is live, and is told them once', async () => {
  const first = await up();
  const begun = await query<{ id: string }>('SELECT challenge_id AS id FROM models.challenges');
  const day = dayBegun(begun.map(({ id }) => id));
  if (day === null) throw new Error('no past was begun');
  const past: PastOptions = { seed: '7', gyms: 1, machinesPerGym: 40, membersPerGym: 800, day, weeks: 12 };
  const { from, until } = spanOf(past);
  await vi.waitFor(async () => expect((await knownBefore(until)).length).toBeGreaterThan(0), { timeout: 60_000 });
  await stop(first.child);
  expect(simulatorLog(), 'stopped in the midst of it').not.toContain('the past is told');

  const second = await up();
  await vi.waitFor(() => expect(simulatorLog()).toContain('the past is told'), { timeout: 240_000, interval: 500 });
  const expected = workoutsOf(past);
  const allThere = async () => expect((await knownBefore(until)).length).toBe(expected.length);
  await vi.waitFor(allThere, { timeout: 240_000, interval: 1_000 });
  expect(await knownBefore(until)).toEqual(expected);

  const { url, tokens, memberId } = second.screen;
  const ask = async <Answer>(path: string) => {
    const response = await fetch(`${url}/v1/users/${memberId}${path}`, {
      headers: { authorization: `Bearer ${tokens.member}` },
    });
    expect(response.status, path).toBe(200);
    return (await response.json()) as Answer;
  };
  const years = new Set([from, until].map((at) => new Date(at).getUTCFullYear()));
  const hasMuchToLookAt = async () => {
    const insights = await Promise.all([...years].map((year) => ask<Insights>(`/insights?period=${year}`)));
    const weeks = new Set(insights.flatMap((one) => one.weeks.map(({ week }) => week)));
    expect(weeks.size, 'weeks in which they trained').toBeGreaterThan(8);
    const { items } = await ask<{ items: unknown[] }>('/plans');
    expect(items.length, 'a plan that is made of them').toBeGreaterThan(0);
  };
  await vi.waitFor(hasMuchToLookAt, { timeout: 180_000, interval: 1_000 });
  const live = "SELECT session_id FROM models.live_sessions WHERE last_at > now() - interval '1 minute'";
  // In the small hours the few who are there may all be between two machines.
  const untilLive = () =>
    vi.waitFor(async () => expect((await query(live)).length, 'somebody trains').toBeGreaterThan(0), {
      timeout: 180_000,
      interval: 500,
    });
  await untilLive();
  await stop(second.child);

  const third = await up();
  await untilLive();
  expect(simulatorLog()).not.toContain('the past is told');
  expect(await knownBefore(until)).toEqual(expected);
  await stop(third.child);
}, 900_000);
