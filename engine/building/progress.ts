/** How far a build has come, and how long the rest will take. */
import type { Behind } from '../freshness/lag.js';

export interface Progress {
  /** Records folded, over all inputs of all builds that are made. */
  readonly done: number;
  /** Records on the log. */
  readonly all: number;
  /** Records a second, over the last few seconds. */
  readonly rate: number;
  /** Seconds that the rest will take at that rate; null: nobody knows. */
  readonly etaS: number | null;
  readonly isCaughtUp: boolean;
}

/** Pure: told what was seen and when (ms). */
export class Progressing {
  /** What was seen in the last seconds, the oldest first. */
  readonly #seen: { readonly at: number; readonly done: number }[] = [];
  readonly #windowMs: number;

  constructor(windowMs = 5_000) {
    this.#windowMs = windowMs;
  }

  /** `lineages`: those that are made; `all ticked`: each of their tasks has folded a tick. */
  look(
    { lags, unheard, sweeping, renewing }: Omit<Behind, 'tasks'>,
    lineages: readonly string[],
    allTicked: boolean,
    at: number,
  ): Progress {
    const own = lags.filter(({ lineage }) => lineages.includes(lineage));
    const done = own.reduce((sum, { position }) => sum + position, 0);
    const left = own.reduce((sum, { behind }) => sum + behind, 0);
    this.#seen.push({ at, done });
    while ((this.#seen[1]?.at ?? at) <= at - this.#windowMs) this.#seen.shift();
    const [first] = this.#seen;
    const passed = first ? at - first.at : 0;
    const rate = first && passed > 0 ? ((done - first.done) / passed) * 1_000 : 0;
    const isUnheard = unheard.some(({ lineage }) => lineages.includes(lineage));
    const isShowingAgain = [...sweeping, ...renewing].some(({ lineage }) => lineages.includes(lineage));
    return {
      done,
      all: done + left,
      rate: Math.round(rate),
      etaS: left === 0 ? 0 : rate > 0 ? Math.ceil(left / rate) : null,
      isCaughtUp: own.length > 0 && left === 0 && !isUnheard && !isShowingAgain && allTicked,
    };
  }
}
