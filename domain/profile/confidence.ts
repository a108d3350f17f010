/** How far a level may be trusted: by how it is told, on how much it rests, and how recent that is. */

const order = ['low', 'medium', 'high'] as const;
export type Confidence = (typeof order)[number];

/** Of fewer facts nothing is told with high confidence. */
const ENOUGH_FACTS = 3;
/** Older evidence is trusted a step less: after six weeks without training a good part of what it showed is lost. */
export const RECENT_MS = 42 * 86_400_000;

/** The least of some; of none, high. */
export const leastOf = (some: readonly Confidence[]): Confidence =>
  order[Math.min(order.length - 1, ...some.map((one) => order.indexOf(one)))] ?? 'low';

/** What a level rests on. */
interface Evidence {
  /** What is known of each value that it is told by, and of the rule that tells it. */
  readonly told: readonly Confidence[];
  readonly facts: number;
  /** The latest event time of its evidence, of several values the oldest, ms. */
  readonly until: number;
}

/** How far to trust it at a time (ms). */
export function confidenceAt({ told, facts, until }: Evidence, now: number): Confidence {
  const least = leastOf(facts < ENOUGH_FACTS ? [...told, 'medium'] : told);
  const isOld = now - until >= RECENT_MS;
  return isOld ? (order[Math.max(0, order.indexOf(least) - 1)] ?? 'low') : least;
}

/** Whether the first is trusted more (above 0), less, or as much. */
export const compareConfidence = (a: Confidence, b: Confidence): number => order.indexOf(a) - order.indexOf(b);
