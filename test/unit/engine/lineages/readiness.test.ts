import { expect, it } from 'vitest';
import { laggingOf } from '../../../../engine/lineages/readiness.js';

const LATEST = 1_000_000_000;
const task = (partition: number, tick: number, stopped: string | null = null) => ({
  lineage: 'a2',
  partition,
  tick,
  stopped,
});
const candidate = { lineage: 'a2', former: 'a1', tasks: 2 };

it('a build is caught up when each of its tasks has folded a tick at most 15 s behind what is promoted', () => {
  expect(laggingOf(candidate, [task(0, LATEST), task(1, LATEST - 15_000)], LATEST)).toBeNull();
  expect(laggingOf(candidate, [task(0, LATEST), task(1, LATEST + 5_000)], LATEST)).toBeNull();
  expect(laggingOf({ ...candidate, tasks: null }, [task(0, LATEST)], LATEST)).toBeNull();
});

it('a little behind may pass by itself: a quiet task writes its tick every 30 s', () => {
  expect(laggingOf(candidate, [task(0, LATEST), task(1, LATEST - 40_000)], LATEST)).toEqual({
    why: 'a2 is not caught up: its task 1 is 40 s behind what is promoted',
    passes: true,
  });
  expect(laggingOf(candidate, [task(0, LATEST), task(1, LATEST - 400_000)], LATEST)?.passes).toBe(false);
});

it('a task that is missing, stopped or still at the beginning does not', () => {
  const why = (...tasks: ReturnType<typeof task>[]) =>
    laggingOf(candidate, tasks, LATEST)?.why.replace('a2 is not caught up: ', '');
  expect(why()).toBe('no process runs it');
  expect(why(task(0, LATEST))).toBe('1 of its 2 tasks have not begun');
  expect(why(task(0, LATEST), task(1, 0))).toBe('its task 1 has folded no tick yet');
  expect(why(task(0, LATEST), task(1, LATEST, 'REPSTREAM_GAP: lost'))).toBe(
    'its task 1 stopped itself: REPSTREAM_GAP: lost',
  );
});
