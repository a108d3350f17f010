import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { join } from '../../../../processors/sessions/join.js';
import { emptyRun, extend, type Run } from '../../../../processors/sessions/run.js';
import { type Event, legPress, Machine, S1 } from './driver.js';
import { story, withLoss } from './stories.js';
import { straight } from './straight.js';

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
