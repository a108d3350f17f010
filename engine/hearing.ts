/** What a task has heard of the tasks that write its inputs: each number once and in order, and loss is noticed. */
import { RepstreamError } from './errors.js';
import type { Origin } from './outbox.js';
import { Undecodable } from './registry.js';
import type { Task } from './task.js';

/** Whether a derived event is the next of its producing task; false: it was folded before. Throws REPSTREAM_GAP. */
export function isNext(task: Task, physical: string, { producer, incarnation, number }: Origin): boolean {
  if (!producer || !Number.isInteger(number) || number < 1) {
    throw new Undecodable('no_origin', 'a derived record without the headers task, incarnation and number');
  }
  let heard = task.heard[physical];
  if (!heard) {
    heard = {};
    task.heard[physical] = heard;
  }
  const last = heard[producer];
  // Incarnations are time-ordered (UUIDv7): an older one's records are repeats, a newer one counts from 1.
  if (last && incarnation < last.incarnation) return false;
  const expected = last?.incarnation === incarnation ? last.number + 1 : 1;
  if (number < expected) return false;
  if (last?.mendedBy && incarnation < last.mendedBy) {
    heard[producer] = { incarnation, number, mendedBy: last.mendedBy };
    return true;
  }
  if (number > expected) {
    task.gap = { topic: physical, producer, incarnation };
    throw new RepstreamError(
      'REPSTREAM_GAP',
      `${physical}/${task.partition}: ${producer} sent number ${number} where ${expected} was to come: ${number - expected} events are lost: \`repstream republish ${producer}\` tells them again`,
    );
  }
  heard[producer] = { incarnation, number };
  return true;
}
