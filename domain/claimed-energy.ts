/** What machines claim to have been burnt: never taken over, but told when it cannot be. */
import { formula } from './formula.js';

/** How far a claim may lie from an estimate of ours, as a share of it: makers count otherwise, often from the heart rate. */
const TOLERANCE = 0.35;

/** Whether a machine's figure (kcal) agrees with ours (kcal, above 0) within 35 %. */
export const agrees = (claimedKcal: number, estimatedKcal: number): boolean =>
  Math.abs(claimedKcal - estimatedKcal) <= TOLERANCE * estimatedKcal;

/** The shortcut of many bikes: a kilojoule of work for a kilocalorie, as if the body were 24 % efficient. A check, not an estimate of ours. */
export const cyclingShortcut = formula({
  id: 'cycling-shortcut',
  version: 1,
  gives: 'energy as many bikes count it, for checking what they claim',
  unit: 'kcal',
  source: 'Common among makers of bikes: efficiency 24 %, 4.184 kJ per kcal',
  inputs: { workKj: { unit: 'kJ', least: 0 } },
  compute: ({ workKj }) => workKj,
});
