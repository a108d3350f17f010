import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { commandOf, end, runningProcesses, signal } from '../../../deploy/local/processes.js';

const sleeper = async (...parameters: string[]) => {
  const child = spawn(process.execPath, [
    '-e',
    'process.stdout.write("."); setInterval(() => {}, 1000)',
    ...parameters,
  ]);
  await once(child.stdout, 'data');
  const { pid } = child;
  if (pid === undefined) throw new Error('did not start');
  return { child, pid, gone: once(child, 'exit') };
};

describe('processes left behind', () => {
  it('are found by their command line', async () => {
    const { child, pid, gone } = await sleeper('mark=/gym/one');
    expect(runningProcesses().find(({ command }) => command.includes('mark=/gym/one'))?.pid).toBe(pid);
    child.kill('SIGKILL');
    await gone;
    expect(commandOf(pid)).toBeUndefined();
  });

  it('are asked to end, and killed when they do not', async () => {
    const stubborn = await sleeper();
    const { child, gone } = stubborn;
    child.kill('SIGSTOP'); // a stopped process does not hear SIGINT
    await end([{ pid: stubborn.pid, command: commandOf(stubborn.pid) ?? '' }], 100);
    expect(await gone).toEqual([null, 'SIGKILL']);
  });

  it('are left alone when the id now belongs to another command', async () => {
    const { child, pid, gone } = await sleeper();
    await end([{ pid, command: 'postgres -D /somewhere' }], 100);
    expect(child.exitCode).toBeNull();
    child.kill('SIGKILL');
    await gone;
    expect(signal(pid, 'SIGTERM')).toBe(false);
  });
});
