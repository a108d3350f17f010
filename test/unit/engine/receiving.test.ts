import { describe, expect, it } from 'vitest';
import type { Assignment } from '../../../engine/assignment.js';
import { Mailbox } from '../../../engine/mailbox.js';
import type { Run } from '../../../engine/reader.js';
import { Receiving } from '../../../engine/receiving.js';
import { pack, Records } from '../../../engine/records.js';
import { source } from '../../../engine/topic.js';
import { intakeOf } from './deliveries.js';
import { newTask } from './task.js';
import { countKeys } from './toys.js';

const intake = intakeOf(source('counts', countKeys));

function receiving() {
  const task = newTask();
  const sought: number[] = [];
  const assignment = {
    opened: async () => task,
    intakes: new Map([['counts', intake]]),
  } as unknown as Assignment;
  const seek = (_topic: string, _partition: number, offset: number) => sought.push(offset);
  return { task, sought, it: new Receiving({ assignment, mailbox: new Mailbox(1e6), throttle: null, seek }) };
}

const fetched = (fetchedOffset: number, nextOffset: number, highWatermark: number): Run => ({
  ...{ topic: 'counts', partition: 0, fetchedOffset, nextOffset, highWatermark },
  records: new Records(pack([]).memory, 0),
});

describe('what is fetched', () => {
  it('R89: makes its task behind as it comes in, before it is taken, if much more is unread', async () => {
    const { task, it: one } = receiving();
    await one.take(fetched(0, 500, 1_500));
    expect([...task.behind]).toEqual([]);
    await one.take(fetched(500, 600, 1_601));
    expect([...task.behind]).toEqual(['counts']);
    expect(task.fetching.get('counts')).toBe(600);
  });

  it('is asked for again where it does not continue what was read', async () => {
    const { task, sought, it: one } = receiving();
    await one.take(fetched(7, 9, 5_000));
    expect([sought, [...task.behind], task.fetching.get('counts')]).toEqual([[0], [], undefined]);
  });
});
