import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { join } from '../../../../processors/sessions/join.js';
import { emptyRun, extend, type Run } from '../../../../processors/sessions/run.js';
import type { Reading } from '../../../../schemas/generated/telemetry.js';
import { changed, type Event, ended, fault, legPress, Machine, reading, S1, started } from './driver.js';
import { straight } from './straight.js';

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
const story = fc.array(message, { minLength: 1, maxLength: 40 }).map((messages): Event[] => {
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

/** The story with some of it lost, but not all. */
const withLoss = story.chain((events) =>
  fc
    .subarray(events, { minLength: 1 })
    .chain((kept) => fc.constantFrom(events, kept))
    .map((kept) => [...kept].sort((a, b) => a.sequence - b.sequence)),
);
/** How it arrives: shuffled, some of it again, cut into batches. */
const arrival = withLoss.chain((events) =>
  fc.record({
    events: fc.constant(events),
    again: fc.subarray(events),
    seed: fc.array(fc.nat(), { minLength: events.length * 2, maxLength: events.length * 2 }),
    batch: fc.integer({ min: 1, max: 10 }),
    isTreadmill: fc.boolean(),
  }),
);

const machineOf = (isTreadmill: boolean) => new Machine(isTreadmill ? { ...legPress, type: 'TREADMILL' } : legPress);

describe('R12: disorder', () => {
  it('any order, repetition and batching of what arrived gives the same state and the same rows', () => {
    fc.assert(
      fc.property(arrival, ({ events, again, seed, batch, isTreadmill }) => {
        const inOrder = machineOf(isTreadmill).send(events);
        const shuffled = [...events, ...again].map((event, i) => ({ event, place: seed[i] ?? 0 }));
        shuffled.sort((a, b) => a.place - b.place);
        const disordered = machineOf(isTreadmill);
        for (let i = 0; i < shuffled.length; i += batch)
          disordered.send(shuffled.slice(i, i + batch).map(({ event }) => event));
        const { repeated, ...state } = disordered.states.get(S1) ?? { repeated: -1 };
        expect(repeated).toBe(again.length);
        expect({ ...state, repeated: 0 }).toEqual(inOrder.states.get(S1));
        expect(disordered.session()).toEqual(inOrder.session());
        expect(disordered.row('live_sessions')).toEqual(inOrder.row('live_sessions'));
      }),
      { numRuns: 400 },
    );
  });

  it('the runs say what the rules say over all events at once, for ended and for open sessions', () => {
    fc.assert(
      fc.property(withLoss, fc.boolean(), (events, isTreadmill) => {
        const isOver = events.some((event) => event.ended !== null);
        const told = machineOf(isTreadmill).send(events).session();
        const expected = straight(events, { isOver, isStrength: !isTreadmill });
        if (expected === undefined) {
          expect(told).toBeUndefined();
          return;
        }
        const { powerMj, cycleMs, isClockUnset, ...totals } = expected;
        expect(told).toMatchObject({ ...totals, effort: { powerMj, cycleMs } });
        expect(told?.quality.includes('clock_unset')).toBe(isClockUnset);
      }),
      { numRuns: 600 },
    );
  });

  it('joining is associative, with and without gaps, and agrees with message by message', () => {
    const runOf = (events: readonly Event[]): Run => {
      const first = events[0] as Event;
      const run = emptyRun(first.sequence, first.at);
      for (const event of events) extend(run, event);
      return run;
    };
    const joined = (a: Run, b: Run): Run => {
      const whole = structuredClone(a);
      join(whole, b);
      return whole;
    };
    const cuts = story
      .filter((events) => events.length >= 3)
      .chain((events) =>
        fc.record({
          events: fc.constant(events),
          cut: fc.uniqueArray(fc.integer({ min: 1, max: events.length - 1 }), { minLength: 2, maxLength: 2 }),
          lost: fc.tuple(fc.boolean(), fc.boolean()),
        }),
      );
    fc.assert(
      fc.property(cuts, ({ events, cut, lost }) => {
        const [first = 1, second = 2] = [...cut].sort((x, y) => x - y);
        const gap = (part: Event[], isLost: boolean) => (isLost && part.length > 1 ? part.slice(1) : part);
        const parts = [
          events.slice(0, first),
          gap(events.slice(first, second), lost[0]),
          gap(events.slice(second), lost[1]),
        ];
        const [a, b, c] = parts.map(runOf) as [Run, Run, Run];
        const left = joined(joined(a, b), c);
        expect(left).toEqual(joined(a, joined(b, c)));
        if (!lost.includes(true)) expect(left).toEqual(runOf(events));
      }),
      { numRuns: 600 },
    );
  });
});
