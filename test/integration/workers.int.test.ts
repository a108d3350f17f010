/** `repstream process --workers n`: several processes, one to start and stop. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Stack } from '../../deploy/local/stack.js';
import { connectKafka } from '../../engine/kafka.js';
import { createLog, pause } from '../../engine/log.js';
import { topologyOf } from '../../engine/topology.js';
import { processors } from '../../processors/index.js';
import { startOwnStack } from '../stack.js';
import { applyTopics, endCommand, runCommand, settingsOf, startCommand } from './running.js';

let stack: Stack;
let command: ChildProcess | undefined;
const group = topologyOf(processors).lineages.find(({ processor }) => processor.name === 'sessions')?.name ?? '';

beforeAll(async () => {
  stack = await startOwnStack();
  await applyTopics(stack.environment);
});
afterAll(async () => {
  if (command && command.exitCode === null && command.signalCode === null) await endCommand(command, 'SIGKILL');
  await stack?.stop();
});

/** Waits until the group has so many members. */
async function members(count: number): Promise<void> {
  const admin = connectKafka(settingsOf(stack), 'test', createLog('test', 'silent')).admin();
  await admin.connect();
  try {
    for (const deadline = Date.now() + 40_000; ; await pause(200)) {
      const { groups } = await admin.describeGroups([group]);
      const now = groups[0]?.members.length ?? 0;
      if (now === count && groups[0]?.state === (count > 0 ? 'Stable' : 'Empty')) return;
      if (Date.now() > deadline) throw new Error(`${now} members, not ${count}`);
    }
  } finally {
    await admin.disconnect();
  }
}

it('R89: two workers share the tasks; told to stop, both leave and the command ends well', async () => {
  command = startCommand(stack.environment, 'process', '--workers', '2');
  await members(2);
  command.kill('SIGTERM');
  expect((await once(command, 'exit'))[0]).toBe(0);
  await members(0);
}, 120_000);

it('R85: workers whose parent is killed leave too', async () => {
  command = startCommand(stack.environment, 'process', '--workers', '2');
  await members(2);
  await endCommand(command, 'SIGKILL');
  await members(0);
}, 120_000);

it('says what a number of workers may be', async () => {
  const { code, stderr } = await runCommand(stack.environment, 'process', '--workers', 'many');
  expect(code).toBe(1);
  expect(stderr).toMatch(/--workers.*whole number from 1 to 64/);
  expect(stderr).not.toMatch(/ at /);
});
