import { describe, expect, it } from 'vitest';
import { nothingDone } from '../../../../schemas/blank.js';
import { ended, everySecond, given, legPress, MACHINE, Machine, reading, S1, S2, started, T0 } from './driver.js';

/** Leg press: 3 repetitions at 60 kg, 20 s of rest, 2 repetitions at 80 kg; heart rate and work as they come. */
const twoSets = () => [
  started(0),
  ...everySecond(1, [
    { repetitions: 0, loadGrams: 60_000, heartRateBpm: null, workJ: 0 }, // 1 s
    { repetitions: 1, loadGrams: 60_000, heartRateBpm: 100, workJ: 200 },
    { repetitions: 1, loadGrams: 60_000, heartRateBpm: 102, workJ: 210 },
    { repetitions: 2, loadGrams: 60_000, heartRateBpm: 104, workJ: 400 },
    { repetitions: 3, loadGrams: 60_000, heartRateBpm: 110, workJ: 600 }, // 5 s
  ]),
  reading(6, 25, { repetitions: 3, loadGrams: 80_000, heartRateBpm: 0, workJ: 600 }),
  reading(7, 26, { repetitions: 4, loadGrams: 80_000, heartRateBpm: 108, workJ: 900 }),
  reading(8, 30, { repetitions: 5, loadGrams: 80_000, heartRateBpm: 106, workJ: 1_200 }),
];

describe('a session', () => {
  it('R4, R5: one end makes one record with the owner, the machine, the sets and the totals worked out by hand', () => {
    const machine = given(...twoSets(), ended(9, 33));
    expect(machine.show().filter((shown) => shown.kind === 'outgoing')).toHaveLength(1);
    expect(machine.session()).toEqual({
      ...nothingDone,
      sessionId: S1,
      equipmentId: MACHINE,
      userId: 'ana',
      gymId: 'tampines',
      equipmentModel: 'acme-lp1',
      equipmentType: 'WEIGHT_STACK',
      exerciseId: 'leg-press',
      open: false,
      startedAt: T0,
      endedAt: T0 + 33_000,
      endReason: 'USER',
      voided: false,
      sets: [
        { exerciseId: 'leg-press', repetitions: 3, loadGrams: 60_000, startedAt: T0 + 2_000, endedAt: T0 + 5_000 },
        { exerciseId: 'leg-press', repetitions: 2, loadGrams: 80_000, startedAt: T0 + 26_000, endedAt: T0 + 30_000 },
      ],
      repetitions: 5,
      tonnageGrams: 3 * 60_000 + 2 * 80_000,
      workJ: 1_200,
      activeMs: 3_000 + 4_000,
      heartRate: { count: 6, sum: 100 + 102 + 104 + 110 + 108 + 106, max: 110 },
      events: 10,
      partitions: [3],
      bestMinutes: [{ exerciseId: 'leg-press', repetitions: 5, startedAt: T0 + 1_000 }],
    });
  });

  it('R4: a treadmill session adds up distance, time and effort by gait', () => {
    const walk = { speedMmPerS: 1_500, inclineBp: 500, cadenceDeciRpm: 1_100 };
    const run = { speedMmPerS: 3_000, inclineBp: 100, cadenceDeciRpm: 1_650 };
    const machine = new Machine({ ...legPress, type: 'TREADMILL' }).send([
      started(0),
      reading(1, 1, { ...walk, distanceMm: 1_500, powerW: 0 }),
      reading(2, 2, { ...walk, distanceMm: 3_000, powerW: 100 }),
      reading(3, 3, { ...run, distanceMm: 6_000, powerW: 200 }),
      reading(4, 5, { ...run, distanceMm: 12_000, paused: true, powerW: 900 }),
      reading(5, 9, { ...run, distanceMm: 12_000, powerW: null }),
      reading(6, 29, { speedMmPerS: 0, distanceMm: 72_000, cadenceDeciRpm: null, machineEnergyKcal: 7 }),
      ended(7, 30),
    ]);
    expect(machine.session()).toMatchObject({
      distanceMm: 72_000,
      machineEnergyKcal: 7,
      activeMs: 1_000 + 1_000 + 2_000 + 10_000, // not the 4 s paused; of the 20 s of silence at most 10 s
      power: { count: 3, sum: 300, max: 200 },
      cadence: { count: 4, sum: 1_100 + 1_100 + 1_650 + 1_650, max: 1_650 },
      effort: {
        walkMs: 2_000,
        walkMm: 3_000,
        walkClimbMm: 150,
        runMs: 12_000,
        runMm: 36_000,
        runClimbMm: 360,
        powerMs: 4_000,
        powerMj: 0 * 1_000 + 100 * 1_000 + 200 * 2_000,
        cycleMs: 14_000,
      },
    });
  });

  it('R6: without an end it closes when the tick has passed ten minutes of silence, and not before', () => {
    const machine = given(...twoSets());
    expect(machine.at(30 + 599).session()).toMatchObject({ open: true });
    expect(machine.at(30 + 600).session()).toMatchObject({
      open: false,
      endReason: 'IDLE',
      endedAt: T0 + 30_000,
      repetitions: 5,
    });
    expect(machine.row('live_sessions')).toBeUndefined();
  });

  it('R5: two sessions of one machine are two records', () => {
    const machine = given(started(0), ended(1, 5), started(20, { session: S2, user: 'ben' }), ended(1, 30, 'USER', S2));
    expect(machine.session(S1)).toMatchObject({ sessionId: S1, userId: 'ana', endedAt: T0 + 5_000 });
    expect(machine.session(S2)).toMatchObject({ sessionId: S2, userId: 'ben', startedAt: T0 + 20_000 });
  });
});
