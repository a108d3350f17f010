/** Everybody of a process who waits for positions: the tasks are looked at for all of them together. */
import { pause } from '../log.js';
import type { Sql } from '../postgres.js';
import { type Marks, refresh, type TaskMarks } from './marks.js';
import type { Missing, Passing } from './passing.js';

/** Somebody who waits. */
interface Waiter {
  readonly passing: Passing;
  /** What is missing by the latest look; an error ends the waiting. */
  onLook(missing: readonly Missing[]): void;
  onError(error: unknown): void;
}

const POLL_MS = 20;

export class Waiting {
  readonly #sql: Sql;
  readonly #marks = new Map<string, TaskMarks>();
  readonly #waiters = new Set<Waiter>();
  #isLooking = false;

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  /** The tasks as they were last seen. */
  get marks(): Marks {
    return this.#marks;
  }

  /** Resolves with nothing once all is passed, or with what is missing when `ms` are over or `signal` aborts; tells `onFirst` what the first look found. */
  until(passing: Passing, ms: number, signal: AbortSignal, onFirst: () => void): Promise<readonly Missing[]> {
    return new Promise((resolve, reject) => {
      let last: readonly Missing[] | null = null;
      const end = (settle: () => void) => {
        clearTimeout(timer);
        signal.removeEventListener('abort', giveUp);
        this.#waiters.delete(waiter);
        settle();
      };
      const giveUp = () => end(() => resolve(last ?? []));
      const waiter: Waiter = {
        passing,
        onLook: (missing) => {
          const isFirst = last === null;
          last = missing;
          if (missing.length === 0) end(() => resolve(missing));
          else if (isOver || signal.aborted) giveUp();
          else if (isFirst) onFirst();
        },
        onError: (error) => end(() => reject(error)),
      };
      // Nobody is told that something is missing before they were looked at once.
      let isOver = ms === 0;
      const timer = setTimeout(() => {
        isOver = true;
        if (last !== null) giveUp();
      }, ms);
      signal.addEventListener('abort', () => last !== null && giveUp());
      this.#waiters.add(waiter);
      void this.#look();
    });
  }

  async #look(): Promise<void> {
    if (this.#isLooking) return;
    this.#isLooking = true;
    while (this.#waiters.size > 0) {
      const began = performance.now();
      // Who comes while the tasks are read waits for the next look: theirs may not be among them.
      const waiters = [...this.#waiters];
      const lineages = new Set(waiters.flatMap(({ passing }) => passing.lineages));
      try {
        await refresh(this.#sql, [...lineages], this.#marks);
        const seen = new Map<Passing, readonly Missing[]>();
        for (const { passing } of waiters) if (!seen.has(passing)) seen.set(passing, passing.look(this.#marks));
        for (const waiter of waiters) waiter.onLook(seen.get(waiter.passing) ?? []);
      } catch (error) {
        for (const waiter of waiters) waiter.onError(error);
      }
      if (this.#waiters.size > 0) await pause(Math.max(0, POLL_MS - (performance.now() - began)));
    }
    this.#isLooking = false;
  }
}
