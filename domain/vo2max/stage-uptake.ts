/** What a steady stage costs, by the equation of the machine. */
import { legCycle, run, walk } from '../acsm.js';
import type { Estimate } from '../estimate.js';
import { gait } from '../gait.js';
import { none } from '../quantity.js';

/** The load of a stage; null: not known, or not what the stage is at. */
export interface StageLoad {
  readonly speedMmPerS: number | null;
  readonly inclineBp: number | null;
  readonly powerDeciW: number | null;
  readonly cadenceDeciRpm: number | null;
  readonly bodyWeightGrams: number | null;
}

const onTreadmill = ({ speedMmPerS, inclineBp, cadenceDeciRpm }: StageLoad): Estimate => {
  if (speedMmPerS === null) return none('missing', 'metresPerMinute');
  const equation = gait(speedMmPerS, cadenceDeciRpm) === 'walk' ? walk : run;
  // To a tenth: a belt at 6.0 km/h says 1,667 mm/s, which would be beyond the 100 m/min of walking.
  const metresPerMinute = Math.round((speedMmPerS * 60) / 100) / 10;
  return equation.of({ metresPerMinute, grade: (inclineBp ?? 0) / 10_000 });
};

const onBike = ({ powerDeciW, bodyWeightGrams }: StageLoad): Estimate =>
  legCycle.of({ watts: powerDeciW && powerDeciW / 10, bodyKg: bodyWeightGrams && bodyWeightGrams / 1_000 });

/** Only these machines have an equation for what one does on them; on an air bike the arms work too. */
const equations: Readonly<Record<string, (load: StageLoad) => Estimate>> = {
  TREADMILL: onTreadmill,
  BIKE_UPRIGHT: onBike,
  BIKE_RECUMBENT: onBike,
  BIKE_SPIN: onBike,
};

/** Oxygen uptake (gross, ml/kg/min) at a load on a kind of machine; out of the equation's range there is none. */
export const uptakeAt = (equipmentType: string, load: StageLoad): Estimate =>
  (Object.hasOwn(equations, equipmentType) && equations[equipmentType]?.(load)) || none('not_covered', 'equipmentType');
