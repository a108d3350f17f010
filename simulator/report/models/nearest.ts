/** How far simulated records are from the nearest real one: nearer than real ones are to each other would be a copy. */
import { median, quantile } from 'simple-statistics';
import type { Point, Space } from './points.js';

/** Distances in standard deviations of the real records. */
export interface Nearest {
  /** Medians: from a simulated record to the nearest real one, and from a real one to the nearest other. */
  readonly toReal: number;
  readonly amongReal: number;
  /** The first percentile among the real ones; nearer than that is suspiciously near. */
  readonly limit: number;
  readonly simulated: number;
  /** What is nearer, nearest first. */
  readonly near: readonly { readonly id: string; readonly real: string; readonly distance: number }[];
}

/** The distances; of two real records at least and one simulated one. */
export function nearest({ simulated, real }: Space): Nearest {
  const among = real.map((point) => nearestOf(point, real).distance);
  const limit = quantile(among, 0.01);
  const toReal = simulated.map((point) => ({ id: point.id, ...nearestOf(point, real) }));
  return {
    toReal: median(toReal.map(({ distance }) => distance)),
    amongReal: median(among),
    limit,
    simulated: simulated.length,
    near: toReal.filter(({ distance }) => distance < limit).sort((one, other) => one.distance - other.distance),
  };
}

function nearestOf(point: Point, others: readonly Point[]): { real: string; distance: number } {
  let [real, square] = ['', Number.POSITIVE_INFINITY];
  for (const other of others) {
    if (other === point) continue;
    const found = squareOf(point.at, other.at, square);
    if (found < square) [real, square] = [other.id, found];
  }
  return { real, distance: Math.sqrt(square) };
}

/** The square of the distance; what is over `most` is not counted to the end. */
function squareOf(one: readonly number[], other: readonly number[], most: number): number {
  let sum = 0;
  for (let index = 0; index < one.length && sum < most; index++) {
    sum += ((one[index] ?? 0) - (other[index] ?? 0)) ** 2;
  }
  return sum;
}
