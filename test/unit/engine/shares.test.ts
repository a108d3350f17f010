import { describe, expect, it } from 'vitest';
import { HoldingBack } from '../../../engine/holding-back.js';
import type { Intake } from '../../../engine/intake.js';
import type { Partitions } from '../../../engine/kafka-group.js';
import { Mailbox } from '../../../engine/mailbox.js';
import type { Run } from '../../../engine/reader.js';
import { Shares } from '../../../engine/shares.js';
import { newTask } from './task.js';

const KB = 1024;
const intake = {} as Intake;
const task = newTask({ partition: 3 });
const run = (bytes: number, topic: string, highWatermark: number) =>
  ({ topic, highWatermark, fetchedOffset: 0, records: { memory: new ArrayBuffer(bytes) } }) as Run;

function filled(isLive: boolean) {
  const told: Partitions[] = [];
  const holdingBack = new HoldingBack((held) => told.push(held));
  const shares: Shares = new Shares(
    () => isLive,
    (held) => holdingBack.set(shares, held),
  );
  const mailbox = new Mailbox(600 * KB, shares);
  const blocked = new Set<string>();
  const put = async (topic: string, highWatermark: number) => {
    const name = `${topic} ${blocked.size}`;
    blocked.add(name);
    await mailbox.put({ task, intake, run: run(200 * KB, topic, highWatermark) });
    blocked.delete(name);
  };
  return { told, mailbox, put, blocked };
}

describe('the shares of a backlog in a mailbox', () => {
  it('R89: while something live comes a backlog is held back beyond its share, and the fetcher does not wait', async () => {
    const { told, mailbox, put, blocked } = filled(true);
    for (let i = 0; i < 4; i++) await put('enrolments', 50_000);
    expect([told, blocked.size]).toEqual([[{ enrolments: [3] }], 0]);
    await put('workouts', 1);
    expect(mailbox.take()?.run.topic).toBe('workouts');
    // At half the share more is fetched.
    for (const left of [3, 2]) {
      mailbox.take();
      expect([left, told.length]).toEqual([left, 1]);
    }
    mailbox.take();
    expect(told).toEqual([{ enrolments: [3] }, {}]);
  });

  it('are not asked for while nobody waits: the fetcher waits for room', async () => {
    const { told, put, blocked } = filled(false);
    for (let i = 0; i < 3; i++) await put('enrolments', 50_000);
    void put('enrolments', 50_000);
    await Promise.resolve();
    expect([told, blocked.size]).toEqual([[], 1]);
  });

  it('are not for what is live itself', async () => {
    const { told, put, blocked } = filled(true);
    for (let i = 0; i < 3; i++) await put('workouts', 5);
    void put('workouts', 5);
    await Promise.resolve();
    expect([told, blocked.size]).toEqual([[], 1]);
  });

  it('are given back when all that waits is dropped', async () => {
    const { told, mailbox, put } = filled(true);
    for (let i = 0; i < 3; i++) await put('enrolments', 50_000);
    mailbox.clear();
    expect(told).toEqual([{ enrolments: [3] }, {}]);
  });

  it('and turns are told as one, and anew after an assignment', () => {
    const told: Partitions[] = [];
    const holdingBack = new HoldingBack((held) => told.push(held));
    const [turns, shares] = [{}, {}];
    holdingBack.set(turns, { workouts: [2, 1] });
    holdingBack.set(shares, { workouts: [1, 3], users: [0] });
    holdingBack.set(shares, { users: [0], workouts: [3, 1] });
    holdingBack.forget();
    holdingBack.set(turns, {});
    const both = { users: [0], workouts: [1, 2, 3] };
    expect(told).toEqual([{ workouts: [1, 2] }, both, both, { users: [0], workouts: [1, 3] }]);
  });
});
