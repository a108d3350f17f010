/** Sessions as machines might tell them, at random: counters that turn over, rests, clocks set back, cards tapped late, loss. */
import fc from 'fast-check';
import type { Reading } from '../../../../schemas/generated/telemetry.js';
import { changed, type Event, ended, fault, reading, started } from './driver.js';

const maybe = <T>(arbitrary: fc.Arbitrary<T>, nullEvery = 4) => fc.option(arbitrary, { nil: null, freq: nullEvery });
/** How a counter moves: mostly up, at times from nothing again, at times over 8 bits. */
const move = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 2 }) },
  { weight: 1, arbitrary: fc.constant('reset' as const) },
  { weight: 1, arbitrary: fc.constant('near top' as const) },
);

const message = fc.record({
  kind: fc.oneof(
    { weight: 12, arbitrary: fc.constant('reading' as const) },
    { weight: 1, arbitrary: fc.constantFrom('exercise', 'card', 'fault', 'end') },
  ),
  /** Mostly a second; rests; a clock set back. */
  seconds: fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 0, max: 4 }) },
    { weight: 2, arbitrary: fc.integer({ min: 13, max: 17 }) },
    { weight: 1, arbitrary: fc.integer({ min: -9, max: -1 }) },
  ),
  repetitions: maybe(move),
  distanceMm: maybe(move),
  machineEnergyKcal: maybe(move, 1),
  loadGrams: fc.oneof(
    { weight: 5, arbitrary: fc.constant(40_000) },
    { weight: 1, arbitrary: fc.constantFrom(null, 50_000) },
  ),
  heartRateBpm: maybe(fc.integer({ min: 0, max: 200 })),
  powerW: maybe(fc.integer({ min: 0, max: 400 })),
  cadenceDeciRpm: maybe(fc.integer({ min: 0, max: 1_800 })),
  speedMmPerS: maybe(fc.integer({ min: 0, max: 4_000 })),
  inclineBp: maybe(fc.integer({ min: -300, max: 1_500 })),
  paused: fc.oneof({ weight: 6, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
});

/** A session's messages in order, with nothing lost. */
export const story = fc.array(message, { minLength: 1, maxLength: 40 }).map((messages): Event[] => {
  const counters = { repetitions: 0, distanceMm: 0, machineEnergyKcal: 0 };
  let second = 0;
  return [
    started(0),
    ...messages.map((told, i): Event => {
      second += told.seconds;
      const sequence = i + 1;
      if (told.kind === 'exercise') return changed(sequence, second, { exerciseId: `exercise-${i % 2}` });
      if (told.kind === 'card') return changed(sequence, second, { userId: `user-${i}` });
      if (told.kind === 'fault') return fault(sequence, second, `E${i}`);
      if (told.kind === 'end') return ended(sequence, second);
      const { kind: _kind, seconds: _seconds, ...rest } = told;
      const values: Partial<Record<keyof Reading, unknown>> = { ...rest };
      for (const name of ['repetitions', 'distanceMm', 'machineEnergyKcal'] as const) {
        const moved = told[name];
        if (moved === 'reset') counters[name] = 0;
        else if (moved === 'near top') counters[name] = 254;
        else counters[name] = (counters[name] + (moved ?? 0)) % 256;
        values[name] = moved === null ? null : counters[name];
      }
      return reading(sequence, second, values as Partial<Reading>);
    }),
  ];
});

/** Mostly of one load and one heart rate for minutes, told every five seconds: what may hold steady stages. */
const part = fc.record({
  seconds: fc.integer({ min: 10, max: 200 }),
  speedMmPerS: fc.constantFrom(1_500, 1_500, 1_500, 2_800, 0, null),
  inclineBp: fc.constantFrom(100, 100, null),
  powerW: fc.constantFrom(100, 100, 104, 120, null),
  heartRateBpm: fc.constantFrom(130, 131, 131, 134, 142, null),
  cadenceDeciRpm: fc.constantFrom(1_200, null),
  paused: fc.constantFrom(false, false, false, false, false, true),
  /** Between this part and the one before; a clock may be set back, or forward. */
  jumps: fc.oneof(
    { weight: 6, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.integer({ min: -130, max: 70 }) },
  ),
});
const ride = fc.array(part, { minLength: 1, maxLength: 9 }).map((parts): Event[] => {
  const events = [started(0)];
  let second = 0;
  for (const { seconds, jumps, ...values } of parts) {
    second += jumps;
    for (let held = 0; held < seconds; held += 5) {
      second += 5;
      events.push(reading(events.length, second, { ...values, repetitions: Math.floor(events.length / 3) }));
    }
  }
  return [...events, ended(events.length, second)];
});

/** A ride of which single messages may be lost, and it may be a stretch of them. */
export const rideWithLoss = ride.chain((events) =>
  fc
    .record({
      lost: fc.uniqueArray(fc.nat(events.length - 1), { maxLength: 3 }),
      from: fc.nat(events.length),
      length: fc.nat(8),
    })
    .map(({ lost, from, length }) => {
      const kept = events.filter((_, i) => !lost.includes(i) && (i < from || i >= from + length));
      return kept.length === 0 ? events : kept;
    }),
);

/** The story with some of it lost, but not all. */
export const withLoss = story.chain((events) =>
  fc
    .subarray(events, { minLength: 1 })
    .chain((kept) => fc.constantFrom(events, kept))
    .map((kept) => [...kept].sort((a, b) => a.sequence - b.sequence)),
);
