/** What is printed when a chaos test, or the hook before it, fails: what processes and parts said, and where they stand. */
import { existsSync, readFileSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeEach } from 'vitest';
import type { Stack } from '../../deploy/local/stack.js';
import { Said } from './said.js';

/** What Postgres is asked then: who waits in it, and how far each task is. */
const QUESTIONS = [
  `SELECT pid, state, wait_event_type, wait_event, now() - xact_start AS since, left(query, 200) AS query
     FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'`,
  'SELECT * FROM engine.tasks ORDER BY 1, 2',
];
const PATIENCE_MS = 10_000;

const print = (title: string, text: string) => process.stderr.write(`${title}:\n${text}\n`);
const endOf = (file: string) => readFileSync(file, 'utf8').split('\n').slice(-20).join('\n');

/**
 * Has failures of this suite told, also of its `beforeAll`; call it behind the suite's own `afterAll`, which stops what is told of.
 * `logs`: of our processes, as JSON lines; what they said is told from the failed test's beginning on.
 */
export function tellOfFailures(stack: () => Stack | undefined, logs: readonly string[]): void {
  const said = logs.map((file) => new Said(file));
  const tell = async () => {
    for (const one of said) if (existsSync(one.file)) print(one.file, `${one.warnings}\n…\n${endOf(one.file)}`);
    const { parts, databaseUrl } = stack() ?? {};
    for (const { name, logFile } of Object.values(parts ?? {})) print(name, endOf(logFile));
    if (databaseUrl) await tellDatabase(databaseUrl);
  };
  beforeEach(({ onTestFailed }) => {
    for (const one of said) if (existsSync(one.file)) one.mark();
    onTestFailed(tell);
  });
  // biome-ignore lint/correctness/noEmptyPattern: the runner reads which fixtures a hook wants from its pattern
  afterAll(async ({}, suite) => {
    if (suite.result?.state === 'fail') await tell();
  });
}

async function tellDatabase(connectionString: string): Promise<void> {
  const limits = { connectionTimeoutMillis: PATIENCE_MS, query_timeout: PATIENCE_MS };
  const db = new pg.Client({ connectionString, ...limits });
  try {
    await db.connect();
    for (const question of QUESTIONS)
      print('Postgres', (await db.query(question)).rows.map((row) => JSON.stringify(row)).join('\n'));
  } catch (error) {
    print('Postgres', String(error));
  } finally {
    await db.end().catch(() => {});
  }
}
