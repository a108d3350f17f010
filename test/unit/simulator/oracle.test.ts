import { describe, expect, it } from 'vitest';
import { noKind, noReading } from '../../../schemas/blank.js';
import type { BodyMeasurement } from '../../../schemas/generated/body-measurements.js';
import type { Equipment } from '../../../schemas/generated/equipment.js';
import type { Reading, Telemetry } from '../../../schemas/generated/telemetry.js';
import type { ExpectedWorkout } from '../../../simulator/expected.js';
import { parseFaults } from '../../../simulator/faults.js';
import { Oracle } from '../../../simulator/oracle.js';
import { type SimulatedRecord, simulate } from '../../../simulator/simulation.js';
import { facts, world } from '../../../simulator/world.js';
import { options } from './world-size.js';

const T0 = Date.UTC(2026, 0, 5, 10);
const S1 = '00000000-0000-4000-8000-000000000001';
const S2 = '00000000-0000-4000-8000-000000000002';
const MINUTE_MS = 60_000;

const machine: Equipment = {
  equipmentId: 'leg-press-1',
  gymId: 'tampines',
  type: 'WEIGHT_STACK',
  model: 'Ferrum Leg press',
  exerciseId: 'leg-press',
  displayName: 'Leg press 1',
  stackStepGrams: 5_000,
  stepHeightMm: null,
  inService: true,
  validFrom: 0,
};
const message = (sequence: number, seconds: number, body: Partial<Telemetry>, sessionId = S1): SimulatedRecord => {
  const at = T0 + seconds * 1_000;
  return {
    at,
    topic: 'telemetry',
    value: { sessionId, equipmentId: 'leg-press-1', sequence, at, ...noKind, ...body },
  };
};
const start = (userId: string | null, seconds = 0, sessionId = S1) =>
  message(0, seconds, { started: { userId, exerciseId: null, firmware: null } }, sessionId);
const read = (sequence: number, seconds: number, reading: Partial<Reading>, sessionId = S1) =>
  message(sequence, seconds, { reading: { ...noReading, ...reading } }, sessionId);
const end = (sequence: number, seconds: number) => message(sequence, seconds, { ended: { reason: 'USER' } });
const weighed = (userId: string, at: number, weightGrams: number): SimulatedRecord => ({
  at,
  topic: 'body-measurements',
  value: { measurementId: S2, userId, equipmentId: null, at, weightGrams } as BodyMeasurement,
});

function expected(...records: SimulatedRecord[]): ExpectedWorkout[] {
  const workouts: ExpectedWorkout[] = [];
  const oracle = new Oracle((workout) => workouts.push(workout));
  oracle.know({ topic: 'equipment', key: machine.equipmentId, value: machine });
  for (const record of records) oracle.hear([record]);
  oracle.finish();
  return workouts;
}
const only = (...records: SimulatedRecord[]) => {
  const [workout, ...others] = expected(...records);
  if (!workout || others.length > 0) throw new Error('not one workout');
  return workout;
};

