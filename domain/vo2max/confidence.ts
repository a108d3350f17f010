/** Which VO2max to believe when several methods give one. */
import type { Estimated } from '../estimate.js';
import { ebbeling } from './ebbeling.js';
import { cooper, rockport } from './field-tests.js';
import { steadyState } from './steady-state.js';
import { uth } from './uth.js';

/** By formula, most trusted first: the treadmill test and our steady stage stand equal, then runs, walks, and the guess at rest. */
const confidences = {
  [ebbeling.id]: 'high',
  [steadyState.id]: 'high',
  [cooper.id]: 'fair',
  [rockport.id]: 'low',
  [uth.id]: 'prior',
} as const;

const order = ['high', 'fair', 'low', 'prior'] as const;
export type Confidence = (typeof order)[number];

/** How far an estimate of VO2max can be trusted; null: not a formula for VO2max. */
export const confidenceOf = ({ formula }: Pick<Estimated, 'formula'>): Confidence | null =>
  Object.hasOwn(confidences, formula) ? (confidences[formula] ?? null) : null;

/**
 * The estimate to show: one of the most trusted methods among these, the first given of equals (so the caller's order, latest
 * first or greatest first, decides). Undefined: there is no estimate of VO2max among them.
 */
export function mostTrusted<E extends Pick<Estimated, 'formula'>>(estimates: readonly E[]): E | undefined {
  for (const confidence of order) {
    const found = estimates.find((estimate) => confidenceOf(estimate) === confidence);
    if (found) return found;
  }
  return undefined;
}
