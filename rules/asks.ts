/** What a rule asks of a member besides the workouts of its time: when these change, it has to be judged again. */
import type { Node } from './node.js';

/** What is asked. */
export interface Asks {
  /** Days before joining that baselines look at; 0: none. */
  readonly looksBackDays: number;
  /** Names of metrics; `person` for sex and age; `personal_bests` for all that was done before. */
  readonly uses: readonly string[];
}

/** Conditions and bounds that look at the member. */
const usesOf: Readonly<Record<string, readonly string[]>> = {
  oneRepMaxShare: ['one_rep_max'],
  heartRateReserve: ['maximum_heart_rate', 'resting_heart_rate'],
  own: ['one_rep_max'],
  norm: ['person'],
};

/** Of a rule's root and all within it. */
export function asksOf(root: Node): Asks {
  const uses = new Set<string>();
  let looksBackDays = 0;
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [name, inner] of Object.entries(value)) {
      for (const used of usesOf[name] ?? []) uses.add(used);
      look(inner);
    }
    if ('measure' in value && value.measure === 'personal_bests') uses.add('personal_bests');
    if ('baseline' in value && 'days' in value) looksBackDays = Math.max(looksBackDays, Number(value.days));
  };
  look(root);
  return { looksBackDays, uses: [...uses].sort() };
}
