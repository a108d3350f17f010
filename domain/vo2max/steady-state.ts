/**
 * VO2max from one steady stage on any ergometer: the share of the heart-rate reserve in use is that of the oxygen reserve, so
 * what the stage costs tells what the maximum is. Our main method, since every workout may hold such a stage.
 */
import type { Estimate } from '../estimate.js';
import { formula } from '../formula.js';
import { reserveShare } from '../heart/reserve.js';
import { positive } from '../quantity.js';

/** Oxygen uptake at rest, ml/kg/min. */
const REST = 3.5;

const perMinute = positive('1/min');

/** By the uptake that an ACSM equation gives for the stage, and the mean heart rate of its last minute. */
export const steadyState = formula({
  id: 'reserve-steady-state',
  version: 1,
  gives: 'VO2max from a steady stage',
  unit: 'ml/kg/min',
  source: "Swain & Leutholtz 1997; ACSM's Guidelines (share of heart-rate reserve = share of VO2 reserve)",
  inputs: {
    vo2: { unit: 'ml/kg/min', above: REST },
    heartRateBpm: perMinute,
    restingBpm: perMinute,
    maximumBpm: perMinute,
    /** Time at the same load. */
    constantLoadS: { unit: 's', least: 180 },
    /** Mean heart rate of the last 60 s less that of the 60 s before. */
    driftBpm: { unit: '1/min', least: -5, most: 5 },
  },
  together: { reserveShare: { unit: '', least: 0.4, most: 0.85, from: reserveShare.compute } },
  compute: (stage) => REST + (stage.vo2 - REST) / reserveShare.compute(stage),
});

/** What a stage is known by, beside the oxygen that it costs. */
type Stage = Omit<Parameters<typeof steadyState.of>[0], 'vo2'>;

/** VO2max by a stage whose uptake was estimated; an equation out of its range refuses for both. */
export const vo2maxOfStage = (uptake: Estimate, stage: Stage): Estimate =>
  'none' in uptake ? uptake : steadyState.of({ ...stage, vo2: uptake.value });
