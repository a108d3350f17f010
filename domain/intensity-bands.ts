/** How hard is hard: the published bands of intensity, each of its own quantity. */
import { scale } from './scale.js';

const source = "ACSM's Guidelines for Exercise Testing and Prescription, as tabled in PMC8321902";

/** By share of the maximum heart rate. The table is in whole percents: 63.9 is still light, 93.1 is near the maximum. */
export const heartRateIntensity = scale({
  id: 'acsm-heart-rate-intensity',
  version: 1,
  gives: 'intensity by share of the maximum heart rate',
  unit: '%',
  source,
  steps: [
    { band: 'very_light', from: 0 },
    { band: 'light', from: 50 },
    { band: 'moderate', from: 64 },
    { band: 'vigorous', from: 77 },
    { band: 'near_maximal', above: 93 },
  ],
});

/** By share of the heart-rate reserve. */
export const reserveIntensity = scale({
  id: 'acsm-reserve-intensity',
  version: 1,
  gives: 'intensity by share of the heart-rate reserve',
  unit: '%',
  source,
  steps: [
    { band: 'very_light', from: 0 },
    { band: 'light', from: 30 },
    { band: 'moderate', from: 40 },
    { band: 'vigorous', from: 60 },
    { band: 'near_maximal', from: 90 },
  ],
});

/** By multiples of rest. */
export const metIntensity = scale({
  id: 'acsm-met-intensity',
  version: 1,
  gives: 'intensity by multiples of rest',
  unit: 'MET',
  source,
  steps: [
    { band: 'light', from: 0 },
    { band: 'moderate', from: 3 },
    { band: 'vigorous', from: 6 },
    { band: 'very_hard', from: 8.8 },
  ],
});

/** By share of the one-repetition maximum; the source leaves gaps, and so do we. */
export const strengthIntensity = scale({
  id: 'acsm-strength-intensity',
  version: 1,
  gives: 'intensity by share of the one-repetition maximum',
  unit: '%',
  source,
  steps: [
    { band: 'light', from: 40, to: 50 },
    { band: 'moderate', from: 60, to: 70 },
    { band: 'vigorous', from: 80 },
  ],
});
