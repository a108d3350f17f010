/** Prints what folding, showing and saving a session costs: 1,000,000 readings of 1,000 machines, 8 readings a call. */
import type { Received } from '../engine/declare.js';
import processor from '../processors/sessions/processor.js';
import type { SessionState } from '../processors/sessions/session.js';
import type { Telemetry } from '../schemas/generated/telemetry.js';

const READINGS = 1_000_000;
const MACHINES = 1_000;
const PER_CALL = 8;
const ROUNDS = 100;
const T0 = Date.UTC(2026, 2, 2, 9);

/** Sets of 10 repetitions in 30 s at one load, then 60 s of rest; a heart rate and a power with it. */
function reading(machine: number, sequence: number): Received<Telemetry> {
  const at = T0 + sequence * 1_000;
  const [set, second] = [Math.floor(sequence / 90), sequence % 90];
  const repetitions = set * 10 + Math.min(10, Math.floor(second / 3));
  return {
    sessionId: `00000000-0000-4000-8000-${String(machine).padStart(12, '0')}`,
    equipmentId: `machine-${machine}`,
    sequence,
    at,
    receivedAt: at + 20,
    started: null,
    changed: null,
    ended: null,
    status: null,
    reading: {
      repetitions,
      cycles: null,
      distanceMm: null,
      workJ: repetitions * 150,
      machineEnergyKcal: Math.floor(sequence / 9),
      loadGrams: 50_000 + set * 5_000,
      speedMmPerS: null,
      inclineBp: null,
      powerW: 100 + (sequence % 40),
      cadenceDeciRpm: null,
      resistanceDeci: null,
      heartRateBpm: 90 + (sequence % 50),
      paused: false,
    },
  };
}

const context = {
  partition: 0,
  key: 'machine',
  tables: { equipment: { get: () => undefined }, merges: { get: () => undefined } },
  kept: { telemetry: undefined as never, amendments: undefined as never },
  state: (): SessionState => processor.initial(),
  states: () => [],
  touch: () => undefined,
  wake: () => undefined,
  shared: null,
};

/** CPU time, garbage collection included: the machine may have other work. */
function measure(name: string, times: number, work: () => void): void {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  console.log(`${name.padEnd(44)} ${((user + system) / times).toFixed(3)} µs CPU`);
}

const perMachine = READINGS / MACHINES;
let batches = Array.from({ length: perMachine / PER_CALL }, (_, batch) =>
  Array.from({ length: MACHINES }, (_, machine) =>
    Array.from({ length: PER_CALL }, (_, i) => reading(machine, batch * PER_CALL + i)),
  ),
);

let states: SessionState[] = [];
for (const round of ['cold', 'warm']) {
  states = Array.from({ length: MACHINES }, () => processor.initial());
  measure(`fold, ${PER_CALL} readings a call (${round}), per reading`, READINGS, () => {
    for (const batch of batches)
      batch.forEach((events, machine) => {
        const state = states[machine];
        if (state !== undefined) processor.on.telemetry(state, events, context);
      });
  });
}

batches = []; // or the garbage collector's work on a million events would be counted below

let rows = 0;
measure('show an open session of 12 sets', ROUNDS * MACHINES, () => {
  for (let round = 0; round < ROUNDS; round += 1)
    for (const state of states) rows += processor.show(state, { ...context, scope: 's', tick: T0, next: null }).length;
});
let bytes = 0;
measure('state to JSON', MACHINES, () => {
  for (const state of states) bytes += JSON.stringify(state).length;
});
console.log(`${rows / ROUNDS / MACHINES} rows and events a session, ${Math.round(bytes / MACHINES)} bytes of state`);
