/** A small world for tests. */
import type { SimulationOptions } from '../../../simulator/simulation.js';

/** A Monday, 18:00 in Singapore. */
export const EVENING = Date.UTC(2025, 10, 3, 10);
export const HOUR_MS = 3_600_000;

export const options = (changes: Partial<SimulationOptions> = {}): SimulationOptions => ({
  seed: '7',
  gyms: 1,
  machinesPerGym: 40,
  membersPerGym: 500,
  from: EVENING,
  until: EVENING + HOUR_MS,
  faults: new Set(),
  ...changes,
});
