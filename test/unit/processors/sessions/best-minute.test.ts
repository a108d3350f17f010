import { describe, expect, it } from 'vitest';
import type { Reading } from '../../../../schemas/generated/telemetry.js';
import { amendment, changed, type Event, ended, given, legPress, Machine, reading, started, T0 } from './driver.js';

/** A push-up station read every second: one repetition in each of these seconds; what is said of pauses, heart or power is of no concern. */
const pushUps = (
  seconds: readonly number[],
  until: number,
  values: (second: number) => Partial<Reading> = () => ({}),
) => {
  const readings = Array.from({ length: until }, (_, i) =>
    reading(i + 1, i + 1, { repetitions: seconds.filter((second) => second <= i + 1).length, ...values(i + 1) }),
  );
  return [started(0, { exercise: 'push-up' }), ...readings, ended(until + 1, until)];
};
const every = (seconds: number, from: number, times: number) =>
  Array.from({ length: times }, (_, i) => from + i * seconds);
const bestOf = (events: readonly Event[]) => given(...events).session()?.bestMinutes;

describe('R17: the most repetitions in any 60 s of a session', () => {
  // 25 at one a second, 9 s of breath, 15 more: 40 in 49 s; before them 10 at leisure, after them 5 a minute later.
  const forty = [...every(3, 3, 10), ...every(1, 60, 25), ...every(1, 94, 15), ...every(1, 170, 5)];
  const isPaused = (second: number) => ({ paused: second > 84 && second < 94 });

  it('of 40 push-ups in a minute with a pause are 40, whoever stops the clock meanwhile', () => {
    const told = [{ exerciseId: 'push-up', repetitions: 40, startedAt: T0 + 59_000 }];
    expect(bestOf(pushUps(forty, 180))).toEqual(told);
    expect(bestOf(pushUps(forty, 180, isPaused))).toEqual(told);
  });

  it('are counted from the start of the session on', () => {
    expect(
      bestOf([started(0), reading(1, 10, { repetitions: 7 }), reading(2, 60, { repetitions: 20 }), ended(3, 61)]),
    ).toEqual([{ exerciseId: 'leg-press', repetitions: 20, startedAt: T0 }]);
  });

  it('claim of what came with a loss only what surely was in the minute', () => {
    const events = pushUps(every(2, 2, 60), 125);
    const without = (from: number, to: number) => events.filter(({ sequence }) => sequence < from || sequence >= to);
    expect(bestOf(events)?.[0]?.repetitions).toBe(30);
    expect(bestOf(without(40, 50))?.[0]?.repetitions).toBe(30);
    // 15 until the silence, 13 after it; what was done in these 64 s has no minute.
    expect(bestOf(without(31, 94))).toEqual([{ exerciseId: 'push-up', repetitions: 15, startedAt: T0 + 1_000 }]);
  });

  it('do not go over a clock that is set back, a counter that starts anew, or another exercise', () => {
    const read = (sequence: number, second: number, repetitions: number) => reading(sequence, second, { repetitions });
    const ten = [started(0), read(1, 1, 0), read(2, 20, 10)];
    expect(bestOf([...ten, read(3, 15, 11), read(4, 30, 19), ended(5, 31)])).toMatchObject([{ repetitions: 10 }]);
    expect(bestOf([...ten, read(3, 25, 1), read(4, 30, 12), ended(5, 31)])).toMatchObject([{ repetitions: 11 }]);
    expect(
      bestOf([...ten, changed(3, 21, { exerciseId: 'sit-up' }), read(4, 25, 14), read(5, 30, 21), ended(6, 31)]),
    ).toEqual([
      { exerciseId: 'leg-press', repetitions: 10, startedAt: T0 + 1_000 },
      { exerciseId: 'sit-up', repetitions: 7, startedAt: T0 + 25_000 },
    ]);
  });

  it('are told once the session is over, and of one whose repetitions were put right nobody knows them', () => {
    const open = given(started(0), reading(1, 1, { repetitions: 4 }), reading(2, 40, { repetitions: 4 })).session();
    expect(open).toMatchObject({ open: true, repetitions: 4, bestMinutes: [] });
    const edited = (repetitions: number | null) =>
      given(...pushUps([1, 2, 3], 5))
        .amend(amendment(1, 100, { edited: { repetitions, loadGrams: null, distanceMm: 9 } }))
        .session()?.bestMinutes;
    expect(edited(null)).toMatchObject([{ repetitions: 3 }]);
    expect(edited(3)).toEqual([]);
  });

  it('takes little to remember: half an hour of push-ups at one a second', () => {
    const machine = new Machine(legPress).send(pushUps(every(1, 1, 1_800), 1_800).slice(0, -1));
    const [state] = machine.states.values();
    expect(JSON.stringify(state?.runs[0]?.bestMinutes).length).toBeLessThan(750);
  });
});
