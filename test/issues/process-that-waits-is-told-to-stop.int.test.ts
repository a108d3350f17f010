/**
 * A process that waits for something as it starts heard SIGTERM only at some of its waits: at the others it had to be killed, and who
 * waited for its end waited for ever.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Stack } from '../../deploy/local/stack.js';
import { Said } from '../chaos/said.js';
import { applyTopics, endCommand, startLogged } from '../integration/running.js';
import { startOwnStack } from '../stack.js';

const folder = mkdtempSync(join(tmpdir(), 'repstream-waits-'));

describe('a process that waits as it starts', () => {
  let stack: Stack;
  beforeAll(async () => {
    stack = await startOwnStack();
    await applyTopics(stack.environment);
  });
  afterAll(async () => {
    await stack?.stop();
    rmSync(folder, { recursive: true });
  });

  for (const [name, part, told] of [
    ['the broker', 'kafka', 'the Kafka broker'],
    ['Postgres', 'postgres', 'Postgres'],
    ['the registry', 'registry', 'the schema registry'],
  ] as const)
    it(`ends when it is told to, while ${name} is away`, async () => {
      await stack.parts[part].kill();
      const started = ['process', 'scheduler', 'issue'].map((command) => {
        const said = new Said(join(folder, `${part}-${command}.log`));
        const child = startLogged(stack.environment, said.file, command);
        stack.watch(child);
        return { command, said, child };
      });
      try {
        const [{ said: processors }] = started as [(typeof started)[number]];
        await vi.waitFor(() => expect(processors.beginning(`waiting for ${told}`)).toHaveLength(1), {
          timeout: 30_000,
        });
        for (const { child } of started) child.kill('SIGTERM');
        const left = () => started.flatMap(({ command, child }) => (child.exitCode === 0 ? [] : [command]));
        await vi.waitFor(() => expect(left()).toEqual([]), { timeout: 30_000 });
        expect(started.flatMap(({ said }) => said.lines.filter(({ level }) => level >= 50))).toEqual([]);
      } finally {
        await Promise.all(started.map(({ child }) => endCommand(child, 'SIGKILL')));
        await stack.parts[part].start();
      }
    });
});
