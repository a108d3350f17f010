import { describe, expect, it } from 'vitest';
import { changed, ended, given, reading, started, T0 } from './driver.js';

const kg = (kilograms: number) => kilograms * 1_000;
const setsOf = (machine: ReturnType<typeof given>) =>
  machine.session()?.sets.map((set) => [set.repetitions, set.loadGrams / 1_000, set.exerciseId]);

describe('a set', () => {
  it('goes on when the next repetition comes after 14.999 s, and ends when it comes after exactly 15 s', () => {
    const at = (ms: number) =>
      given(
        started(0),
        reading(1, 1, { repetitions: 1, loadGrams: kg(40) }),
        { ...reading(2, 1, { repetitions: 2, loadGrams: kg(40) }), at: T0 + 1_000 + ms },
        ended(3, 60),
      );
    expect(setsOf(at(14_999))).toEqual([[2, 40, 'leg-press']]);
    expect(setsOf(at(15_000))).toEqual([
      [1, 40, 'leg-press'],
      [1, 40, 'leg-press'],
    ]);
  });

  it('ends when the load changes, also when it changes back before the next repetition', () => {
    const machine = given(
      started(0),
      reading(1, 1, { repetitions: 1, loadGrams: kg(40) }),
      reading(2, 2, { repetitions: 2, loadGrams: kg(45) }),
      reading(3, 3, { repetitions: 2, loadGrams: kg(50) }),
      reading(4, 4, { repetitions: 3, loadGrams: kg(45) }),
      ended(5, 5),
    );
    expect(setsOf(machine)).toEqual([
      [1, 40, 'leg-press'],
      [1, 45, 'leg-press'],
      [1, 45, 'leg-press'],
    ]);
    expect(machine.session()).toMatchObject({ activeMs: 3_000 }); // rests under 15 s count
  });

  it('ends with a change of exercise, and the next carries the new one', () => {
    const machine = given(
      started(0, { exercise: 'lat-pulldown' }),
      reading(1, 1, { repetitions: 1 }),
      changed(2, 2, { exerciseId: 'seated-row' }),
      reading(3, 3, { repetitions: 3 }),
      ended(4, 5),
    );
    expect(setsOf(machine)).toEqual([
      [1, 0, 'lat-pulldown'],
      [2, 0, 'seated-row'],
    ]);
    expect(machine.session()).toMatchObject({ exerciseId: 'lat-pulldown' });
  });

  it('needs a repetition: lifting the pin alone makes none', () => {
    const machine = given(
      started(0),
      reading(1, 1, { repetitions: 0, loadGrams: kg(40) }),
      reading(2, 2, { repetitions: 0, loadGrams: kg(50) }),
      ended(3, 40),
    );
    expect(setsOf(machine)).toEqual([]);
    expect(machine.session()).toMatchObject({ repetitions: 0, tonnageGrams: 0, activeMs: 0 });
  });

  it('counts repetitions that were lost on the way, as the counter is cumulative', () => {
    const machine = given(
      started(0),
      reading(1, 1, { repetitions: 1, loadGrams: kg(40) }),
      reading(9, 9, { repetitions: 5, loadGrams: kg(40) }),
      ended(10, 11),
    );
    expect(setsOf(machine)).toEqual([[5, 40, 'leg-press']]);
    expect(machine.session()).toMatchObject({ missing: 7, events: 4, quality: ['gap'], activeMs: 8_000 });
  });

  it('counts the repetitions of the first reading, even when all before it was lost', () => {
    const machine = given(reading(20, 20, { repetitions: 4, loadGrams: kg(40) }), ended(21, 22));
    expect(setsOf(machine)).toEqual([[4, 40, 'leg-press']]);
    expect(machine.session()).toMatchObject({ quality: ['no_start'], missing: 0, startedAt: T0 + 20_000 });
  });

  it('keeps what the sensor last said when a reading has no counter', () => {
    const machine = given(
      started(0),
      reading(1, 1, { repetitions: 2 }),
      reading(2, 2, { repetitions: null }),
      reading(3, 3, { repetitions: 3 }),
      ended(4, 5),
    );
    expect(setsOf(machine)).toEqual([[3, 0, 'leg-press']]);
  });

  it('has its pauses left out of the active time', () => {
    const machine = given(
      started(0),
      reading(1, 1, { repetitions: 1 }),
      reading(2, 2, { repetitions: 1, paused: true }),
      reading(3, 6, { repetitions: 1 }),
      reading(4, 7, { repetitions: 2 }),
      ended(5, 8),
    );
    expect(setsOf(machine)).toEqual([[2, 0, 'leg-press']]);
    expect(machine.session()).toMatchObject({ activeMs: 2_000 });
  });
});

describe('R41: an open session is told as of its last finished set', () => {
  const first = [
    started(0),
    reading(1, 1, { repetitions: 1, loadGrams: kg(40), heartRateBpm: 90 }),
    reading(2, 3, { repetitions: 2, loadGrams: kg(40), heartRateBpm: 100 }),
  ];

  it('not at all before the first set is finished', () => {
    expect(given(...first).session()).toBeUndefined();
    expect(given(...first, reading(3, 17, { repetitions: 2, loadGrams: kg(40) })).session()).toBeUndefined();
  });

  it('once 15 s have passed without a repetition, and then unchanged until the next set is finished', () => {
    const rest = reading(3, 18, { repetitions: 2, loadGrams: kg(40), heartRateBpm: 120 });
    const machine = given(...first, rest);
    const afterFirst = machine.session();
    expect(afterFirst).toMatchObject({
      open: true,
      endReason: 'UNKNOWN',
      endedAt: T0 + 3_000,
      repetitions: 2,
      events: 3,
      heartRate: { count: 2, sum: 190, max: 100 },
    });
    machine.send([reading(4, 20, { repetitions: 3, loadGrams: kg(40) })]);
    machine.send([reading(5, 22, { repetitions: 4, loadGrams: kg(40) })]);
    expect(machine.session()).toEqual(afterFirst);
    machine.send([reading(6, 23, { repetitions: 4, loadGrams: kg(50) })]);
    expect(machine.session()).toMatchObject({ repetitions: 4, events: 6, endedAt: T0 + 22_000 });
  });

  it('whole when it ends', () => {
    expect(given(...first, ended(3, 4)).session()).toMatchObject({ open: false, repetitions: 2, events: 4 });
  });

  it('a ride without sets is told when it ends', () => {
    const ride = [started(0), reading(1, 1, { distanceMm: 5_000 }), reading(2, 60, { distanceMm: 300_000 })];
    expect(given(...ride).session()).toBeUndefined();
    expect(given(...ride, ended(3, 61)).session()).toMatchObject({ distanceMm: 300_000, sets: [] });
  });
});
