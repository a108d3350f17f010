/** When scopes are shown again without an event. */
import type { Cell } from './cache.js';
import type { AnyProcessor } from './processor.js';

/** Wakes and ticks are in whole 10 s. */
export const WAKE_STEP_MS = 10_000;

/** When a scope wishes to be woken, in whole 10 s, or null; `shown`: what `show` asked for. */
export function dueOf(
  processor: AnyProcessor,
  state: unknown,
  tick: number,
  shown: number | null = null,
): number | null {
  const own = processor.wakeAt?.(state, tick) ?? null;
  if (own === null && shown === null) return null;
  const wish = Math.min(...[own, shown].filter((one) => one !== null));
  if (!(Math.abs(wish) <= Number.MAX_SAFE_INTEGER)) throw new Error(`wakeAt gave ${wish}, not ms`);
  return Math.ceil(wish / WAKE_STEP_MS) * WAKE_STEP_MS;
}

/** When a scope is woken next, after it was shown at this tick; null: not. */
export function wake(processor: AnyProcessor, cell: Cell, tick: number, shown: number | null): number | null {
  const due = dueOf(processor, cell.state, tick, shown);
  if (due === null || due <= tick) return null;
  // A wake that is already set for earlier stays: it costs one look, a moved one costs an index.
  return cell.wakeAt !== null && cell.wakeAt > tick && cell.wakeAt <= due ? cell.wakeAt : due;
}
