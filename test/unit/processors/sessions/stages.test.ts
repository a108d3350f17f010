import { describe, expect, it } from 'vitest';
import { join } from '../../../../processors/sessions/join.js';
import { emptyRun, extend, type Run } from '../../../../processors/sessions/run.js';
import type { Reading } from '../../../../schemas/generated/telemetry.js';
import { amendment, type Event, ended, legPress, Machine, reading, started, T0 } from './driver.js';

/** Readings once a second for so many minutes; the values may depend on the second. */
const minutes = (count: number, values: (second: number) => Partial<Reading>, from = 0): Event[] =>
  Array.from({ length: count * 60 + 1 }, (_, i) => reading(from + i + 1, from + i, values(from + i)));
const treadmill = (...events: readonly Event[]) => new Machine({ ...legPress, type: 'TREADMILL' }).send(events);
const over = (events: readonly Event[]) =>
  treadmill(started(0), ...events, ended(events.length + 1, events.length)).session();
const walk = { speedMmPerS: 1_500, inclineBp: 500, heartRateBpm: 120 };
const ride = { powerW: 150, cadenceDeciRpm: 800, heartRateBpm: 130 };

describe('R18: a steady stage', () => {
  it('is three whole minutes at one speed and incline, with the mean heart rate of the third', () => {
    const beat = (second: number) => (second < 60 ? 100 : second < 120 ? 118 : 120 + (second % 2));
    expect(over(minutes(3, (second) => ({ ...walk, heartRateBpm: beat(second) })))?.stages).toEqual([
      {
        endedAt: T0 + 180_000,
        heartRateDeciBpm: 1_205,
        driftDeciBpm: 25,
        speedMmPerS: 1_500,
        inclineBp: 500,
        powerDeciW: null,
        cadenceDeciRpm: null,
      },
    ]);
  });

  it('is also one in which nobody pedals quite evenly: each minute within 5 W or 5 % of the three', () => {
    const ridden = (watts: readonly number[], power = 150) =>
      over(
        minutes(3, (second) => ({
          ...ride,
          powerW: power + (watts[Math.floor(second / 60)] ?? 0) + (second % 2 ? 30 : -30),
        })),
      )?.stages;
    expect(ridden([0, 7, -7])).toMatchObject([
      { speedMmPerS: null, inclineBp: null, powerDeciW: 1_500, cadenceDeciRpm: 800 },
    ]);
    expect(ridden([0, 8, -8])).toEqual([]);
    expect(ridden([0, 5, -5], 60)).toMatchObject([{ powerDeciW: 600 }]);
    expect(ridden([0, 6, -6], 60)).toEqual([]);
  });

  it.each([
    ['another speed', (second: number) => ({ speedMmPerS: second === 100 ? 1_510 : 1_500 })],
    ['another incline', (second: number) => ({ inclineBp: second > 150 ? 550 : 500 })],
    ['a pause', (second: number) => ({ paused: second === 170 })],
    ['a drift of over 5 beats', (second: number) => ({ heartRateBpm: second < 120 ? 115 : 121 })],
    [
      'no heart rate for over 5 s of a minute',
      (second: number) => ({ heartRateBpm: second > 60 && second < 67 ? null : 120 }),
    ],
    ['a heart rate that no heart has', (second: number) => ({ heartRateBpm: second < 10 ? 255 : 120 })],
    ['a belt that stands', () => ({ speedMmPerS: 0 })],
    ['no known load', () => ({ speedMmPerS: null })],
  ])('is not one with %s', (_, values) => {
    expect(over(minutes(3, (second) => ({ ...walk, ...values(second) })))?.stages).toEqual([]);
  });

  it('is not one over a clock that was set back, nor within two minutes and a half', () => {
    const back = minutes(2.5, () => walk).concat(
      minutes(2, () => walk, 60).map((event) => ({ ...event, sequence: event.sequence + 91 })),
    );
    expect(over(back)?.stages).toEqual([]);
    expect(over(minutes(2.5, () => walk))?.stages).toEqual([]);
  });

  it('is kept at each ten beats: the one of least drift, of equals the first', () => {
    const beat = (second: number) => (second < 240 ? 121 : second < 420 ? 124 : 133);
    const stages = over(minutes(12, (second) => ({ ...walk, heartRateBpm: beat(second) })))?.stages;
    expect(stages).toMatchObject([
      { heartRateDeciBpm: 1_210, driftDeciBpm: 0, endedAt: T0 + 180_000 },
      { heartRateDeciBpm: 1_330, driftDeciBpm: 0, endedAt: T0 + 540_000 },
    ]);
  });

  it('is told once the session is over, and stays when staff put the distance right', () => {
    const machine = treadmill(started(0), ...minutes(3, () => walk));
    expect(machine.session()).toBeUndefined();
    machine
      .send([ended(200, 181)])
      .amend(amendment(1, 300, { edited: { repetitions: null, loadGrams: null, distanceMm: 5 } }));
    expect(machine.session()).toMatchObject({ distanceMm: 5, stages: [{ speedMmPerS: 1_500 }] });
  });

  it('takes little to remember: an hour on a treadmill, and nothing without a heart rate', () => {
    const told = (values: Partial<Reading>) => {
      const machine = treadmill(
        started(0),
        ...minutes(60, (second) => ({ ...walk, ...values, inclineBp: Math.floor(second / 600) * 100 })),
      );
      const run = machine.states.values().next().value?.runs[0] as Run;
      return JSON.stringify([run.minutes, run.stages]);
    };
    expect(told({}).length).toBeLessThan(250);
    expect(told({ heartRateBpm: null })).toBe('[[null],[]]');
  });

  it('does not come of minutes that only seem to follow each other where runs meet', () => {
    // Minutes 10, 11, 12, then the clock is set back to 5 and forward again: 13 does not follow 12.
    const numbers = [9, 10, 11, 12, 5, 13, 14, 20];
    const events = numbers.flatMap((number, i) =>
      Array.from({ length: 12 }, (_, j) => ({
        ...reading(20 + i * 12 + j, number * 60 + j * 5, {
          ...walk,
          heartRateBpm: number === 13 ? 129 : 120 + (i % 2) * 6,
        }),
      })),
    );
    const runOf = (part: readonly Event[]) => {
      const run = emptyRun(part[0]?.sequence ?? 0, part[0]?.at ?? 0);
      for (const event of part) extend(run, event);
      return run;
    };
    for (const cut of [1, 13, 30, 60]) {
      const left = runOf(events.slice(0, cut));
      join(left, runOf(events.slice(cut)));
      expect(left).toEqual(runOf(events));
    }
  });
});
