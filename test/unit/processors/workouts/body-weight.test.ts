import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Measured, Member, measurement, session, uuid } from './member.js';

const DAY = 86_400_000;
const on = (day: number) => Date.UTC(2026, 0, day);
/** Workouts on the 5th, 15th and 25th. */
const startingOn = (day: number) => session({ sessionId: uuid(day), startedAt: on(day) });
const fifth = startingOn(5);
const fifteenth = startingOn(15);
const twentyFifth = startingOn(25);
const training = () => new Member().sessions({ value: fifth }, { value: fifteenth }, { value: twentyFifth });
const weighed = (n: number, day: number, kg: number) =>
  measurement({ measurementId: uuid(n), at: on(day), weightGrams: kg * 1000 });
const restingHeartRate = (n: number, day: number) =>
  measurement({ measurementId: uuid(n), at: on(day), restingHeartRateBpm: 55 });
const weights = (ana: Member) =>
  [fifth, fifteenth, twentyFifth].map(({ sessionId }) => ana.row(sessionId)?.bodyWeightGrams);

describe('R8: the body weight of a workout', () => {
  it('is the latest weighing not after its start, else the earliest', () => {
    const ana = training();
    ana.measurements(weighed(1, 10, 70), weighed(2, 15, 71), weighed(3, 26, 99));
    expect(weights(ana)).toEqual([70_000, 71_000, 71_000]);
  });

  it('is unknown to whom no scale has seen', () => {
    const ana = training();
    ana.measurements(restingHeartRate(1, 1));
    expect(weights(ana)).toEqual([null, null, null]);
  });

  it('is not hidden by later measurements without a weight, even of the same moment', () => {
    const ana = training();
    ana.measurements(weighed(1, 1, 70), restingHeartRate(2, 4), restingHeartRate(3, 15), weighed(4, 15, 71), {
      ...restingHeartRate(9, 15),
    });
    expect(weights(ana)).toEqual([70_000, 71_000, 71_000]);
  });

  it('is found behind years of daily heart rates with three look-ups', () => {
    const ana = training();
    const daily = Array.from({ length: 1000 }, (_, i) =>
      measurement({ measurementId: uuid(100 + i), at: on(5) - i * DAY, restingHeartRateBpm: 55 }),
    );
    ana.measurements(measurement({ measurementId: uuid(1), at: on(5) - 1001 * DAY, weightGrams: 66_000 }), ...daily);
    ana.lookups = 0;
    expect(ana.row(fifth.sessionId)?.bodyWeightGrams).toBe(66_000);
    expect(ana.lookups).toBe(3);
  });
});

describe('R84: a changed body weight reaches exactly the workouts that use it', () => {
  const touchedBy = (ana: Member, ...changes: readonly Measured[]) => ana.within(ana.measurements(...changes));

  it('a weighing on the 10th touches what follows until the next one, not the past', () => {
    const ana = training();
    ana.measurements(weighed(1, 1, 70), weighed(2, 20, 72));
    expect(touchedBy(ana, weighed(3, 10, 71))).toEqual([fifteenth.sessionId]);
    expect(weights(ana)).toEqual([70_000, 71_000, 72_000]);
  });

  it('an edited weighing touches its own workouts', () => {
    const ana = training();
    ana.measurements(weighed(1, 1, 70), weighed(2, 10, 71), weighed(3, 20, 72));
    expect(touchedBy(ana, weighed(2, 10, 75))).toEqual([fifteenth.sessionId]);
    expect(weights(ana)).toEqual([70_000, 75_000, 72_000]);
  });

  it('the earliest weighing touches all before it', () => {
    const ana = training();
    expect(touchedBy(ana, weighed(1, 20, 70))).toEqual([fifth, fifteenth, twentyFifth].map((one) => one.sessionId));
    expect(touchedBy(ana, weighed(2, 12, 69))).toEqual([fifth.sessionId, fifteenth.sessionId]);
    expect(weights(ana)).toEqual([69_000, 69_000, 70_000]);
  });

  it('a weighing taken back touches the workouts that used it', () => {
    const ana = training();
    ana.measurements(weighed(1, 1, 70), weighed(2, 10, 71), weighed(3, 20, 72));
    expect(touchedBy(ana, { gone: uuid(2) })).toEqual([fifteenth.sessionId]);
    expect(weights(ana)).toEqual([70_000, 70_000, 72_000]);
  });

  it('a measurement that says nothing of weight touches nothing', () => {
    const ana = training();
    ana.measurements(weighed(1, 1, 70));
    expect(touchedBy(ana, restingHeartRate(2, 10), { ...weighed(1, 1, 70), bodyFatBp: 2_000 })).toEqual([]);
  });

  it('any series of changes: showing what was touched leaves every workout as if shown from nothing', () => {
    const day = fc.integer({ min: 1, max: 12 });
    const change = fc.record({
      id: fc.integer({ min: 1, max: 6 }),
      day,
      kg: fc.option(fc.integer({ min: 50, max: 60 })),
      gone: fc.boolean(),
    });
    const batches = fc.array(fc.uniqueArray(change, { selector: ({ id }) => id, minLength: 1, maxLength: 4 }), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(fc.array(day, { minLength: 1, maxLength: 6 }), batches, (starts, series) => {
        const ana = new Member();
        const workouts = starts.map((start, i) => session({ sessionId: uuid(100 + i), startedAt: on(start) }));
        ana.sessions(...workouts.map((value) => ({ value })));
        const shown = new Map(workouts.map(({ sessionId }) => [sessionId, ana.show(sessionId)]));
        for (const batch of series) {
          const touched = ana.measurements(
            ...batch.map(({ id, day, kg, gone }) =>
              gone
                ? { gone: uuid(id) }
                : measurement({ measurementId: uuid(id), at: on(day), weightGrams: kg === null ? null : kg * 1000 }),
            ),
          );
          for (const sessionId of ana.within(touched)) shown.set(sessionId, ana.show(sessionId));
          for (const { sessionId } of workouts) expect(shown.get(sessionId)).toEqual(ana.show(sessionId));
        }
      }),
    );
  });
});
