/** How hard a session was, in MET: which formula serves which machine, and what stands in when none does. */
import { fitOf, legCycle, metOf, run, step, walk } from './acsm.js';
import { bikeByWatts, compendiumMet, edition, type Found, walkBySpeed } from './compendium.js';
import { nameOf } from './formula.js';
import { concept2Id, kcalPerHour } from './rower.js';

/** Sums over active time of what the metabolic equations need; being linear, they hold for means as for moments. */
export interface Effort {
  readonly walkMs: number;
  /** Speed times time, mm; the climb is that times the grade. */
  readonly walkMm: number;
  readonly walkClimbMm: number;
  readonly runMs: number;
  readonly runMm: number;
  readonly runClimbMm: number;
  /** Time with a known power, and power times that time, mJ. */
  readonly powerMs: number;
  readonly powerMj: number;
}

/** A session as the formulas see it. */
export interface Exertion {
  readonly equipmentType: string;
  readonly effort: Effort;
  /** Above 0. */
  readonly activeMs: number;
  /** Strokes, strides or steps; 0: not counted. */
  readonly cycles: number;
  readonly stepHeightMm: number | null;
  readonly bodyWeightGrams: number | null;
  /** The exercise's code in the 2011 Compendium. */
  readonly compendiumCode: string | null;
}

/** Mean gross intensity with the formula that gave it, or why there is none. */
type Intensity = { readonly met: number; readonly method: string } | { readonly unknown: string };

/** The equation's answer; null: it does not apply, the Compendium may. */
type Equation = (exertion: Exertion) => Intensity | null;

const NO_WEIGHT: Intensity = { unknown: 'no body weight' };

const byCode = (code: string, saturated = false): Intensity => {
  const met = compendiumMet(code);
  if (met === undefined) return { unknown: `unknown Compendium code ${code}` };
  return { met, method: `${edition}/${code}${saturated ? ' saturated' : ''}` };
};
const found = ({ code, saturated }: Found) => byCode(code, saturated);

const byExercise = ({ compendiumCode }: Exertion): Intensity =>
  compendiumCode === null
    ? { unknown: 'no equation applies and the exercise has no Compendium code' }
    : byCode(compendiumCode);

const suffix = (fit: 'inside' | 'extrapolated') => (fit === 'extrapolated' ? ' extrapolated' : '');

/** Inputs known for at least half of the active time stand for the rest of it. */
const covers = (knownMs: number, activeMs: number) => knownMs > 0 && knownMs * 2 >= activeMs;

/** Mean power, W, when known for at least half of the active time. */
const meanWatts = ({ effort, activeMs }: Exertion) =>
  covers(effort.powerMs, activeMs) ? effort.powerMj / effort.powerMs : null;

/** One gait's seconds by their mean speed and climb; downhill counts as level, for which alone the equations are stated. */
function ofGait(
  gait: typeof walk | typeof run,
  ms: number,
  mm: number,
  climbMm: number,
  otherwise: (speed: number) => Intensity,
): Intensity {
  const metresPerMinute = (mm * 60) / ms;
  const fit = fitOf(metresPerMinute, gait.inputs.metresPerMinute);
  if (fit === 'outside') return otherwise(metresPerMinute);
  const vo2 = gait.compute({ metresPerMinute, grade: Math.max(0, climbMm / mm) });
  return { met: metOf(vo2), method: nameOf(gait) + suffix(fit) };
}

const treadmill: Equation = (exertion) => {
  const { walkMs, walkMm, walkClimbMm, runMs, runMm, runClimbMm } = exertion.effort;
  if (!covers(walkMs + runMs, exertion.activeMs)) return null;
  const walking = () => ofGait(walk, walkMs, walkMm, walkClimbMm, (speed) => found(walkBySpeed(speed)));
  const running = () => ofGait(run, runMs, runMm, runClimbMm, () => byExercise(exertion));
  if (runMs === 0) return walking();
  const ran = running();
  if (walkMs === 0 || 'unknown' in ran) return ran;
  const walked = walking();
  if ('unknown' in walked) return walked;
  return {
    met: (walked.met * walkMs + ran.met * runMs) / (walkMs + runMs),
    method: `${walked.method} + ${ran.method}`,
  };
};

const bike: Equation = (exertion) => {
  const watts = meanWatts(exertion);
  if (watts === null) return null;
  const fit = fitOf(watts, legCycle.inputs.watts);
  if (fit === 'outside') return found(bikeByWatts(watts));
  if (exertion.bodyWeightGrams === null) return NO_WEIGHT;
  const vo2 = legCycle.compute({ watts, bodyKg: exertion.bodyWeightGrams / 1000 });
  return { met: metOf(vo2), method: nameOf(legCycle) + suffix(fit) };
};

/** Arms work too, so no cycling equation holds; the Compendium's bands of power do. */
const airBike: Equation = (exertion) => {
  const watts = meanWatts(exertion);
  return watts === null ? null : found(bikeByWatts(watts));
};

/** A mean of 0 W is a rower that does not measure power. */
const rower: Equation = (exertion) => {
  const watts = meanWatts(exertion);
  if (watts === null || watts <= 0) return null;
  if (exertion.bodyWeightGrams === null) return NO_WEIGHT;
  const bodyKg = exertion.bodyWeightGrams / 1000;
  return { met: ((kcalPerHour(watts, bodyKg) / 60) * 200) / (3.5 * bodyKg), method: concept2Id };
};

/** On a stair machine every step lifts the body once. */
const stairs: Equation = ({ cycles, activeMs, stepHeightMm }) => {
  if (cycles <= 0 || stepHeightMm === null) return null;
  const stepsPerMinute = (cycles * 60_000) / activeMs;
  const heightM = stepHeightMm / 1000;
  const fits = [fitOf(stepsPerMinute, step.inputs.stepsPerMinute), fitOf(heightM, step.inputs.heightM)];
  if (fits.includes('outside')) return null;
  const fit = fits.includes('extrapolated') ? 'extrapolated' : 'inside';
  return { met: metOf(step.compute({ stepsPerMinute, heightM })), method: nameOf(step) + suffix(fit) };
};

/** By kind of machine; all others go by the exercise's Compendium code. */
const equations: Readonly<Record<string, Equation>> = {
  TREADMILL: treadmill,
  BIKE_UPRIGHT: bike,
  BIKE_RECUMBENT: bike,
  BIKE_SPIN: bike,
  AIR_BIKE: airBike,
  ROWER: rower,
  STEPPER: stairs,
  STAIR_CLIMBER: stairs,
};

/** Mean gross intensity over active time: the machine's equation within (or 10 % beyond) its range, else the Compendium. */
export const intensityOf = (exertion: Exertion): Intensity =>
  (Object.hasOwn(equations, exertion.equipmentType) ? equations[exertion.equipmentType]?.(exertion) : null) ??
  byExercise(exertion);
