/**
 * A task that had folded all that stood before a tick, and then stopped itself, counted as having work: the tick. It never took it, so
 * its process asked again at once, for ever, and nothing else of the thread had its turn.
 */
import { expect, it } from 'vitest';
import { Ticking } from '../../engine/ticking.js';
import { newTask } from '../unit/engine/task.js';

it('a stopped task waits for nothing, whatever the time', async () => {
  const tasks = new Map([[0, newTask({ stopped: 'REPSTREAM_LOG_START: …' })]]);
  const nothing = { admin: {}, database: {}, topology: {}, partitions: new Map() };
  const ticking = new Ticking(nothing as never, tasks);
  await ticking.announce(10_000, new Map());
  expect(ticking.hasWork()).toBe(false);
  tasks.set(1, newTask({ partition: 1 }));
  expect(ticking.hasWork()).toBe(true);
});
