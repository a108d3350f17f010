/** Processes that answer: the API as operators start it, and what it is measured against. */
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { choosePort } from '../../deploy/local/ports.js';
import { PROGRAM } from '../catching-up.js';

export interface Serving {
  readonly url: string;
  readonly pid: number;
  end(): Promise<void>;
}

const servingOf = (child: ChildProcess, url: string): Serving => ({
  url,
  pid: child.pid ?? 0,
  end: async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  },
});

/** `repstream api`; resolves once it answers. */
export async function serveApi(environment: NodeJS.ProcessEnv, secret: string): Promise<Serving> {
  const port = await choosePort('free');
  const profile = process.env.BENCH_PROFILE ? ['--cpu-prof', `--cpu-prof-dir=${process.env.BENCH_PROFILE}`] : [];
  const child = spawn(process.execPath, [...profile, PROGRAM, 'api'], {
    env: { ...process.env, ...environment, JWT_SECRET: secret, API_PORT: String(port), LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const url = `http://127.0.0.1:${port}`;
  while (!(await fetch(`${url}/health`).catch(() => null))) {
    if (child.exitCode !== null) throw new Error('the API did not start');
    await delay(100);
  }
  return servingOf(child, url);
}

/** The bare handlers. */
export async function serveBare(environment: NodeJS.ProcessEnv): Promise<Serving> {
  const child = fork(fileURLToPath(new URL('bare.ts', import.meta.url)), {
    env: { ...process.env, ...environment },
  });
  const [url] = (await once(child, 'message')) as [string];
  return servingOf(child, url);
}
