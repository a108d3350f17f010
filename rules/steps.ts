/** Steps on the way through a rule: its tiers, and percentages of the whole. */
import { type Judge, round } from './node.js';

/** A step that was reached, and when first, ms: what a period's end takes back was reached all the same. */
export interface Reached {
  readonly kind: 'TIER' | 'MILESTONE';
  /** The tier's, or the percentage. */
  readonly name: string;
  readonly at: number;
}

/** Notes the steps of a judge at work. */
export class Steps {
  readonly reached: Reached[] = [];
  readonly #judge: Judge;
  readonly #tiers = new Set<string>();
  #ahead: readonly number[];

  constructor(judge: Judge, milestones: readonly number[]) {
    this.#judge = judge;
    this.#ahead = milestones.toSorted((a, b) => a - b);
  }

  /** What is reached as of `at`, ms. */
  note(at: number): void {
    for (const name of this.#judge.tiers ?? []) {
      if (this.#tiers.has(name)) continue;
      this.#tiers.add(name);
      this.reached.push({ kind: 'TIER', name, at });
    }
    if (this.#ahead.length === 0) return;
    const percent = round(this.#judge.fraction) * 100;
    const passed = this.#ahead.filter((milestone) => milestone <= percent);
    for (const milestone of passed) this.reached.push({ kind: 'MILESTONE', name: String(milestone), at });
    this.#ahead = this.#ahead.slice(passed.length);
  }
}
