import { describe, expect, it } from 'vitest';
import { Member, measurement, session } from './member.js';

const NOON = Date.UTC(2026, 10, 22, 12);
const MINUTE = 60_000;
const legPress = session({
  startedAt: NOON,
  endedAt: NOON + 10 * MINUTE + 250,
  sets: [
    { exerciseId: 'leg-press', repetitions: 12, loadGrams: 80_000, startedAt: NOON + 5_000, endedAt: NOON + 41_000 },
    { exerciseId: 'leg-press', repetitions: 8, loadGrams: 100_000, startedAt: NOON + 120_000, endedAt: NOON + 145_000 },
  ],
  repetitions: 20,
  tonnageGrams: 12 * 80_000 + 8 * 100_000,
  activeMs: 2 * MINUTE,
  machineEnergyKcal: 31,
  heartRate: { count: 3, sum: 100 + 110 + 121, max: 121 },
  cadence: { count: 2, sum: 401, max: 210 },
  events: 601,
  missing: 2,
  quality: ['clock_unset'],
});
const weighed = measurement({ at: NOON - MINUTE, weightGrams: 70_000 });

describe('a workout', () => {
  it('R4, R5: one ended session gives exactly one row with the totals of the session', () => {
    const ana = new Member().sessions({ value: legPress });
    ana.measurements(weighed);
    expect(ana.rows(legPress.sessionId, 'workouts')).toEqual([
      {
        workoutId: legPress.sessionId,
        open: false,
        userId: 'ana',
        equipmentId: 'leg-press-3',
        equipmentModel: 'Technogym Selection 700',
        equipmentType: 'WEIGHT_STACK',
        gymId: 'tampines',
        exerciseId: 'leg-press',
        startedAt: NOON,
        localDay: '2026-11-22',
        endedAt: NOON + 600_250,
        endReason: 'USER',
        durationS: 600.25,
        activeS: 120,
        repetitions: 20,
        tonnageGrams: 1_760_000,
        distanceMm: 0,
        workJ: 0,
        cycles: 0,
        // 3.5 MET · 3.5 · 70 kg / 200 · 2 min
        energyKcal: 8.575,
        energyMethod: 'compendium-2011/02054',
        machineEnergyKcal: 31,
        met: 3.5,
        averageHeartRateBpm: 110.333,
        maxHeartRateBpm: 121,
        averagePowerW: null,
        maxPowerW: null,
        averageCadenceRpm: 20.05,
        bodyWeightGrams: 70_000,
        events: 601,
        missing: 2,
        mostRepetitionsInAMinute: null,
        quality: ['clock_unset'],
        telemetryPartitions: [4],
      },
    ]);
  });

  it('numbers its sets from 1 and keeps the exercise of each', () => {
    const [first, second] = new Member().sessions({ value: legPress }).rows(legPress.sessionId, 'workout_sets');
    expect(first).toEqual({
      workoutId: legPress.sessionId,
      userId: legPress.userId,
      setNumber: 1,
      exerciseId: 'leg-press',
      repetitions: 12,
      loadGrams: 80_000,
      startedAt: NOON + 5_000,
      endedAt: NOON + 41_000,
    });
    expect(second).toMatchObject({ setNumber: 2, repetitions: 8, loadGrams: 100_000 });
  });

  it('R8: is sent downstream with the body weight used, and floats rounded as in the row', () => {
    const ana = new Member().sessions({ value: legPress });
    ana.measurements(weighed);
    expect(ana.sent(legPress.sessionId)).toMatchObject({
      workoutId: legPress.sessionId,
      userId: legPress.userId,
      bodyWeightGrams: 70_000,
      energyKcal: 8.575,
      averageHeartRateBpm: 110.333,
      sets: legPress.sets,
      partitions: [4],
    });
  });

  it('zero watts count, no heart rate does not: averages are sum by count', () => {
    const idle = session({ power: { count: 4, sum: 0, max: 0 } });
    const row = new Member().sessions({ value: idle }).row(idle.sessionId);
    expect(row).toMatchObject({ averagePowerW: 0, maxPowerW: 0, averageHeartRateBpm: null, maxHeartRateBpm: null });
  });

  it('is shown while it runs', () => {
    const running = { ...legPress, open: true, endReason: 'UNKNOWN' as const };
    expect(new Member().sessions({ value: running }).row(running.sessionId)).toMatchObject({
      open: true,
      endReason: 'UNKNOWN',
      repetitions: 20,
    });
  });

  it("a guest's has no name and no energy, for nobody knows the body weight", () => {
    const guest = { ...legPress, userId: null };
    expect(new Member().sessions({ value: guest }).row(guest.sessionId)).toMatchObject({
      userId: '',
      energyKcal: null,
      met: 3.5,
      energyMethod: 'none: no body weight',
      bodyWeightGrams: null,
    });
  });

  it('on a stepper uses the step height of that machine', () => {
    const stepper = {
      equipmentId: 'stepper-1',
      gymId: 'tampines',
      type: 'STEPPER' as const,
      model: 'X',
      exerciseId: 'stair-climber',
      displayName: 'Stepper',
      stackStepGrams: null,
      stepHeightMm: 200,
      inService: true,
      validFrom: 0,
    };
    const climb = session({
      equipmentId: 'stepper-1',
      equipmentType: 'STEPPER',
      exerciseId: 'stair-climber',
      activeMs: 30 * MINUTE,
      cycles: 600,
    });
    const ana = new Member([stepper]).sessions({ value: climb });
    ana.measurements(weighed);
    expect(ana.row(climb.sessionId)).toMatchObject({ energyMethod: 'acsm-step/1', energyKcal: 179.298 });
  });

  it('voided shows nothing, reinstated is there again', () => {
    const ana = new Member().sessions({ value: { ...legPress, voided: true } });
    expect(ana.show(legPress.sessionId)).toEqual([]);
    expect(ana.sessions({ value: legPress }).row(legPress.sessionId)).toMatchObject({ repetitions: 20 });
  });
});

describe('a session relayed by two clients', () => {
  const less = session({ events: 10, repetitions: 5, partitions: [9, 2], quality: ['late'] });
  const more = session({ events: 11, repetitions: 6, partitions: [4, 2], quality: ['wrapped', 'late'] });
  const rowOf = (...parts: { producer: string; value: typeof less }[]) =>
    new Member().sessions(...parts).row(less.sessionId);

  it('counts the part with more events, flagged split, with the partitions of both, in any order', () => {
    const parts = [
      { producer: 'sessions/2', value: less },
      { producer: 'sessions/4', value: more },
    ];
    const expected = { repetitions: 6, quality: ['late', 'split', 'wrapped'], telemetryPartitions: [2, 4, 9] };
    expect(rowOf(...parts)).toMatchObject(expected);
    expect(rowOf(...parts.toReversed())).toEqual(rowOf(...parts));
  });

  it('of two equal parts counts that of the smaller producer', () => {
    const equal = { ...less, repetitions: 7 };
    const parts = [
      { producer: 'sessions/10', value: equal },
      { producer: 'sessions/9', value: less },
    ];
    expect(rowOf(...parts)).toMatchObject({ repetitions: 7 });
    expect(rowOf(...parts.toReversed())).toMatchObject({ repetitions: 7 });
  });
});
