/** Processes that die at random moments and are started again at once, as an operator's supervisor would. */
import type { ChildProcess } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import type { Random } from '../../simulator/random.js';
import { endCommand } from '../integration/running.js';

export interface Mortals {
  /** How often one of them was killed. */
  readonly killed: number;
  /** Has nobody killed any more, once `kills` died; they go on running. */
  spare(kills?: number): Promise<void>;
  /** Stops them as an operator does; safe to call twice. */
  stop(): Promise<void>;
}

/**
 * Keeps `count` processes running and kills one of them with SIGKILL every now and then (`pauseMs`: the least and greatest pause);
 * `beforeKill` is awaited first.
 */
export function keepKilling(
  start: () => ChildProcess,
  count: number,
  pauseMs: readonly [least: number, greatest: number],
  draw: Random,
  beforeKill: () => Promise<void>,
): Mortals {
  const running = Array.from({ length: count }, start);
  const spared = new AbortController();
  let enough = Number.POSITIVE_INFINITY;
  let killed = 0;
  const killing = (async () => {
    while (killed < enough) {
      await delay(draw.whole(...pauseMs), undefined, { signal: spared.signal }).catch(() => {});
      if (spared.signal.aborted) return;
      const victim = draw.whole(0, count - 1);
      const process = running[victim];
      if (process?.exitCode !== null || process.signalCode !== null)
        throw new Error(`a process ended by itself (${process?.exitCode ?? process?.signalCode})`);
      await beforeKill();
      await endCommand(process, 'SIGKILL');
      killed += 1;
      running[victim] = start();
    }
  })();
  // Whoever spares or stops them hears of it.
  killing.catch(() => {});
  const spare = (kills = 0) => {
    enough = kills;
    if (killed >= kills) spared.abort();
    return killing;
  };
  return {
    get killed() {
      return killed;
    },
    spare,
    stop: async () => {
      try {
        await spare();
      } finally {
        await Promise.all(running.map((process) => endCommand(process)));
      }
    },
  };
}
