/** How the points of a window make a value. */
import type { Choice, Point } from './metric.js';

type Measured = Point & { readonly value: number };

/** The points that have a value. */
export const measured = (points: readonly Point[]): readonly Measured[] =>
  points.filter((point): point is Measured => point.value !== null);

/** The greatest; of equals the latest, so that it rests on what was done last. */
export const greatest: Choice = (points) => {
  let best: Measured | null = null;
  for (const point of measured(points)) if (!best || point.value >= best.value) best = point;
  return best && { value: best.value, evidence: [best] };
};

/** The latest. */
export const latest: Choice = (points) => {
  const last = measured(points).at(-1);
  return last ? { value: last.value, evidence: [last] } : null;
};

/** The sum. */
export const sum: Choice = (points) => {
  const all = measured(points);
  return all.length === 0 ? null : { value: all.reduce((total, { value }) => total + value, 0), evidence: all };
};

/** The mean by weight; a figure without one weighs 1. */
export const mean: Choice = (points) => {
  const all = measured(points);
  const weight = all.reduce((total, { weight = 1 }) => total + weight, 0);
  if (weight <= 0) return null;
  return { value: all.reduce((total, { value, weight = 1 }) => total + value * weight, 0) / weight, evidence: all };
};
