/**
 * The one-repetition maximum that people are shown: a single repetition is itself, two to ten go by Brzycki (cautious, and
 * equal to Epley at ten), more give none. Of a workout the best set counts, never an average, so warming up takes nothing away.
 */
import type { Estimate, NoEstimate } from '../estimate.js';
import { none } from '../quantity.js';
import { brzycki } from './one-rep-max-formulas.js';

/** A set on a machine: load in any unit, completed repetitions to (near) failure. */
interface LiftedSet {
  readonly load: number | null;
  readonly repetitions: number | null;
}

/** The maximum by one set, in the unit of its load; without load, or with 0 or over 10 repetitions, none. Brzycki gives 1 repetition itself. */
export const oneRepMax = (set: LiftedSet): Estimate => brzycki.of(set);

/**
 * The greatest maximum of some sets on one machine model, in any order. None counts: the reason is that of a set with too
 * many repetitions where there is one, since its lifter can do something about it.
 */
export function bestOneRepMax(sets: readonly LiftedSet[]): Estimate {
  let best: Estimate = none('missing', 'sets');
  for (const set of sets) {
    const estimate = oneRepMax(set);
    if (rank(estimate) > rank(best)) best = estimate;
  }
  return best;
}

/** Estimates by their value, above all refusals; refusals by how much they tell, ties by the input's name. */
function rank(estimate: Estimate): number {
  if (!('none' in estimate)) return estimate.value;
  return -telling.indexOf(codeOf(estimate)) - 1;
}

const codeOf = ({ none, input }: NoEstimate) => `${none} ${input}`;

/** All refusals that sets can meet, the one that tells most first. */
const telling = [
  'above_range repetitions',
  'below_range repetitions',
  'below_range load',
  'missing load',
  'missing repetitions',
  'invalid load',
  'invalid repetitions',
  'missing sets',
];
