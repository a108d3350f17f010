import { describe, expect, it } from 'vitest';
import type { Intake } from '../../../engine/intake.js';
import { Mailbox } from '../../../engine/mailbox.js';
import type { Run } from '../../../engine/reader.js';
import type { Task } from '../../../engine/task.js';
import { Turns } from '../../../engine/turns.js';
import { newTask } from './task.js';

const taskAt = (partition: number, isBehind: boolean) =>
  newTask({ partition, behind: new Set(isBehind ? ['workouts'] : []) });

function opened(...behind: boolean[]) {
  const tasks = new Map(behind.map((is, partition): [number, Task] => [partition, taskAt(partition, is)]));
  const told: (readonly number[] | null)[] = [];
  const turns = new Turns(tasks, (partitions) => told.push(partitions));
  const task = (partition: number) => tasks.get(partition) as Task;
  return { tasks, told, turns, task };
}

describe('the turns of tasks', () => {
  it('are not taken while at most one is behind: everybody is read', () => {
    const { turns, told, task } = opened(true, false, false);
    turns.begin();
    expect([turns.current, told]).toEqual([null, []]);
    expect([0, 1, 2].every((partition) => turns.isServed(task(partition)))).toBe(true);
  });

  it('go round among those that are behind, and the others are read all the time', () => {
    const { turns, told, task } = opened(true, false, true, true);
    turns.begin();
    expect(turns.current).toBe(task(0));
    expect([0, 1, 2, 3].map((partition) => turns.isServed(task(partition)))).toEqual([true, true, false, false]);
    turns.pass();
    expect([turns.current, turns.next]).toEqual([task(0), task(2)]);
    turns.begin();
    turns.pass();
    turns.begin();
    turns.pass();
    turns.begin();
    expect(turns.current).toBe(task(0));
    expect(told).toEqual([
      [0, 1],
      [1, 2],
      [1, 3],
      [0, 1],
    ]);
  });

  it('end when all but one have caught up', () => {
    const { turns, told, task } = opened(true, true);
    turns.begin();
    task(0).behind.clear();
    turns.settle();
    expect([turns.current, told]).toEqual([null, [[0], null]]);
  });

  it('pass over who has stopped', () => {
    const { turns, task } = opened(true, true, true);
    task(1).stopped = 'a gap';
    turns.begin();
    turns.pass();
    expect(turns.next).toBe(task(2));
  });

  it('are told anew after an assignment', () => {
    const { turns, told } = opened(true, true);
    turns.begin();
    turns.forget();
    turns.begin();
    expect(told).toEqual([[0], [0]]);
  });
});

describe('the mailbox while turns are taken', () => {
  const intake = {} as Intake;
  const run = (bytes: number) => ({ records: { memory: new ArrayBuffer(bytes) } }) as Run;

  it('keeps what waits for its turn, and lets it keep out nobody', async () => {
    const { turns, task } = opened(true, true);
    const mailbox = new Mailbox(100);
    let isFull = true;
    const put = mailbox.put({ task: task(1), intake, run: run(150) }).then(() => {
      isFull = false;
    });
    await Promise.resolve();
    expect(isFull).toBe(true);
    turns.begin();
    mailbox.serve(turns);
    await put;
    expect([mailbox.isEmpty, mailbox.take()]).toEqual([true, undefined]);
    await mailbox.put({ task: task(0), intake, run: run(50) });
    expect(mailbox.take()?.task).toBe(task(0));
    turns.pass();
    turns.begin();
    expect(mailbox.take()?.task).toBe(task(1));
  });
});
