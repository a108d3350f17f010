/** All metrics. Who adds one names it here. */
import { bestSpeed } from './best-speed.js';
import { bodyFat } from './body-fat.js';
import { bodyWeight } from './body-weight.js';
import { maximumHeartRate } from './maximum-heart-rate.js';
import { met } from './met.js';
import type { Metric } from './metric.js';
import { mostRepetitionsInAMinute } from './most-repetitions-in-a-minute.js';
import { oneRepMax } from './one-rep-max.js';
import { restingHeartRate } from './resting-heart-rate.js';
import { vo2max } from './vo2max.js';
import { weeklyActiveMinutes } from './weekly-active-minutes.js';
import { weeklyTonnage } from './weekly-tonnage.js';

export const metrics: readonly Metric[] = [
  oneRepMax,
  mostRepetitionsInAMinute,
  vo2max,
  maximumHeartRate,
  restingHeartRate,
  met,
  weeklyActiveMinutes,
  weeklyTonnage,
  bestSpeed,
  bodyWeight,
  bodyFat,
];

/** The unit of each, by name. */
export const metricUnits: Readonly<Record<string, string>> = Object.fromEntries(
  metrics.map(({ name, unit }) => [name, unit]),
);

/** Their names. */
export const metricNames = metrics.map(({ name }) => name);
