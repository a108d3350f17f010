import { describe, expect, it } from 'vitest';
import { HoldingBack } from '../../../engine/holding-back.js';
import type { Intake } from '../../../engine/intake.js';
import type { Partitions } from '../../../engine/kafka-group.js';
import { Mailbox } from '../../../engine/mailbox.js';
import type { Run } from '../../../engine/reader.js';
import type { Task } from '../../../engine/task.js';
import { Turns } from '../../../engine/turns.js';
import { newTask } from './task.js';

const taskAt = (partition: number, isBehind: boolean) =>
  newTask({ partition, behind: new Set(isBehind ? ['workouts'] : []) });

function opened(...behind: boolean[]) {
  const tasks = new Map(behind.map((is, partition): [number, Task] => [partition, taskAt(partition, is)]));
  const told: Partitions[] = [];
  const holdingBack = new HoldingBack((held) => told.push(held));
  const turns: Turns = new Turns(tasks, (held) => holdingBack.set(turns, held));
  const task = (partition: number) => tasks.get(partition) as Task;
  return { tasks, told, turns, holdingBack, task };
}

describe('the turns of tasks', () => {
  it('are not taken while at most one is behind: everybody is read', () => {
    const { turns, told, task } = opened(true, false, false);
    turns.begin();
    expect([turns.current, told]).toEqual([null, []]);
    expect([0, 1, 2].every((partition) => turns.isServed(task(partition), 'workouts'))).toBe(true);
  });

  it('go round among those that are behind, and what is not behind is read all the time', () => {
    const { turns, told, task } = opened(true, false, true, true);
    turns.begin();
    expect(turns.current).toBe(task(0));
    const served = (physical: string) => [0, 1, 2, 3].map((partition) => turns.isServed(task(partition), physical));
    expect(served('workouts')).toEqual([true, true, false, false]);
    expect(served('users')).toEqual([true, true, true, true]);
    turns.pass();
    expect([turns.current, turns.next]).toEqual([task(0), task(2)]);
    turns.begin();
    turns.pass();
    turns.begin();
    turns.pass();
    turns.begin();
    expect(turns.current).toBe(task(0));
    expect(told).toEqual([{ workouts: [2, 3] }, { workouts: [0, 3] }, { workouts: [0, 2] }, { workouts: [2, 3] }]);
  });

  it('end when all but one have caught up', () => {
    const { turns, told, task } = opened(true, true);
    turns.begin();
    task(0).behind.clear();
    turns.settle();
    expect([turns.current, told]).toEqual([null, [{ workouts: [1] }, {}]]);
  });

  it('pass over who has stopped', () => {
    const { turns, task } = opened(true, true, true);
    task(1).stopped = 'a gap';
    turns.begin();
    turns.pass();
    expect(turns.next).toBe(task(2));
  });

  it('are told anew after an assignment', () => {
    const { turns, told, holdingBack } = opened(true, true);
    turns.begin();
    turns.forget();
    holdingBack.forget();
    turns.begin();
    expect(told).toEqual([{ workouts: [1] }, { workouts: [1] }]);
  });
});

describe('the mailbox while turns are taken', () => {
  const intake = {} as Intake;
  const run = (bytes: number, topic = 'workouts', highWatermark = 5_000) =>
    ({ topic, highWatermark, fetchedOffset: 0, records: { memory: new ArrayBuffer(bytes) } }) as Run;

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

  it('gives what little is unread of before what is far behind, and runs of one input in their order', async () => {
    const { task } = opened(true, false);
    const mailbox = new Mailbox(10_000);
    const [first, second] = [run(1), run(2, 'workouts', 10)];
    for (const one of [first, second]) await mailbox.put({ task: task(0), intake, run: one });
    await mailbox.put({ task: task(1), intake, run: run(3, 'workouts', 100) });
    await mailbox.put({ task: task(0), intake, run: run(4, 'users', 1) });
    const taken = () => mailbox.take()?.run.records.memory.byteLength;
    expect([taken(), taken(), taken(), taken()]).toEqual([4, 3, 1, 2]);
  });

  it('R89: a run of which a bite was taken goes on where it was left, before what came after it', async () => {
    const { task } = opened(false);
    const mailbox = new Mailbox(10_000);
    for (const bytes of [1, 2]) await mailbox.put({ task: task(0), intake, run: run(bytes) });
    const parcel = mailbox.take();
    if (parcel) mailbox.putBack(parcel);
    expect(mailbox.take()).toBe(parcel);
    expect(mailbox.bytesOf(task(0))).toBe(2);
  });
});