describe('the oracle', () => {
  it('counts what a person would count: two sets, totals, averages', () => {
    const workout = only(
      weighed('ana', T0 - 1_000, 61_000),
      start('ana'),
      read(1, 1, { repetitions: 0, loadGrams: 50_000, workJ: 0, powerW: 0, heartRateBpm: 90 }),
      read(2, 4, { repetitions: 1, loadGrams: 50_000, workJ: 220, powerW: 70, heartRateBpm: 95 }),
      read(3, 7, { repetitions: 3, loadGrams: 50_000, workJ: 660, powerW: 75, heartRateBpm: null }),
      read(4, 21, { repetitions: 4, loadGrams: 50_000, workJ: 880, powerW: 71, heartRateBpm: 101 }),
      read(5, 30, { repetitions: 4, loadGrams: 60_000, workJ: 880, powerW: 0, heartRateBpm: 101, paused: true }),
      read(6, 33, { repetitions: 6, loadGrams: 60_000, workJ: 1_410, powerW: 80, heartRateBpm: 104 }),
      end(7, 40),
    );
    expect(workout).toEqual({
      workoutId: S1,
      userId: 'ana',
      equipmentId: 'leg-press-1',
      gymId: 'tampines',
      exerciseId: 'leg-press',
      startedAt: T0,
      endedAt: T0 + 40_000,
      endReason: 'USER',
      repetitions: 6,
      sets: [
        { exerciseId: 'leg-press', repetitions: 4, loadGrams: 50_000, startedAt: T0 + 4_000, endedAt: T0 + 21_000 },
        { exerciseId: 'leg-press', repetitions: 2, loadGrams: 60_000, startedAt: T0 + 33_000, endedAt: T0 + 33_000 },
      ],
      tonnageGrams: 4 * 50_000 + 2 * 60_000,
      distanceMm: 0,
      workJ: 1_410,
      cycles: 0,
      events: 8,
      missing: 0,
      averageHeartRateBpm: 97.5,
      maxHeartRateBpm: 104,
      averagePowerW: 59.2,
      bodyWeightGrams: 61_000,
    });
  });

  it('begins a new set after exactly 15,000 ms without a repetition, not after 14,999', () => {
    const pausedFor = (ms: number) =>
      only(
        start(null),
        read(1, 1, { repetitions: 1, loadGrams: 40_000 }),
        read(2, 1 + ms / 1_000, { repetitions: 2, loadGrams: 40_000 }),
      ).sets.length;
    expect(pausedFor(14_999)).toBe(1);
    expect(pausedFor(15_000)).toBe(2);
  });

  it('counts across lost messages, and sees what was lost between the first and the last', () => {
    const workout = only(
      read(3, 3, { repetitions: 2, loadGrams: 40_000 }),
      read(9, 9, { repetitions: 5, loadGrams: 40_000, distanceMm: 700 }),
    );
    expect(workout).toMatchObject({
      repetitions: 5,
      distanceMm: 700,
      events: 2,
      missing: 5,
      userId: '',
      startedAt: T0 + 3_000,
    });
  });

  it('takes repeats once and any order', () => {
    const events = [start('ben'), read(1, 1, { cycles: 3 }), read(2, 2, { cycles: 5 }), end(3, 3)];
    expect(expected(...events, ...events.toReversed())).toEqual(expected(...events));
  });

  it('goes on counting when 16 bits run over or a counter starts again', () => {
    const workJ = (...counter: number[]) =>
      only(start(null), ...counter.map((value, i) => read(i + 1, i + 1, { workJ: value }))).workJ;
    expect(workJ(65_000, 65_400, 100)).toBe(65_636);
    expect(workJ(10_000, 20_000, 300)).toBe(20_300);
  });

  it('gives the workout to the card that was tapped late', () => {
    const tapped = message(1, 30, { changed: { userId: 'cem', exerciseId: null } });
    expect(only(start(null), tapped).userId).toBe('cem');
  });

  it('ends by itself: superseded by the next start within ten minutes, idle after that or without one', () => {
    const endOfFirst = (nextSeconds: number) =>
      expected(start('ana'), read(1, 10, {}), start('ben', nextSeconds, S2)).find(({ workoutId }) => workoutId === S1);
    expect(endOfFirst(10 + 600)?.endReason).toBe('SUPERSEDED');
    expect(endOfFirst(10 + 600.001)?.endReason).toBe('IDLE');
    expect(only(start('ana'), read(1, 10, {})).endReason).toBe('IDLE');
  });

  it('uses the weight before the start, else the first ever measured, and none for guests', () => {
    const later = weighed('ana', T0 + MINUTE_MS, 60_000);
    const before = weighed('ana', T0 - MINUTE_MS, 62_000);
    expect(only(before, start('ana'), later).bodyWeightGrams).toBe(62_000);
    expect(only(start('ana'), later, weighed('ana', T0 + 2 * MINUTE_MS, 59_000)).bodyWeightGrams).toBe(60_000);
    expect(only(before, start(null)).bodyWeightGrams).toBeNull();
  });

  it('expects each session of a faulty evening once, with every distinct message in it', () => {
    const given = options({ faults: parseFaults('all') });
    const workouts: ExpectedWorkout[] = [];
    const oracle = new Oracle((workout) => workouts.push(workout));
    for (const fact of facts(world(given), given.seed)) oracle.know(fact);
    const messages = new Set<string>();
    const sessions = new Set<string>();
    for (const { records } of simulate(given)) {
      oracle.hear(records);
      for (const { topic, value } of records) {
        if (topic !== 'telemetry') continue;
        messages.add(`${value.sessionId}/${value.sequence}`);
        sessions.add(value.sessionId);
      }
    }
    oracle.finish();
    expect(workouts.map(({ workoutId }) => workoutId).sort()).toEqual([...sessions].sort());
    expect(workouts.reduce((sum, { events }) => sum + events, 0)).toBe(messages.size);
  });
});
