/** The processes of this machine, and an end to those that an earlier start left behind. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

export interface RunningProcess {
  readonly pid: number;
  /** Its command line, arguments with spaces between. */
  readonly command: string;
}

/** All processes whose command line can be read; from /proc where there is one (small containers have no `ps`). */
export function runningProcesses(): RunningProcess[] {
  if (existsSync('/proc/self/cmdline')) {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => {
        const command = commandInProc(Number(name));
        return command ? [{ pid: Number(name), command }] : [];
      });
  }
  const listing = execFileSync('ps', ['-axww', '-o', 'pid=,command='], { encoding: 'utf8', maxBuffer: 1e8 });
  return listing.split('\n').flatMap((line) => {
    const [, pid, command] = /^\s*(\d+)\s+(.*)$/.exec(line) ?? [];
    return pid && command ? [{ pid: Number(pid), command }] : [];
  });
}

/** The command line of a process; undefined when there is none by that id (or only its entry is left, unreaped). */
export function commandOf(pid: number): string | undefined {
  if (existsSync('/proc/self/cmdline')) return commandInProc(pid);
  return runningProcesses().find((running) => running.pid === pid)?.command;
}

function commandInProc(pid: number): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim() || undefined;
  } catch {
    return undefined; // it ended between the listing and the reading, or is not ours to see
  }
}

/** Sends a signal; false when the process has gone. */
export function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
}

/**
 * Ends processes: asks them to, and after `patienceMs` (one patience for all) kills what has not gone. Asks by SIGINT, at which
 * servers stop in order, and Postgres without waiting for its clients.
 */
export async function end(processes: readonly RunningProcess[], patienceMs: number): Promise<void> {
  // The id may have been given to another process meanwhile: only the same command is the same process.
  const left = () => processes.filter(({ pid, command }) => commandOf(pid) === command);
  for (const { pid } of left()) signal(pid, 'SIGINT');
  for (const deadline = Date.now() + patienceMs; left().length > 0 && Date.now() < deadline; ) await sleep(50);
  for (const { pid } of left()) signal(pid, 'SIGKILL');
  while (left().length > 0) await sleep(20);
}
