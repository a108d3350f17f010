/**
 * What machines say over Bluetooth: the fields of the Fitness Machine Service (0x1826) in the order in which they stand in
 * each characteristic, with the bit of the flags that says they are there. Source: Bluetooth SIG, FTMS 1.0, as in gatt-xml.
 */

/** A little-endian number: bytes, signed, units per step. */
interface Layout {
  readonly bytes: 1 | 2 | 3;
  readonly signed?: true;
  readonly scale?: number;
  /** A value that says "not available". */
  readonly absent?: number;
}

/** A field by its name; those of one bit come and go together. */
export interface Field extends Layout {
  readonly name: string;
  readonly bit: number;
}

/** Bit 0 says "more data": it is the fields' own when it is not set. */
export const MORE_DATA = 0;

interface Characteristic {
  readonly flagBytes: 2 | 3;
  readonly fields: readonly Field[];
}

const u8 = { bytes: 1 } as const;
const u16 = { bytes: 2 } as const;
const u24 = { bytes: 3 } as const;
const s16 = { bytes: 2, signed: true } as const;

type Group = Readonly<Record<string, Layout>>;
/** Groups of fields, bit by bit. */
const inBits = (groups: readonly Group[]): readonly Field[] =>
  groups.flatMap((group, bit) => Object.entries(group).map(([name, layout]) => ({ name, bit, ...layout })));

const speed = { speedKmh: { ...u16, scale: 0.01 } };
const averageSpeed = { averageSpeedKmh: { ...u16, scale: 0.01 } };
const distance = { distanceM: u24 };
const incline = { inclinePercent: { ...s16, scale: 0.1 }, rampDegrees: { ...s16, scale: 0.1 } };
const power = { powerW: s16 };
const averagePower = { averagePowerW: s16 };
const steps = { stepsPerMinute: u16 };
const averageSteps = { averageStepsPerMinute: u16 };
const climbed = { climbedM: u16 };
const energy = {
  energyKcal: { ...u16, absent: 0xffff },
  energyKcalPerHour: { ...u16, absent: 0xffff },
  energyKcalPerMinute: { ...u8, absent: 0xff },
};
/** What ends every characteristic. */
const ending = [
  energy,
  { heartRateBpm: { ...u8, absent: 0xff } },
  { met: { ...u8, scale: 0.1 } },
  { elapsedS: u16 },
  { remainingS: u16 },
];

/** By kind of machine, with the characteristic's number. */
export const ftms = {
  /** 0x2ACD */
  treadmill: {
    flagBytes: 2,
    fields: inBits([
      speed,
      averageSpeed,
      distance,
      incline,
      { climbedM: { ...u16, scale: 0.1 }, descendedM: { ...u16, scale: 0.1 } },
      // tenths of km per minute by the first edition, seconds per 500 m by a later one: vendors differ, so it stays raw
      { pace: u8 },
      { averagePace: u8 },
      ...ending,
      { beltForceN: s16, powerW: s16 },
    ]),
  },
  /** 0x2AD2 */
  indoorBike: {
    flagBytes: 2,
    fields: inBits([
      speed,
      averageSpeed,
      { cadenceRpm: { ...u16, scale: 0.5 } },
      { averageCadenceRpm: { ...u16, scale: 0.5 } },
      distance,
      { resistance: s16 },
      power,
      averagePower,
      ...ending,
    ]),
  },
  /** 0x2AD1 */
  rower: {
    flagBytes: 2,
    fields: inBits([
      { strokesPerMinute: { ...u8, scale: 0.5 }, strokes: u16 },
      { averageStrokesPerMinute: { ...u8, scale: 0.5 } },
      distance,
      { secondsPer500M: u16 },
      { averageSecondsPer500M: u16 },
      power,
      averagePower,
      { resistance: s16 },
      ...ending,
    ]),
  },
  /** 0x2ACE */
  crossTrainer: {
    flagBytes: 3,
    fields: inBits([
      speed,
      averageSpeed,
      distance,
      { ...steps, ...averageSteps },
      { strides: { ...u16, scale: 0.1 } },
      { ...climbed, descendedM: u16 },
      incline,
      { resistance: { ...s16, scale: 0.1 } },
      power,
      averagePower,
      ...ending,
    ]),
  },
  /** 0x2ACF */
  stepClimber: {
    flagBytes: 2,
    fields: inBits([{ floors: u16, steps: u16 }, steps, averageSteps, climbed, ...ending]),
  },
  /** 0x2AD0 */
  stairClimber: {
    flagBytes: 2,
    fields: inBits([{ floors: u16 }, steps, averageSteps, climbed, { strides: u16 }, ...ending]),
  },
} as const satisfies Record<string, Characteristic>;
