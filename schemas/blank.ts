/** What says nothing yet: a message, a reading or a session, where a writer fills in only what it knows. */
import type { Effort, IntegerStat, Session } from './generated/sessions.js';
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

const noStat: IntegerStat = { count: 0, sum: 0, max: 0 };

const noEffort: Effort = {
  walkMs: 0,
  walkMm: 0,
  walkClimbMm: 0,
  runMs: 0,
  runMm: 0,
  runClimbMm: 0,
  powerMs: 0,
  powerMj: 0,
  cycleMs: 0,
};

/** What was done in a session in which nothing was. */
export const nothingDone = {
  sets: [],
  repetitions: 0,
  tonnageGrams: 0,
  distanceMm: 0,
  workJ: 0,
  cycles: 0,
  machineEnergyKcal: null,
  activeMs: 0,
  heartRate: noStat,
  power: noStat,
  cadence: noStat,
  effort: noEffort,
  events: 0,
  missing: 0,
  quality: [],
  partitions: [],
  stages: [],
  bestMinutes: [],
} as const satisfies Partial<Session>;
