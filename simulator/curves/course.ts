/** What one session on one machine will say, second by second. */
import type { Reading } from '../../schemas/generated/telemetry.js';
import type { Person } from '../people.js';
import type { Random } from '../random.js';
import type { Machine } from '../world.js';
import type { Heart } from './heart.js';

/** One second: a reading, or the member turning to another exercise. */
export type Signal = { readonly reading: Reading } | { readonly exerciseId: string };

/** The exercise with which it begins (null: the machine's own), and then one signal a second until the member is done. */
export interface Course {
  readonly exerciseId: string | null;
  readonly signals: Iterator<Signal, void>;
}

/** Who trains where, and the heart that the machine listens to. */
export interface Setting {
  readonly person: Person;
  readonly machine: Machine;
  readonly heart: Heart;
  readonly draw: Random;
}

export type Family = (setting: Setting) => Course;

/** Standard gravity, m/s². */
export const GRAVITY = 9.80665;

/** Whether the member has stopped for a moment, by second of the session: one session in eight has one pause of 20 to 90 s. */
export function pauses(draw: Random, durationS: number): (second: number) => boolean {
  if (durationS < 180 || !draw.chance(0.125)) return () => false;
  const from = draw.whole(60, durationS - 100);
  const to = from + draw.whole(20, 90);
  return (second) => second >= from && second < to;
}

/** How much of a deviation from the intended effort is left a second later. */
const KEPT = 0.9;

/** How an effort wavers around what is intended, second by second: a factor about 1 with this standard deviation, as the one before was. */
export function wavering(draw: Random, deviation: number): () => number {
  const fresh = deviation * Math.sqrt(1 - KEPT ** 2);
  let off = 0;
  return () => {
    off = KEPT * off + draw.normal(0, fresh);
    return 1 + off;
  };
}

/** Nears `value` to `target` by at most `step`. */
export const towards = (value: number, target: number, step: number) =>
  value < target ? Math.min(value + step, target) : Math.max(value - step, target);

/** What the machine claims in a second, kcal: oxygen at 5 kcal per litre for a user of 75 kg, as most machines assume. */
export const claimedKcal = (vo2: number) => (vo2 * 75 * 5) / 1_000 / 60;

/** The share of the oxygen reserve that a demand of `vo2` (ml/kg/min) takes, 0 to 1.1. */
export const intensityOf = (vo2: number, vo2max: number) => Math.min(Math.max((vo2 - 3.5) / (vo2max - 3.5), 0), 1.1);
