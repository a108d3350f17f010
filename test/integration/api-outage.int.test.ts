/** `repstream api` as an operator starts it, on a stack whose parts go away and come back. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { choosePort } from '../../deploy/local/ports.js';
import type { Stack } from '../../deploy/local/stack.js';
import { startOwnStack } from '../stack.js';
import { applyTopics, endCommand, startCommand } from './running.js';

const PROGRAM = fileURLToPath(new URL('../../cli/repstream.mjs', import.meta.url));
const run = promisify(execFile);
const env = { JWT_SECRET: 'a secret of the tests, long enough for HS256' };

describe('repstream api', () => {
  let stack: Stack;
  let processes: ReturnType<typeof startCommand>;
  let api: ReturnType<typeof startCommand>;
  let url: string;
  let token: string;

  const ask = (path: string, init: RequestInit = {}) =>
    fetch(`${url}${path}`, {
      ...init,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    });
  const detailOf = async (path: string) => ((await (await ask(path)).json()) as { detail: string }).detail;
  const putGym = () =>
    ask('/v1/gyms/north', { method: 'PUT', body: JSON.stringify({ name: 'North', timeZone: 'UTC' }) });
  /** Whether each view is known to be fresh: true, false, or null. */
  const freshness = async (): Promise<Set<boolean | null>> => {
    const { processors } = (await (await ask('/v1/views')).json()) as {
      processors: { views: { fresh: boolean | null }[] }[];
    };
    return new Set(processors.flatMap(({ views }) => views.map(({ fresh }) => fresh)));
  };
  const untilFreshness = async (is: boolean | null): Promise<void> => {
    for (const deadline = Date.now() + 30_000; ; await new Promise((resolve) => setTimeout(resolve, 200))) {
      const told = [...(await freshness())];
      if (told.length === 1 && told[0] === is) return;
      if (Date.now() > deadline) throw new Error(`freshness is ${told}, not ${is}`);
    }
  };
  async function eventually(question: () => Promise<Response>, status: number): Promise<Response> {
    for (const deadline = Date.now() + 30_000; ; ) {
      const answer = await question().catch(() => null);
      if (answer?.status === status) return answer;
      if (Date.now() > deadline) throw new Error(`not ${status} but ${answer?.status}: ${await answer?.text()}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  beforeAll(async () => {
    stack = await startOwnStack();
    await applyTopics(stack.environment);
    processes = startCommand(stack.environment, 'process');
    const port = await choosePort('free');
    url = `http://127.0.0.1:${port}`;
    const { stdout } = await run(
      process.execPath,
      [PROGRAM, 'token', '--role', 'admin', '--sub', 'ops', '--hours', '1'],
      {
        env: { ...process.env, ...env },
      },
    );
    token = stdout.trim();
    api = startCommand({ ...stack.environment, ...env, API_PORT: String(port) } as Stack['environment'], 'api');
    await eventually(() => ask('/health'), 200);
  });
  afterAll(async () => {
    if (api) await endCommand(api);
    if (processes) await endCommand(processes, 'SIGKILL');
    await stack?.stop();
  });

  it('becomes ready, takes a write and shows it, with the token that `repstream token` printed', async () => {
    await eventually(() => ask('/ready'), 200);
    expect((await putGym()).status).toBe(202);
    const gym = await eventually(() => ask('/v1/gyms/north'), 200);
    expect(await gym.json()).toMatchObject({ gymId: 'north', name: 'North' });
  });

  it('answers reads 503 while Postgres is away, and goes on by itself', async () => {
    await stack.parts.postgres.kill('SIGKILL');
    const away = await ask('/v1/gyms/north');
    expect(away.status).toBe(503);
    expect(away.headers.get('retry-after')).toBe('2');
    expect(away.headers.get('content-type')).toContain('application/problem+json');
    expect((await ask('/health')).status).toBe(200);
    expect(await detailOf('/ready')).toContain('Postgres does not answer');
    await stack.parts.postgres.start();
    await eventually(() => ask('/v1/gyms/north'), 200);
  });

  it('R66: answers writes 503 while the broker is away, and reads go on but of what is about others; how late they are is not known meanwhile', async () => {
    const profile = JSON.stringify({ displayName: 'Ana', timeZone: 'UTC' });
    expect((await ask('/v1/users/ana', { method: 'PUT', body: profile })).status).toBe(202);
    const { stdout: anas } = await run(process.execPath, [PROGRAM, 'token', '--role', 'member', '--sub', 'ana'], {
      env: { ...process.env, ...env },
    });
    const asAna = () => fetch(`${url}/v1/users/ana`, { headers: { authorization: `Bearer ${anas.trim()}` } });
    await eventually(asAna, 200);
    await untilFreshness(true);
    await stack.parts.kafka.kill('SIGKILL');
    const away = await putGym();
    expect(away.status).toBe(503);
    expect((await ask('/v1/gyms/north')).status).toBe(200);
    expect((await asAna()).status).toBe(200);
    expect(await detailOf('/v1/users/ana')).toContain('written down first, and Kafka does not answer');
    await untilFreshness(null);
    expect(await detailOf('/ready')).toContain('no Kafka broker answers');
    await stack.parts.kafka.start();
    await eventually(putGym, 202);
    await untilFreshness(true);
    // 25 s where nothing else runs.
  }, 120_000);

  it('stops cleanly when told to', async () => {
    const started = Date.now();
    await endCommand(api);
    expect(api.exitCode).toBe(0);
    // Docker and the like kill who has not stopped by then.
    expect(Date.now() - started).toBeLessThan(10_000);
  });

  it('does not start without a secret, and says so in one line', async () => {
    const failed = await run(process.execPath, [PROGRAM, 'api'], { env: { ...process.env, JWT_SECRET: '' } }).catch(
      (error: { code: number; stderr: string }) => error,
    );
    expect(failed).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^repstream: JWT_SECRET is not set: .*\n$/),
    });
  });
});
