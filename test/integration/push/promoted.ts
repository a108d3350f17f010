/** Another build of a view is promoted while people listen: they are told to read anew, once, and miss nothing after. */
import { expect, it } from 'vitest';
import { connectKafka, partitionCounts } from '../../../engine/kafka.js';
import { promote } from '../../../engine/lineages/promote.js';
import { retire } from '../../../engine/lineages/retire.js';
import { rollback } from '../../../engine/lineages/rollback.js';
import { createLog } from '../../../engine/log.js';
import { connectPostgres } from '../../../engine/postgres.js';
import { runProcessors } from '../../../engine/process.js';
import type { AnyProcessor } from '../../../engine/processor.js';
import { applyTopics } from '../../../engine/provision.js';
import { topologyOf } from '../../../engine/topology.js';
import { erasure } from '../../../processors/erasure.js';
import { processors } from '../../../processors/index.js';
import { ticks, topics } from '../../../schemas/topics.js';
import { eventually } from '../engine/world.js';
import { untilCaughtUp } from '../running.js';
import type { Listening } from './client.js';
import { listenTo, newMember, parts, writesDown } from './world.js';

const log = createLog('test', 'silent');
const resets = ({ events }: Pick<Listening, 'events'>) =>
  events.flatMap(({ event, data }) => (event === 'reset' ? [data.reason] : []));
const workouts = ({ events }: Pick<Listening, 'events'>) =>
  events.flatMap(({ event, data }) => (event === 'workout' ? [data.value.repetitions] : []));

it('R97: a promote tells all who listen, and who was away, to read anew, once; and a rollback does', async () => {
  const { settings, db } = parts().repstream;
  const built = processors.map((one: AnyProcessor) => (one.name === 'plans' ? { ...one, build: 'c3d4' } : one));
  const known = new Set(topologyOf(processors).lineages.map(({ name }) => name));
  const moved = topologyOf(built).lineages.filter(({ name }) => !known.has(name));
  const lineage = moved.find(({ processor }) => processor.name === 'plans')?.name ?? '';
  await applyTopics(Object.values(topics), built, settings, log);
  const building = await runProcessors({
    ...{ processors: built, only: moved.map(({ processor }) => processor.name), ticks, erasure },
    ...{ connections: settings, log },
  });
  const admin = connectKafka(settings, 'test', log).admin();
  const database = connectPostgres(settings.databaseUrl, log, 2);
  await admin.connect();
  const asked = { by: 'test', reason: null };
  const ana = await newMember();
  const [here, there, away] = [await listenTo(ana), await listenTo(ana, { on: 1 }), await listenTo(ana)];
  try {
    await writesDown(ana, 1);
    for (const one of [here, there, away]) await eventually(async () => workouts(one).includes(1));
    away.leave();
    await untilCaughtUp(settings, 90_000, built);
    await promote(database, {
      ...{ ...asked, lineage, force: true },
      partitionsOf: (names) => partitionCounts(admin, names),
    });
    for (const one of [here, there]) await eventually(async () => resets(one).length === 2);
    await writesDown(ana, 2);
    const back = await listenTo(ana, { on: 1, lastId: away.lastId });
    for (const one of [here, there]) await eventually(async () => workouts(one).includes(2));
    await eventually(async () => resets(back).length === 1);
    expect(resets(back)).toEqual(['promoted']);

    await rollback(database, { ...asked, processor: 'plans' });
    for (const one of [here, there]) await eventually(async () => resets(one).length === 3);
    await eventually(async () => resets(back).length === 2);
    await writesDown(ana, 3);
    for (const one of [here, there, back]) await eventually(async () => workouts(one).includes(3));
    for (const one of [here, there]) {
      expect(resets(one)).toEqual(['began', 'promoted', 'promoted']);
      expect(workouts(one)).toEqual([1, 2, 3]);
      one.leave();
    }
    expect(resets(back)).toEqual(['promoted', 'promoted']);
    back.leave();
  } finally {
    await rollback(database, { ...asked, processor: 'plans' }).catch(() => {});
    await building.stop();
    // That a build is left alone for 30 s after it last wrote is shown elsewhere.
    await db.query(`update engine.tasks set updated_at = now() - interval '1 min' where lineage = any($1)`, [
      moved.map(({ name }) => name),
    ]);
    for (const { name } of [...moved].reverse())
      await retire(database, admin, { ...asked, lineage: name, dryRun: false });
    await Promise.all([admin.disconnect(), database.close()]);
  }
}, 180_000);
