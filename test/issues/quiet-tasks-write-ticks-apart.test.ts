/**
 * Each quiet task wrote its tick half a minute after its own last. Who reads it takes the earliest that is written, and wrote its own half a
 * minute after that: a leaderboard, third in line, told in the middle of the day that it was as of more than a minute ago.
 */
import { expect, it } from 'vitest';
import { Gathering } from '../../engine/gathering.js';
import { Ticking } from '../../engine/ticking.js';
import { newTask } from '../unit/engine/task.js';

const nothing = { admin: {}, database: {}, topology: {}, partitions: new Map() };

it('ticks are written by all tasks as they pass a half minute of the clock, and by none between', async () => {
  const written = [61_000, 74_000, 89_000];
  const tasks = new Map(written.map((tick, partition) => [partition, newTask({ partition, tickWritten: tick })]));
  const ticking = new Ticking(nothing as never, tasks);
  const toldAt = async (tick: number) => {
    await ticking.announce(tick, new Map());
    const gathering = new Gathering(null);
    ticking.take(gathering, Number.POSITIVE_INFINITY);
    return [...gathering.tasks].map(({ partition }) => partition);
  };
  expect(await toldAt(89_999)).toEqual([]);
  expect(await toldAt(90_001)).toEqual([0, 1, 2]);
});
