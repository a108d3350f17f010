/** Telemetry that says nothing yet: what a message or a reading is where a sender fills in only what it knows. */
import type { Reading, Telemetry } from './generated/telemetry.js';

/** No kind of message: exactly one is to be set. */
export const noKind = {
  started: null,
  reading: null,
  changed: null,
  ended: null,
  status: null,
} as const satisfies Partial<Telemetry>;

/** A reading of a machine that knows nothing of itself. */
export const noReading: Reading = {
  repetitions: null,
  cycles: null,
  distanceMm: null,
  workJ: null,
  machineEnergyKcal: null,
  loadGrams: null,
  speedMmPerS: null,
  inclineBp: null,
  powerW: null,
  cadenceDeciRpm: null,
  resistanceDeci: null,
  heartRateBpm: null,
  paused: false,
};
