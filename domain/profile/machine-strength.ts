/**
 * What a one-repetition maximum on a machine means. Nobody publishes norms of machines but for the bench press and the leg press of one
 * maker, so this is a rule of our own, by body weight alone: it says roughly where somebody stands, and with low confidence always.
 */
import { norm } from '../norm.js';

/** Body weights lifted once that are good for a man, by exercise. */
const goodShares: Readonly<Record<string, number>> = {
  'chest-press-machine': 1,
  'incline-chest-press': 0.85,
  'pec-deck': 0.75,
  'cable-crossover': 0.45,
  'shoulder-press-machine': 0.65,
  'reverse-fly-machine': 0.45,
  'lat-pulldown': 0.9,
  'seated-row': 0.9,
  'leg-press': 2,
  'leg-extension': 0.9,
  'seated-leg-curl': 0.7,
  'lying-leg-curl': 0.6,
  'hip-abductor': 0.9,
  'hip-adductor': 0.9,
  'seated-calf': 1.1,
  'biceps-curl-machine': 0.5,
  'triceps-machine': 0.75,
  'triceps-pushdown': 0.5,
  'ab-crunch-machine': 0.7,
  'dip-machine': 1.1,
};

/** A maximum as a share of what is good for a man of that body weight; null: nobody says what is good in that exercise. */
export function shareOfGood(exerciseId: string, oneRepMaxKg: number, bodyWeightKg: number): number | null {
  const good = Object.hasOwn(goodShares, exerciseId) ? goodShares[exerciseId] : undefined;
  return good === undefined || bodyWeightKg <= 0 ? null : oneRepMaxKg / (good * bodyWeightKg);
}

const EVER = Number.POSITIVE_INFINITY;

/** Of adults. Women have two thirds of the strength of men of their weight: that is the ratio in the Cooper Institute's bench press. */
export const machineStrength = norm({
  id: 'machine-strength',
  version: 1,
  gives: 'level of a one-repetition maximum on a machine',
  unit: 'share of what is good for a man of that body weight',
  source: 'Our own; there is no published norm',
  bands: ['excellent', 'very_good', 'good', 'fair'],
  beneath: 'needs_improvement',
  groups: {
    MALE: [{ ages: [16, EVER], from: [1.5, 1.25, 1, 0.75] }],
    FEMALE: [{ ages: [16, EVER], from: [0.975, 0.8125, 0.65, 0.4875] }],
  },
});
