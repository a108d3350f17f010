import { describe, expect, it } from 'vitest';
import { type Horizon, hasSeen } from '../../../engine/horizon.js';
import { newTask } from './task.js';

const horizon = (changes: Partial<Horizon> = {}): Horizon => ({
  time: 10_000,
  ends: new Map([
    [
      'telemetry',
      new Map([
        [0, 5],
        [1, 8],
      ]),
    ],
  ]),
  upstream: [{ physical: 'sessions.x', producer: 'x/3', incarnation: 'i', numbers: { 'sessions.x': { 0: 2, 1: 7 } } }],
  ...changes,
});
const read = new Map([['telemetry', 5]]);
const heard = (number: number) => ({ 'sessions.x': { 'x/3': { incarnation: 'i', number } } });

describe('a task has seen a tick', () => {
  it('once it has folded the sources up to where they ended and all that upstream had put out', () => {
    expect(hasSeen(newTask({ positions: read, heard: heard(2) }), horizon())).toBe(true);
  });
  it('not while a source record before the tick is unread', () => {
    expect(hasSeen(newTask({ positions: new Map([['telemetry', 4]]), heard: heard(2) }), horizon())).toBe(false);
    expect(hasSeen(newTask({ heard: heard(2) }), horizon())).toBe(false);
  });
  it('not while an upstream event is on its way', () => {
    expect(hasSeen(newTask({ positions: read, heard: heard(1) }), horizon())).toBe(false);
    expect(hasSeen(newTask({ positions: read }), horizon())).toBe(false);
  });
  it('not by what was heard of an older incarnation of the upstream task, but by anything of a newer one', () => {
    const of = (incarnation: string, number: number) => ({ 'sessions.x': { 'x/3': { incarnation, number } } });
    expect(hasSeen(newTask({ positions: read, heard: of('h', 9) }), horizon())).toBe(false);
    expect(hasSeen(newTask({ positions: read, heard: of('j', 1) }), horizon())).toBe(true);
  });
  it('not while an upstream task has not folded the tick itself', () => {
    expect(hasSeen(newTask({ positions: read, heard: heard(2) }), horizon({ upstream: null }))).toBe(false);
  });
  it('by its own partition only', () => {
    expect(hasSeen(newTask({ partition: 1, positions: new Map([['telemetry', 8]]), heard: heard(2) }), horizon())).toBe(
      false,
    );
    expect(hasSeen(newTask({ partition: 2 }), horizon())).toBe(true);
  });
});
