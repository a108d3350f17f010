/** What a few members' machines say as they train: sets, a run, a ride and push-ups; and how a bad network delivers it. */
import { noKind, noReading } from '../../schemas/blank.js';
import type { EquipmentType } from '../../schemas/generated/equipment.js';
import type { Reading, Telemetry } from '../../schemas/generated/telemetry.js';
import type { Random } from '../../simulator/random.js';

/** A machine that each member has for themselves. */
interface Machine {
  readonly type: EquipmentType;
  readonly exerciseId: string;
  readonly seconds: number;
  /** What it shows after so many seconds. */
  readonly shows: (second: number) => Partial<Reading>;
}

/** Eight repetitions in the first 16 s of 40; then the load of the next set is put on. */
const SET_S = 40;
const REPETITIONS = 8;
const kg = (set: number) => 60 + 10 * set;

/** By what stands in the id of the machine. */
export const machines: Readonly<Record<string, Machine>> = {
  press: {
    ...{ type: 'WEIGHT_STACK', exerciseId: 'leg-press', seconds: 3 * SET_S },
    shows: (second) => {
      const [set, inSet] = [Math.floor(second / SET_S), second % SET_S];
      const repetitions = set * REPETITIONS + Math.min(REPETITIONS, Math.floor(inSet / 2));
      return { repetitions, loadGrams: kg(inSet <= 2 * REPETITIONS ? set : set + 1) * 1_000 };
    },
  },
  treadmill: {
    ...{ type: 'TREADMILL', exerciseId: 'treadmill-run', seconds: 1_200 },
    shows: (second) => ({ distanceMm: 2_800 * second, speedMmPerS: 2_800, inclineBp: 100 }),
  },
  bike: {
    ...{ type: 'BIKE_UPRIGHT', exerciseId: 'upright-bike', seconds: 900 },
    shows: (second) => ({ distanceMm: 8_000 * second, powerW: 150, workJ: 150 * second }),
  },
  rower: {
    ...{ type: 'ROWER', exerciseId: 'rower', seconds: 480 },
    shows: (second) => ({
      distanceMm: 4_300 * second,
      powerW: 180,
      workJ: 180 * second,
      cycles: Math.floor(second / 2),
    }),
  },
  mat: {
    ...{ type: 'BODYWEIGHT_STATION', exerciseId: 'push-up', seconds: 90 },
    shows: (second) => ({ repetitions: Math.floor(second / 2) }),
  },
};

/** A session from its start on, ms: a message a second, and its end. */
export function session(userId: string, machine: string, sessionId: string, from: number): Telemetry[] {
  const { exerciseId, seconds, shows } = machines[machine] as Machine;
  const said: Partial<Telemetry>[] = [
    { started: { userId, exerciseId, firmware: null } },
    ...Array.from({ length: seconds }, (_, i) => ({ reading: { ...noReading, ...shows(i + 1) } })),
    { ended: { reason: 'USER' } },
  ];
  return said.map((one, sequence) => ({
    ...{ ...noKind, ...one, sessionId, sequence },
    ...{ equipmentId: `${machine}-${userId}`, at: from + sequence * 1_000 },
  }));
}

const NEAR = 40;
const FAR = 300;

/** The same messages out of their order, some of them far, and a tenth of them again. */
export function disturbed(messages: readonly Telemetry[], draw: Random): Telemetry[] {
  const delay = () => draw.whole(0, draw.chance(0.02) ? FAR : NEAR);
  return messages
    .flatMap((message, i) => [
      { message, place: i + delay() },
      ...(draw.chance(0.1) ? [{ message, place: i + draw.whole(0, FAR) }] : []),
    ])
    .sort((a, b) => a.place - b.place)
    .map(({ message }) => message);
}
