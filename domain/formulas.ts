/** Every formula, table and scale, by what it is about; the reference page is made from it. */
import { armCrank, energyRate, legCycle, run, step, walk } from './acsm.js';
import { legCyclePower, runSpeed, walkSpeed } from './acsm-inverse.js';
import { mifflin } from './body/basal-metabolism.js';
import { bmi, singaporeBmi, whoBmi } from './body/bmi.js';
import { aceBodyFat, deurenberg } from './body/body-fat.js';
import { cyclingShortcut } from './claimed-energy.js';
import { compendium } from './compendium.js';
import type { Declared } from './formula.js';
import { keytel } from './heart/keytel.js';
import { fox, gellish, tanaka } from './heart/maximum.js';
import { karvonenTarget, reserveShare } from './heart/reserve.js';
import { heartRateIntensity, metIntensity, reserveIntensity, strengthIntensity } from './intensity-bands.js';
import { cooperBenchPress } from './norms/bench-press.js';
import { awgsGrip } from './norms/grip.js';
import { ipptPushUps, ipptRun, ipptSitUps, ipptTotal } from './norms/ippt.js';
import { napfaRun, napfaSitUps } from './norms/napfa.js';
import { acsmPushUps, minutePushUps, ymcaPushUps } from './norms/push-ups.js';
import { minuteSitUps, ymcaSitUps } from './norms/sit-ups.js';
import { weeksOfAdvice } from './profile/consistency.js';
import { machineStrength } from './profile/machine-strength.js';
import { concept2Energy, concept2Power } from './rower.js';
import { oneRepMaxFormulas } from './strength/one-rep-max-formulas.js';
import { loadFor } from './strength/prescription.js';
import { chestPressByFive, legPressByFive } from './strength/reynolds.js';
import { ebbeling } from './vo2max/ebbeling.js';
import { cooper, rockport } from './vo2max/field-tests.js';
import { cooperInstituteVo2max, lifeFitnessVo2max } from './vo2max/norms.js';
import { steadyState } from './vo2max/steady-state.js';
import { uth } from './vo2max/uth.js';

/** All that is declared, in the order of the reference page. */
export const formulas: Readonly<Record<string, readonly Declared[]>> = {
  Strength: [...oneRepMaxFormulas, chestPressByFive, legPressByFive, loadFor],
  'Oxygen uptake and energy': [
    walk,
    run,
    legCycle,
    armCrank,
    step,
    walkSpeed,
    runSpeed,
    legCyclePower,
    energyRate,
    concept2Power,
    concept2Energy,
    keytel,
    cyclingShortcut,
    compendium,
  ],
  'Heart rate': [tanaka, fox, gellish, karvonenTarget, reserveShare],
  VO2max: [steadyState, ebbeling, cooper, rockport, uth, lifeFitnessVo2max, cooperInstituteVo2max],
  Intensity: [heartRateIntensity, reserveIntensity, metIntensity, strengthIntensity],
  Body: [bmi, whoBmi, singaporeBmi, deurenberg, aceBodyFat, mifflin],
  'Fitness tests': [
    acsmPushUps,
    ymcaPushUps,
    minutePushUps,
    minuteSitUps,
    ymcaSitUps,
    ipptPushUps,
    ipptSitUps,
    ipptRun,
    ipptTotal,
    napfaSitUps,
    napfaRun,
    awgsGrip,
    cooperBenchPress,
    machineStrength,
    weeksOfAdvice,
  ],
};
