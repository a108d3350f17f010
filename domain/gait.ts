/** Whether somebody on a treadmill walks or runs. */

/**
 * Ranges of the ACSM equations: walking up to 100 m/min, running above 134 m/min; between them the gait decides, running
 * above 140 steps/min (Bushman 2020, ACSM's Health & Fitness Journal 24(3) and 24(4)).
 */
const WALK_BELOW_MM_PER_MIN = 100_000;
const RUN_ABOVE_MM_PER_MIN = 134_000;
const RUN_ABOVE_DECI_STEPS_PER_MIN = 1_400;

/** Walking or running at `speedMmPerS`; between the two, by the steps per minute (in tenths; null: walking). */
export function gait(speedMmPerS: number, cadenceDeciRpm: number | null): 'walk' | 'run' {
  const mmPerMin = speedMmPerS * 60;
  if (mmPerMin < WALK_BELOW_MM_PER_MIN) return 'walk';
  if (mmPerMin > RUN_ABOVE_MM_PER_MIN) return 'run';
  return cadenceDeciRpm !== null && cadenceDeciRpm > RUN_ABOVE_DECI_STEPS_PER_MIN ? 'run' : 'walk';
}
