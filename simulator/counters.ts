/** How faulty firmware tells its counters: with 16 bits only, or from 0 again in the midst of a session. */
import type { Reading } from '../schemas/generated/telemetry.js';
import type { Mishap } from './faults.js';

const SIXTEEN_BITS = 65_536;

/** A reading as it is told; `last` says that the counters start again after it. */
export interface Told {
  readonly reading: Reading;
  readonly last: boolean;
}

type Counters = Pick<Reading, 'repetitions' | 'cycles' | 'distanceMm' | 'workJ' | 'machineEnergyKcal'>;

/** How the counters of one session are told. */
export function teller({ wraps, resetsAfterS }: Mishap): (reading: Reading, second: number) => Told {
  let lost: Counters | null = null;
  return (reading, second) => {
    if (wraps) return { reading: wrapped(reading), last: false };
    if (resetsAfterS < 0) return { reading, last: false };
    if (lost !== null) return { reading: minus(reading, lost), last: false };
    if (second < resetsAfterS || !fallsVisibly(reading)) return { reading, last: false };
    lost = reading;
    return { reading, last: true };
  };
}

const wrapped = (reading: Reading): Reading => ({
  ...reading,
  distanceMm: reading.distanceMm === null ? null : reading.distanceMm % SIXTEEN_BITS,
  workJ: reading.workJ === null ? null : reading.workJ % SIXTEEN_BITS,
});

const minus = (reading: Reading, lost: Counters): Reading => ({
  ...reading,
  repetitions: difference(reading.repetitions, lost.repetitions),
  cycles: difference(reading.cycles, lost.cycles),
  distanceMm: difference(reading.distanceMm, lost.distanceMm),
  workJ: difference(reading.workJ, lost.workJ),
  machineEnergyKcal: difference(reading.machineEnergyKcal, lost.machineEnergyKcal),
});

const difference = (now: number | null, lost: number | null) => (now === null ? null : now - (lost ?? 0));

/** Whether a fall to 0 from here could not be taken for a counter of 8, 16 or 24 bits that ran over. */
const fallsVisibly = ({ repetitions, cycles, distanceMm, workJ, machineEnergyKcal }: Reading) =>
  [repetitions, cycles, distanceMm, workJ, machineEnergyKcal].every(
    (value) => value === null || [2 ** 8, 2 ** 16, 2 ** 24].every((range) => value < range * 0.75 || value >= range),
  );
