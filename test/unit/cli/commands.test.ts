import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { commands } from '../../../cli/commands.js';

const folder = fileURLToPath(new URL('../../../cli/', import.meta.url));
const repstream = (...parameters: string[]) =>
  promisify(execFile)(process.execPath, [`${folder}repstream.mjs`, ...parameters]).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: { code: number; stdout: string; stderr: string }) => error,
  );

describe('the command line', () => {
  it('has a file for every command, and no file that is not a command', () => {
    const files = readdirSync(`${folder}commands`).map((file) => file.replace(/\.ts$/, ''));
    expect(files.sort()).toEqual(commands.map(({ name }) => name).sort());
  });

  it.each(commands.map(({ name }) => name))('%s registers itself under its own name', async (name) => {
    const program = new Command();
    const { default: register } = (await import(`../../../cli/commands/${name}.ts`)) as {
      default: (program: Command) => void;
    };
    register(program);
    expect(program.commands.map((command) => command.name())).toEqual([name]);
  });

  it('lists every command in its help', async () => {
    const { stdout } = await repstream('--help');
    for (const { name } of commands) expect(stdout).toMatch(new RegExp(`^  ${name} `, 'm'));
  });

  it('offers --json on commands and on what is below them', async () => {
    expect((await repstream('doctor', '--help')).stdout).toContain('--json');
    expect((await repstream('topics', 'apply', '--help')).stdout).toContain('--json');
  });

  it('refuses a misspelt command in one line, with what was probably meant', async () => {
    const { code, stderr } = await repstream('tokn');
    expect(code).toBe(1);
    expect(stderr).toBe("repstream: unknown command 'tokn'\n(Did you mean token?)\n");
  });

  it('refuses a bad setting in one line, without a stack', async () => {
    const { code, stderr } = await repstream('token', '--role', 'admin', '--sub', 'x', '--hours', 'soon');
    expect(code).toBe(1);
    expect(stderr).toMatch(/^repstream: option '--hours <n>' argument 'soon' is invalid.*\n$/);
  });
});
