/** A command of ours that runs beside the stack: started again, after a growing pause, when it ends by itself. */
import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { withHeap } from '../parts.js';
import { ROOT } from './install.js';

/** The bin of this checkout. */
export const BIN = join(ROOT, 'cli/repstream.mjs');

export interface ServiceDeclaration {
  /** As it is called in messages, such as `api`. */
  readonly name: string;
  /** Command and options, such as `['simulate', '--gyms', '1']`. */
  readonly command: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  readonly logFile: string;
  readonly say: (line: string) => void;
  /** Told of each process started. */
  readonly watch: (child: ChildProcess) => void;
}

export interface Service {
  readonly name: string;
  readonly pid: number | undefined;
  start(): void;
  /** Asks it to stop, and kills it when it has not after `patienceMs`. */
  stop(patienceMs: number): Promise<void>;
  kill(): void;
}

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;
/** Having run this long, it starts again as if for the first time. */
const SETTLED_MS = 60_000;

/** Makes a service, not yet started; the log of an earlier run is kept beside the new one as `.1`. */
export function defineService(declared: ServiceDeclaration): Service {
  if (existsSync(declared.logFile)) renameSync(declared.logFile, `${declared.logFile}.1`);
  let child: ChildProcess | undefined;
  let stopping = false;
  let pauseMs = FIRST_PAUSE_MS;
  let restart: NodeJS.Timeout | undefined;

  function start(): void {
    const output = openSync(declared.logFile, 'a');
    const startedAt = Date.now();
    const started = spawn(process.execPath, [BIN, ...declared.command], {
      env: withHeap(declared.environment),
      stdio: ['ignore', output, output],
      detached: true, // Ctrl-C in the terminal is for us, who stop things in order
    });
    closeSync(output);
    child = started;
    declared.watch(started);
    started.once('exit', (code, signal) => {
      child = undefined;
      if (stopping) return;
      if (Date.now() - startedAt > SETTLED_MS) pauseMs = FIRST_PAUSE_MS;
      const last = lastLine(declared.logFile);
      declared.say(`${declared.name} ended (${signal ?? `exit code ${code}`})${last && `: ${last}`}`);
      declared.say(`${declared.name} starts again in ${pauseMs / 1000} s; its log is ${declared.logFile}`);
      restart = setTimeout(start, pauseMs);
      pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS);
    });
  }

  return {
    name: declared.name,
    get pid() {
      return child?.pid;
    },
    start,
    async stop(patienceMs) {
      stopping = true;
      clearTimeout(restart);
      const ending = child;
      if (!ending) return;
      const waiting = new AbortController();
      const ended = new Promise<void>((resolve) => ending.once('exit', () => resolve()));
      ending.kill('SIGTERM');
      const patience = sleep(patienceMs, undefined, waiting).then(() => ending.kill('SIGKILL'));
      patience.catch(() => {}); // it ended in time
      await ended;
      waiting.abort();
    },
    kill() {
      stopping = true;
      clearTimeout(restart);
      child?.kill('SIGKILL');
    },
  };
}

/** The end of a log for a message: the text of a JSON line, else the line. */
function lastLine(file: string): string {
  const line = readFileSync(file, 'utf8').trim().split('\n').at(-1) ?? '';
  try {
    const { msg, err } = JSON.parse(line) as { msg?: string; err?: { message?: string } };
    return [msg, err?.message].filter(Boolean).join(': ');
  } catch {
    return line.slice(0, 300);
  }
}
