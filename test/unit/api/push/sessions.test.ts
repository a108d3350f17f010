import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Sequences } from '../../../../api/push/sequences.js';
import { sessionEventOf } from '../../../../api/push/session-events.js';
import { packSession, type SessionPlace, unpackSession } from '../../../../api/push/session-id.js';
import { noReading } from '../../../../schemas/blank.js';

describe('the messages of a session that were told', () => {
  it('are each new once, in whatever order they come', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(60)), (all) => {
        const [sequences, known] = [new Sequences(), new Set<number>()];
        for (const sequence of all) {
          expect(sequences.add(sequence)).toBe(!known.has(sequence));
          known.add(sequence);
        }
        const told = sequences.runs.flatMap(([first, last]) =>
          Array.from({ length: last - first + 1 }, (_, i) => first + i),
        );
        expect(told).toEqual([...known].sort((a, b) => a - b));
        for (const [i, [first]] of sequences.runs.entries())
          expect(first - 1).toBeGreaterThan(sequences.runs[i - 1]?.[1] ?? -2);
      }),
    );
  });

  it('are few runs, however many gaps there are: the oldest count as told', () => {
    const sequences = new Sequences();
    for (let i = 0; i < 500; i++) sequences.add(2 * i);
    expect(sequences.runs.length).toBeLessThan(40);
    expect(sequences.add(1)).toBe(false);
    expect(sequences.add(997)).toBe(true);
  });

  it('R97: go through the id, with how far telemetry is read', () => {
    const run = fc.tuple(fc.nat(1_000), fc.nat(1_000));
    const told = fc.array(run, { maxLength: 8 }).map((steps) => {
      let end = -2;
      return steps.map(([gap, length]): [number, number] => {
        const first = end + 2 + gap;
        end = first + length;
        return [first, end];
      });
    });
    const next = fc.uniqueArray(fc.tuple(fc.nat(47), fc.maxSafeNat()), { selector: ([partition]) => partition });
    const place: fc.Arbitrary<SessionPlace> = fc.record({
      isOver: fc.boolean(),
      next: next.map((all) => new Map(all)),
      told,
    });
    fc.assert(
      fc.property(place, fc.nat(), (one, cut) => {
        const bytes = packSession(one);
        expect(unpackSession(bytes)).toEqual(one);
        expect(unpackSession(bytes.subarray(0, cut % bytes.length))).toBeNull();
      }),
    );
  });
});

it('a message is an event of its kind, without whose it is', () => {
  const nothing = { started: null, reading: null, changed: null, ended: null, status: null };
  const of = { ...nothing, sessionId: 'S', equipmentId: 'e', sequence: 3, at: 5_000 };
  const said = (more: object) => {
    const event = sessionEventOf({ ...of, ...more });
    return event && { ...event, data: JSON.parse(event.data) };
  };
  expect(said({ reading: { ...noReading, repetitions: 4 } })).toMatchObject({
    event: 'reading',
    data: { sequence: 3, at: '1970-01-01T00:00:05.000Z', repetitions: 4, heartRateBpm: null },
  });
  expect(said({ started: { userId: 'ana', exerciseId: 'squat', firmware: '1' } })?.data).toEqual({
    ...{ sequence: 3, at: '1970-01-01T00:00:05.000Z', exerciseId: 'squat', firmware: '1' },
  });
  expect(said({ ended: { reason: 'USER' } })?.data).toMatchObject({ reason: 'USER', workout: '/v1/workouts/s' });
});
