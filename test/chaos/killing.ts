/** Processes that die at random moments and are started again at once, as an operator's supervisor would. */
import type { ChildProcess } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import type { Random } from '../../simulator/random.js';
import { endCommand } from '../integration/running.js';

export interface Mortals {
  /** How often one of them was killed. */
  readonly killed: number;
  /** Has nobody killed any more; they go on running. */
  spare(): Promise<void>;
  /** Stops them as an operator does. */
  stop(): Promise<void>;
}

/** Keeps `count` processes running and kills one of them with SIGKILL every now and then (`pauseMs`: the least and greatest pause). */
export function keepKilling(
  start: () => ChildProcess,
  count: number,
  pauseMs: readonly [least: number, greatest: number],
  draw: Random,
): Mortals {
  const running = Array.from({ length: count }, start);
  const spared = new AbortController();
  let killed = 0;
  const killing = (async () => {
    for (;;) {
      await delay(draw.whole(...pauseMs), undefined, { signal: spared.signal }).catch(() => {});
      if (spared.signal.aborted) return;
      const victim = draw.whole(0, count - 1);
      const process = running[victim];
      if (process?.exitCode !== null || process.signalCode !== null)
        throw new Error(`a process ended by itself (${process?.exitCode ?? process?.signalCode})`);
      await endCommand(process, 'SIGKILL');
      killed += 1;
      running[victim] = start();
    }
  })();
  // Whoever spares or stops them hears of it.
  killing.catch(() => {});
  const spare = () => {
    spared.abort();
    return killing;
  };
  return {
    get killed() {
      return killed;
    },
    spare,
    stop: async () => {
      await spare();
      await Promise.all(running.map((process) => endCommand(process)));
    },
  };
}
