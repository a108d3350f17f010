import { type Logger, pino } from 'pino';

export type Log = Logger;

/** A logger to standard output, one JSON object a line. */
export const createLog = (name: string, level: string): Log =>
  pino({ name, level, base: { name }, timestamp: pino.stdTimeFunctions.isoTime });

/** A part that is back at once (a new topic's leader, a moved group) is not worth a line. */
const SAID_AFTER_MS = 1_000;
const PAUSES_MS = [100, 200, 500, 1000, 2000];

/** Runs `attempt` until it succeeds or `signal` aborts; says once what it waits for, and once that it goes on. */
export async function insist<T>(
  log: Log,
  what: string,
  attempt: () => Promise<T>,
  options: { signal?: AbortSignal; giveUp?: (error: unknown) => boolean } = {},
): Promise<T> {
  let said = false;
  let last: unknown;
  const say = () => {
    said = true;
    log.warn({ what, ...(last === undefined ? {} : { error: messageOf(last) }) }, `waiting for ${what}`);
  };
  // An attempt may take long by itself: the reader is told all the same.
  const timer = setTimeout(say, SAID_AFTER_MS);
  try {
    for (let tries = 0; ; tries++) {
      try {
        const result = await attempt();
        if (said) log.info({ what }, `going on: ${what} answers`);
        return result;
      } catch (error) {
        if (options.signal?.aborted || options.giveUp?.(error)) throw error;
        last = error;
        await pause(PAUSES_MS[Math.min(tries, PAUSES_MS.length - 1)] ?? 0, options.signal);
      }
    }
  } finally {
    clearTimeout(timer);
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
