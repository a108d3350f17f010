import { type Logger, pino } from 'pino';

export type Log = Logger;

/** A logger to standard output, one JSON object a line. */
export const createLog = (name: string, level: string): Log =>
  pino({ name, level, base: { name }, timestamp: pino.stdTimeFunctions.isoTime });

/** A part that is back at once (a new topic's leader, a moved group) is not worth a line. */
const SAID_AFTER_MS = 1_000;
/** What has not failed may be only slow: all processors of a busy machine ask at once as they start. */
const SAID_UNANSWERED_MS = 5_000;
const PAUSES_MS = [100, 200, 500, 1000, 2000];

/** How much of this process waits for each part: all lose it at once, and its reader is told once. */
const waiting = new Map<string, number>();

type Say = (log: Log, what: string, error?: unknown) => (answers: boolean) => void;

/** Says that `what` is waited for, unless it was said and still is. The result ends that and is told whether it answers again. */
export const sayWaiting: Say = (log, what, error) => say(log, what, error);

/** Has another thread say it, since what waits there is counted there too. */
export const sayElsewhere = (other: Say): void => {
  say = other;
};

let say: Say = (log, what, error) => {
  const others = waiting.get(what) ?? 0;
  waiting.set(what, others + 1);
  if (others === 0) {
    log.warn({ what, ...(error === undefined ? {} : { error: messageOf(error) }) }, `waiting for ${what}`);
  }
  let ended = false;
  return (answers) => {
    if (ended) return;
    ended = true;
    const left = (waiting.get(what) ?? 1) - 1;
    waiting.set(what, left);
    if (left === 0 && answers) log.info({ what }, `going on: ${what} answers`);
  };
};

/** When waiting ends besides. */
export interface Waiting {
  readonly signal?: AbortSignal;
  /** Whether this error will not pass. */
  readonly giveUp?: (error: unknown) => boolean;
}

/** Runs `attempt` until it succeeds or `signal` aborts; says once what it waits for, and once that it goes on. */
export async function insist<T>(log: Log, what: string, attempt: () => Promise<T>, options: Waiting = {}): Promise<T> {
  let answered = null as ReturnType<Say> | null;
  let last: unknown;
  const began = performance.now();
  const tell = () => {
    answered = sayWaiting(log, what, last);
  };
  // An attempt may take long by itself: the reader is told all the same.
  let timer = setTimeout(tell, SAID_UNANSWERED_MS);
  try {
    for (let tries = 0; ; tries++) {
      try {
        const result = await attempt();
        answered?.(true);
        return result;
      } catch (error) {
        if (options.signal?.aborted || options.giveUp?.(error)) throw error;
        if (last === undefined && !answered) {
          clearTimeout(timer);
          timer = setTimeout(tell, Math.max(0, SAID_AFTER_MS - (performance.now() - began)));
        }
        last = error;
        await pause(PAUSES_MS[Math.min(tries, PAUSES_MS.length - 1)] ?? 0, options.signal);
      }
    }
  } finally {
    clearTimeout(timer);
    answered?.(false);
  }
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Resolves after `ms` or as soon as `signal` aborts. */
export const pause = (ms: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done);
  });
