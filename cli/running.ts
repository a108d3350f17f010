import type { Log } from '../engine/log.js';

/** Aborts at SIGINT or SIGTERM, or when the process that started this as its worker is gone; a second signal ends the process at once. */
export function stopSignal(log?: Log): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      if (controller.signal.aborted) process.exit(1);
      log?.info({ signal: name }, 'stopping');
      controller.abort();
    });
  }
  process.once('disconnect', () => controller.abort());
  return controller.signal;
}

/** Resolves when the signal aborts. */
export const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
