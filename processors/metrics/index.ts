/** All metrics. Who adds one names it here. */
import type { Metric } from './metric.js';
import { oneRepMax } from './one-rep-max.js';

export const metrics: readonly Metric[] = [oneRepMax];
