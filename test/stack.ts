/** Real parts for tests: the stack that the run shares, a database of one's own on it, or a whole stack for tests that break it. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { type Stack, startStack } from '../deploy/local/stack.js';

/** Beginning of the names of temporary data folders; a later run removes those whose run was killed. */
export const TEMPORARY = 'repstream-test-';

/** Addresses of the shared stack; topics and databases made on it stay until the run ends. */
export type SharedStack = Pick<Stack, 'kafkaBrokers' | 'schemaRegistryUrl' | 'databaseUrl' | 'environment'>;

declare module 'vitest' {
  interface ProvidedContext {
    stacks: SharedStack[];
  }
}

/** The stack that the integration tests of a run share, or of those that this worker runs. */
export function sharedStack(): SharedStack {
  const stacks = inject('stacks');
  const stack = stacks[(Number(process.env.VITEST_POOL_ID) - 1) % stacks.length];
  if (!stack) throw new Error(`no stack for worker ${process.env.VITEST_POOL_ID}`);
  return stack;
}

/** A stack of its own on free ports and a temporary folder: about 5 s. Whoever starts it stops it. */
export const startOwnStack = (): Promise<Stack> =>
  startStack({ dataFolder: mkdtempSync(join(tmpdir(), TEMPORARY)), ports: 'free', temporary: true });

let count = 0;

/** The URL of a new, empty database on a stack. */
export async function createDatabase(stack: Pick<Stack, 'databaseUrl'> = sharedStack()): Promise<string> {
  const name = `test_${process.pid}_${Date.now()}_${count++}`;
  const client = new pg.Client({ connectionString: stack.databaseUrl });
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${name}`);
  } finally {
    await client.end();
  }
  const url = new URL(stack.databaseUrl);
  url.pathname = name;
  return url.href;
}
