/** Both sides on one map by UMAP (McInnes et al. 2018): near each other on it is alike in all features. */
import { UMAP } from 'umap-js';
import type { Random } from '../../random.js';
import { sampled } from '../statistics/sampling.js';
import type { Space } from './points.js';

/** A record on the map. */
export interface Placed {
  readonly real: boolean;
  readonly x: number;
  readonly y: number;
}

/** Of each side: more would only cover each other. */
const MOST_POINTS = 200;
const NEIGHBOURS = 15;
/** Below this there is no neighbourhood to keep. */
const FEWEST_POINTS = 2 * NEIGHBOURS;

/** The map of equally many simulated records as real ones, or, of few real ones, of some more; null: there are too few. */
export function embedding({ simulated, real }: Space, draw: Random): readonly Placed[] | null {
  const theirs = sampled(real, MOST_POINTS, draw);
  const ours = sampled(simulated, Math.max(theirs.length, FEWEST_POINTS), draw);
  const all = [...ours, ...theirs].map(({ at }) => [...at]);
  if (all.length < FEWEST_POINTS) return null;
  const umap = new UMAP({ nNeighbors: NEIGHBOURS, nEpochs: 200, random: draw.next });
  return umap.fit(all).map(([x = 0, y = 0], index) => ({ real: index >= ours.length, x, y }));
}
