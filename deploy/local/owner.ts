/** A data folder belongs to one running stack at a time. */
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../user-error.js';
import { commandOf, type RunningProcess } from './processes.js';

const fileOf = (dataFolder: string) => join(dataFolder, 'owner.json');

/** The process that runs a stack on this folder, if it is alive; one that was killed has left nothing but a stale file. */
export function ownerOf(dataFolder: string): RunningProcess | undefined {
  try {
    const { pid, command } = JSON.parse(readFileSync(fileOf(dataFolder), 'utf8')) as RunningProcess;
    return commandOf(pid) === command ? { pid, command } : undefined;
  } catch {
    return undefined; // no file, or one half written by a process that was killed
  }
}

/** Takes the folder and gives the function that lets it go; a UserError when another process has it. */
export function takeFolder(dataFolder: string): () => void {
  mkdirSync(dataFolder, { recursive: true });
  const file = fileOf(dataFolder);
  for (let attempt = 0; ; attempt++) {
    try {
      const descriptor = openSync(file, 'wx');
      writeSync(descriptor, JSON.stringify({ pid: process.pid, command: commandOf(process.pid) }));
      closeSync(descriptor);
      return () => rmSync(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const owner = ownerOf(dataFolder);
    if (owner || attempt > 3) {
      throw new UserError(
        `a stack is already running on ${dataFolder}${owner ? ` (process ${owner.pid}: ${owner.command})` : ''}; stop it first, or give another folder`,
      );
    }
    rmSync(file, { force: true });
  }
}
