/** Doing again what may be done twice, with new connections, when it comes to no end. */
import type { Log } from '../engine/log.js';

/** What is logged then. */
export const BEGUN_ONCE_MORE = 'has not ended: begun once more, with new connections';

/** Far longer than it takes on a busy machine; longer each time, should the machine be slower still. */
const ENDS_WITHIN_MS = 60_000;

/**
 * Runs `attempt` until one ends, and answers as that does. One that takes too long is left alone, its signal aborted, and another begins:
 * clients of brokers can wait for ever for an answer that was lost, also as they disconnect.
 */
export async function untilOneEnds<T>(
  log: Log,
  what: string,
  attempt: (signal: AbortSignal) => Promise<T>,
  endsWithinMs = ENDS_WITHIN_MS,
): Promise<T> {
  for (let ms = endsWithinMs; ; ms *= 2) {
    const late = new AbortController();
    let timer: NodeJS.Timeout | undefined;
    const ended = attempt(late.signal).then((value) => ({ value }));
    ended.catch(() => {}); // how one that was left alone fails does not matter
    const first = await Promise.race([
      ended,
      new Promise<null>((resolve) => {
        timer = setTimeout(resolve, ms, null);
      }),
    ]).finally(() => clearTimeout(timer));
    if (first) return first.value;
    log.warn({ what, afterS: ms / 1_000 }, BEGUN_ONCE_MORE);
    late.abort();
  }
}
