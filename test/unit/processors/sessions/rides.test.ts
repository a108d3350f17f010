import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { join } from '../../../../processors/sessions/join.js';
import { emptyRun, extend, type Run } from '../../../../processors/sessions/run.js';
import { type Event, legPress, Machine, S1 } from './driver.js';
import { rideWithLoss } from './stories.js';
import { straight } from './straight.js';

const treadmill = () => new Machine({ ...legPress, type: 'TREADMILL' });
const runOf = (events: readonly Event[]): Run => {
  const [first] = events as [Event];
  const run = emptyRun(first.sequence, first.at);
  for (const event of events) extend(run, event);
  return run;
};
const joined = (...runs: readonly Run[]): Run => {
  const [first, ...others] = structuredClone(runs) as [Run, ...Run[]];
  for (const other of others) join(first, other);
  return first;
};

describe('R12, R17, R18: minutes of a ride', () => {
  it('give the stages and best minutes that the rules say over all events at once', () => {
    let found = 0;
    fc.assert(
      fc.property(rideWithLoss, (events) => {
        const machine = treadmill().send(events);
        machine.tick = (events.at(-1)?.at ?? 0) + 86_400_000;
        const { stages, bestMinutes } = straight(events, { isOver: true, isStrength: false }) ?? {};
        expect(machine.session()).toMatchObject({ stages, bestMinutes });
        found += stages?.length ?? 0;
      }),
      { numRuns: 400 },
    );
    expect(found).toBeGreaterThan(100);
  });

  it('are the same in whatever order, how often and in what batches they came', () => {
    const arrival = rideWithLoss.chain((events) =>
      fc.record({
        events: fc.constant(events),
        again: fc.subarray(events),
        seed: fc.array(fc.nat(), { minLength: events.length * 2, maxLength: events.length * 2 }),
        batch: fc.integer({ min: 1, max: 60 }),
      }),
    );
    fc.assert(
      fc.property(arrival, ({ events, again, seed, batch }) => {
        const shuffled = [...events, ...again].map((event, i) => ({ event, place: seed[i] ?? 0 }));
        shuffled.sort((a, b) => a.place - b.place);
        const disordered = treadmill();
        for (let i = 0; i < shuffled.length; i += batch)
          disordered.send(shuffled.slice(i, i + batch).map(({ event }) => event));
        const inOrder = treadmill().send(events);
        expect({ ...disordered.states.get(S1), repeated: 0 }).toEqual(inOrder.states.get(S1));
        expect(disordered.session()).toEqual(inOrder.session());
      }),
      { numRuns: 60 },
    );
  });

  it('join associatively, with and without gaps, and as message by message', () => {
    const cuts = rideWithLoss
      .filter((events) => events.length >= 3)
      .chain((events) =>
        fc.tuple(
          fc.constant(events),
          fc.uniqueArray(fc.integer({ min: 1, max: events.length - 1 }), { minLength: 2, maxLength: 2 }),
        ),
      );
    fc.assert(
      fc.property(cuts, ([events, cut]) => {
        const [first = 1, second = 2] = [...cut].sort((x, y) => x - y);
        const parts = [events.slice(0, first), events.slice(first, second), events.slice(second)];
        const [a, b, c] = parts.map(runOf) as [Run, Run, Run];
        const left = joined(joined(a, b), c);
        expect(left).toEqual(joined(a, joined(b, c)));
        expect(left).toEqual(runOf(events));
      }),
      { numRuns: 400 },
    );
  });
});
