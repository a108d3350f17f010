/**
 * Tasks are taken over several at a time. When another process took one of them over meanwhile, none was opened: those that were still ours
 * were folded by nobody until the next rebalance. And what the other had folded by then made the database seem older than what was done
 * with it, so that all of them were to tell everything again.
 */
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { Assignment } from '../../engine/assignment.js';
import { prepareSchema } from '../../engine/ddl.js';
import { openIntakes } from '../../engine/intake.js';
import type { Admin } from '../../engine/kafka.js';
import type { AnyProcessor } from '../../engine/processor.js';
import { wish } from '../../engine/restoring/wish.js';
import { openTasks } from '../../engine/task.js';
import { source } from '../../engine/topic.js';
import { topologyOf } from '../../engine/topology.js';
import { openWorld, unique, type World } from '../integration/engine/world.js';
import { addingUp, type Count, countKeys } from '../unit/engine/toys.js';

const counts = source<string, Count>(unique('lost'), countKeys);
const { processors, adds } = addingUp({ adds: unique('lost-adds'), totals: unique('lost-totals') }, counts);

let world: World;
beforeAll(async () => {
  world = await openWorld([counts], processors as AnyProcessor[]);
  await prepareSchema(world.database, [adds]);
});
afterAll(() => world?.stop());

const commit = (offset: string) =>
  world.admin.setOffsets({ groupId: adds.name, topic: counts.name, partitions: [{ partition: 0, offset }] });

/** Ours are partitions 0 and 1; as they are first taken over, another process takes over 0. */
async function assigned(): Promise<Assignment> {
  let isLost = false;
  const admin = new Proxy(world.admin, {
    get: (target, name: keyof Admin) =>
      name === 'fetchOffsets' && !isLost
        ? async (...asked: Parameters<Admin['fetchOffsets']>) => {
            isLost = true;
            await openTasks(world.database, adds, [0], 0);
            return target.fetchOffsets(...asked);
          }
        : target[name],
  });
  const assignment = new Assignment({
    ...{ database: world.database, admin, lineage: adds, log: world.log, signal: new AbortController().signal },
    ...{ outputs: new Map(adds.topics.map((topic) => [topic, 4])), cached: null },
    ...{ tick: () => 0, seek: () => {}, onOpened: () => {} },
  });
  assignment.intakes = await openIntakes(adds.processor, topologyOf(processors), world.schemas);
  assignment.assign([0, 1]);
  await vi.waitFor(() => expect(assignment.tasks.has(1)).toBe(true), 10_000);
  expect(isLost).toBe(true);
  return assignment;
}
const renewals = (assignment: Assignment) =>
  [...assignment.tasks.values()].flatMap(({ partition, renewal }) => (renewal ? [partition] : []));

it('is no reason to tell everything again', async () => {
  await commit('5'); // so far did it fold
  expect(renewals(await assigned())).toEqual([]);
});

it('does not take along those that are still ours', async () => {
  await commit('0');
  await wish(world.database, adds.name, [0], { reason: 'a test' });
  expect(renewals(await assigned())).toEqual([0]);
});
