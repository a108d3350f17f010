/** A part of the stack: one server process that starts, is waited for, stops, can be killed and started again. */
import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** How one part is run. */
export interface PartDeclaration {
  readonly name: string;
  readonly port: number;
  /** File that its output is appended to. */
  readonly logFile: string;
  readonly program: string;
  /** Must contain the data folder, by which a later start knows a process that was left behind. */
  readonly parameters: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly workingFolder?: string;
  readonly user?: { readonly uid: number; readonly gid: number };
  /** Asks it to stop without waiting for clients. */
  readonly stopSignal: NodeJS.Signals;
  /** Whether it answers; `said` is what it logged since this start. */
  readonly ready: (said: string) => Promise<boolean>;
  /** A failed start is tried again when this is found in what it logged. */
  readonly passing?: RegExp;
  /** Told of each process started. */
  readonly watch: (child: ChildProcess) => void;
}

export interface Part {
  readonly name: string;
  readonly port: number;
  readonly logFile: string;
  /** Undefined while it is not running. */
  readonly pid: number | undefined;
  /** Whether it was told to end, and not yet to start again. */
  readonly dismissed: boolean;
  /** Starts it, on the same port and data as before, and waits until it answers. */
  start(): Promise<void>;
  /** Stops it cleanly; what has not ended after `patienceMs` is killed. */
  stop(patienceMs?: number): Promise<void>;
  /** Sends a signal, and after one that ends it waits for the end. SIGSTOP and SIGCONT freeze and thaw it. */
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** Kills it, waits, and starts it again. */
  restart(pauseMs?: number): Promise<void>;
  /** Called when it ends without having been told to. */
  onUnexpectedEnd(listener: (how: string) => void): void;
}

const START_MS = 60_000;
const STOP_MS = 8_000;
const ATTEMPTS = 5;

/** Makes a part, not yet started; a log of an earlier run is kept beside the new one as `.1`. */
export function definePart(declared: PartDeclaration): Part {
  let child: ChildProcess | undefined;
  let ended: Promise<string> = Promise.resolve('never started');
  let expected = true;
  let dismissed = false;
  const listeners: ((how: string) => void)[] = [];
  rmSync(`${declared.logFile}.1`, { force: true });
  if (sizeOf(declared.logFile) > 0) renameSync(declared.logFile, `${declared.logFile}.1`);

  function spawnIt(): ChildProcess {
    const output = openSync(declared.logFile, 'a');
    const started = spawn(declared.program, declared.parameters, {
      cwd: declared.workingFolder,
      env: { ...inherited(), ...declared.environment },
      stdio: ['ignore', output, output],
      // A session of its own: Ctrl-C in the terminal is for us, who stop the parts in order.
      detached: true,
      ...declared.user,
    });
    closeSync(output);
    started.unref();
    expected = false;
    ended = new Promise((resolve) => {
      started.once('error', (error) => resolve(error.message));
      started.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
    });
    ended.then((how) => {
      if (child !== started) return;
      child = undefined;
      if (!expected) for (const listener of listeners) listener(how);
    });
    child = started;
    declared.watch(started);
    return started;
  }

  async function attempt(): Promise<{ how: string; said: string } | undefined> {
    const from = sizeOf(declared.logFile);
    const said = () => readFileSync(declared.logFile, 'utf8').slice(from);
    const started = spawnIt();
    expected = true; // an end while starting is reported by start()
    const deadline = Date.now() + START_MS;
    // A question whether it answers may itself get no answer.
    const late = sleep(START_MS, false, { ref: false });
    while (child === started) {
      if (await Promise.race([declared.ready(said()), late])) {
        if (child !== started) break;
        expected = false;
        return undefined;
      }
      if (Date.now() > deadline) {
        await part.kill();
        return { how: `no answer in ${START_MS / 1000} s`, said: said() };
      }
      await Promise.race([ended, sleep(50)]);
    }
    return { how: await ended, said: said() };
  }

  const part: Part = {
    name: declared.name,
    port: declared.port,
    logFile: declared.logFile,
    get pid() {
      return child?.pid;
    },
    get dismissed() {
      return dismissed;
    },
    async start() {
      if (child) return;
      dismissed = false;
      for (let number = 1; ; number++) {
        const failure = await attempt();
        if (!failure) return;
        if (!dismissed && number < ATTEMPTS && declared.passing?.test(failure.said)) await sleep(500 * number);
        else throw new Error(startFailure(declared, failure));
      }
    },
    async stop(patienceMs = STOP_MS) {
      dismissed = true;
      const stopping = child;
      if (!stopping) return;
      expected = true;
      stopping.kill(declared.stopSignal);
      const waiting = new AbortController();
      await Promise.race([ended, sleep(patienceMs, undefined, waiting).catch(() => {})]);
      waiting.abort(); // the timer would keep us running
      if (child === stopping) await part.kill();
    },
    async kill(signal = 'SIGKILL') {
      const killed = child;
      const passing = signal === 'SIGSTOP' || signal === 'SIGCONT';
      if (!passing) dismissed = true;
      if (!killed) return;
      if (passing) {
        killed.kill(signal);
        return;
      }
      expected = true;
      killed.kill(signal);
      killed.ref();
      await ended;
    },
    async restart(pauseMs = 0) {
      await part.kill();
      await sleep(pauseMs);
      await part.start();
    },
    onUnexpectedEnd(listener) {
      listeners.push(listener);
    },
  };
  return part;
}

/** What servers may inherit from us: not our Node's options nor a JVM's default ones. */
function inherited(): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _, JAVA_TOOL_OPTIONS: __, ...rest } = process.env;
  return rest;
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function startFailure(declared: PartDeclaration, failure: { how: string; said: string }): string {
  const lines = failure.said.trim().split('\n');
  const telling = lines.filter((line) => /FATAL|ERROR|Exception|error:/.test(line)).slice(0, 3);
  return `${declared.name} did not start (${failure.how}): ${(telling.length > 0 ? telling : lines.slice(-3)).join(' | ')} — see ${declared.logFile}`;
}
