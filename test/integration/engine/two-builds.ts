/** Two builds of one processor, and of the one downstream, on facts that go on coming; and what is done with builds, shortly said. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { latestTick } from '../../../engine/clock.js';
import { connectKafka, partitionCounts, partitionOf } from '../../../engine/kafka.js';
import { compare } from '../../../engine/lineages/compare.js';
import { promote } from '../../../engine/lineages/promote.js';
import { retire } from '../../../engine/lineages/retire.js';
import { rollback } from '../../../engine/lineages/rollback.js';
import { pause } from '../../../engine/log.js';
import { applyTopics } from '../../../engine/provision.js';
import { source, type Topic } from '../../../engine/topic.js';
import { ticks } from '../../../schemas/topics.js';
import { sharedStack } from '../../stack.js';
import { addingUp, type Count, countKeys } from '../../unit/engine/toys.js';
import { eventually, openWorld, unique } from './world.js';

const PROGRAM = fileURLToPath(new URL('../../../cli/repstream.mjs', import.meta.url));

/** One owner for each of the four partitions, so that every task has something to fold. */
const owners = [0, 1, 2, 3].map((partition) => {
  const all = Array.from({ length: 100 }, (_, i) => `owner-${i}`);
  const found = all.find((owner) => partitionOf(owner, 4) === partition);
  if (!found) throw new Error('no owner for a partition');
  return found;
});
const steady: Count[] = owners.map((owner, i) => ({ owner, id: 'steady', at: i, amount: 1 }));
/** Three amounts of 1,000, which the second build takes for 900. */
const heavy: Count[] = owners.slice(0, 3).map((owner) => ({ owner, id: 'heavy', at: 0, amount: 1_000 }));

/** Makes topics and facts; starts nothing. */
export async function openTwoBuilds() {
  const names = { adds: unique('adds'), totals: unique('totals') };
  const facts = source(unique('facts'), countKeys);
  const v1 = addingUp(names, facts);
  const v2 = addingUp(names, facts, { version: 2, weigh: (amount) => Math.min(amount, 900) });
  const asked = { by: 'ana', reason: 'a test' };
  const world = await openWorld([facts as Topic], v1.processors);
  await applyTopics([v2.sums as Topic, ticks as Topic], v2.processors, world.connections, world.log);
  await world.send(facts, heavy);
  const ending = new AbortController();
  // A quiet task writes its tick every 30 s; a busy one at once.
  const beat = (async () => {
    while (!ending.signal.aborted) {
      await world.send(facts, steady);
      await world.tick();
      // The command line knows the time by the product's own ticks.
      await world.send(ticks as Topic, [{ scheduler: 'test' }]);
      await pause(300, ending.signal);
    }
  })();
  return {
    world,
    names,
    v1,
    v2,
    compare: (lineage: string, changed: readonly string[]) =>
      compare(world.database, {
        ...asked,
        lineage,
        with: null,
        expected: { changed, onlyNew: [], onlyOld: [] },
        latestTick: () =>
          latestTick(connectKafka(world.connections, 'test', world.log), world.admin, world.ticks, world.log),
      }),
    promote: (lineage: string, force = false) =>
      promote(world.database, {
        ...asked,
        lineage,
        force,
        partitionsOf: (topics) => partitionCounts(world.admin, topics),
      }),
    rollback: (processor: string) => rollback(world.database, { ...asked, processor }),
    retire: (lineage: string, dryRun = false) => retire(world.database, world.admin, { ...asked, lineage, dryRun }),
    /** `repstream views …` as a process of its own. */
    command: (...parameters: string[]) => {
      const env = { ...process.env, ...sharedStack().environment, DATABASE_URL: world.connections.databaseUrl };
      return promisify(execFile)(process.execPath, [PROGRAM, 'views', ...parameters], { env }).then(
        ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
        (failed: { code: number; stdout: string; stderr: string }) => failed,
      );
    },
    /** What readers see of the heavy amounts. */
    async shown() {
      const { rows } = await world.db.query(
        `select sum::int from models.${v1.views.sums} where id = 'heavy' order by 1`,
      );
      return rows.map(({ sum }) => sum);
    },
    /** Resolves once all tasks of a build and of what is downstream have folded a tick. */
    folded: ({ adds, totals }: typeof v1) =>
      eventually(async () => {
        const { rows } = await world.db.query(
          'select min(tick) > 0 as all, count(*)::int as n from engine.tasks where lineage = any($1)',
          [[adds.name, totals.name]],
        );
        return rows[0].n === 8 && rows[0].all;
      }),
    async stop() {
      ending.abort();
      await beat;
      await world.stop();
    },
  };
}
