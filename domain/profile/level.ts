/** How fit somebody is in one respect: one of five levels, named as ACSM and the Canadian Society for Exercise Physiology name theirs. */

/** From the least to the best. */
export const levels = ['needs_improvement', 'fair', 'good', 'very_good', 'excellent'] as const;
export type Level = (typeof levels)[number];

/** A level, and where within it: each takes 20 of the 100 points. */
export interface Grade {
  readonly level: Level;
  /** 0 to 100, to one decimal, rounded down, so that it never reaches a level that was not reached. */
  readonly score: number;
}

/** The least values of fair, good, very good and excellent; each no less than the one before. */
export type Bounds = readonly [fair: number, good: number, veryGood: number, excellent: number];

const POINTS = 20;

/**
 * The grade of a value, of which more is better, any unit; straight between the bounds. Nothing has no points; full points has who is as far beyond
 * excellent as that is beyond very good. `least`: the value that has no points.
 */
export function graded(value: number, bounds: Bounds, least = 0): Grade {
  const [, , veryGood, excellent] = bounds;
  const reached = bounds.filter((bound) => value >= bound).length;
  const from = reached === 0 ? least : (bounds[reached - 1] ?? least);
  const to = bounds[reached] ?? excellent + (excellent - veryGood);
  const share = to > from ? Math.min(Math.max((value - from) / (to - from), 0), 1) : 0;
  // Where a level ends the next one begins; only the last is closed.
  const points = reached === bounds.length ? POINTS * share : Math.min(POINTS * share, POINTS - 0.1);
  return gradeOf(POINTS * reached + points);
}

/** The grade of so many points of 100. */
export function gradeOf(points: number): Grade {
  const score = Math.floor(points * 10 + 1e-6) / 10;
  const level = levels[Math.min(Math.floor(score / POINTS), levels.length - 1)] ?? 'needs_improvement';
  return { level, score };
}

/** The better of two. */
export const better = (a: Grade, b: Grade): Grade => (b.score > a.score ? b : a);
