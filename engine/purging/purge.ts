/** Purging: the horizon is written down, then the records before it are deleted. Interrupted, it goes on when run again. */
import { lockSchema } from '../lineages/catalogue.js';
import { type Asked, writeHistory } from '../lineages/history.js';
import type { Observer } from '../observer.js';
import type { Sql } from '../postgres.js';
import { readRanges } from '../ranges.js';
import type { Topic } from '../topic.js';
import { type Plan, recordsOf, stillHolds } from './plan.js';
import { refused } from './readers.js';

/** Deletes what a plan says; gives how many offsets went. Throws REPSTREAM_PURGE, and nothing is deleted then. */
export async function purge(observer: Observer, topic: Topic, plan: Plan, asked: Asked): Promise<number> {
  const { admin, database, topology } = observer;
  const [open] = plan.uncovered;
  if (open)
    throw refused(
      `no certificate of parity says that ${open.processor} was derived again from what is to be deleted of ${topic.name}/${open.partitions.join(', ')}: run \`repstream verify ${open.processor}\``,
    );
  const times = await timesOf(observer, plan);
  const further = plan.partitions.filter(({ horizon, low, to }) => to > Math.max(horizon, low));
  if (further.length > 0)
    await database.transaction(async (sql) => {
      // No build begins meanwhile: it would have to fold what goes.
      await lockSchema(sql);
      if (!(await stillHolds(sql, topology, topic, plan)))
        throw refused(`something moved in ${topic.name} meanwhile: run the command again`);
      await writeHorizons(sql, plan, times, asked);
      await tell(sql, plan, asked);
    });
  // From here on builds begin at the horizon, whether the records are gone yet or not.
  const left = plan.partitions.filter(({ low, to }) => to > low);
  if (left.length > 0)
    await admin.deleteTopicRecords({
      topic: topic.name,
      partitions: left.map(({ partition, to }) => ({ partition, offset: String(to) })),
    });
  return recordsOf(plan);
}

/** The broker's time of the first record that stays, by partition; where none stands there, the time up to which is purged. */
async function timesOf({ kafka, log }: Observer, { topic, partitions, before }: Plan): Promise<Map<number, number>> {
  const times = new Map(partitions.map(({ partition }) => [partition, before]));
  const firsts = partitions
    .filter(({ horizon, to, high }) => to > horizon && to < high)
    .map(({ partition, to }) => ({ topic, partition, from: to, to: to + 1 }));
  await readRanges(
    kafka,
    firsts,
    ({ partition }, [record]) => {
      if (record) times.set(partition, Number(record.timestamp));
    },
    log,
  );
  return times;
}

async function writeHorizons(sql: Sql, plan: Plan, times: ReadonlyMap<number, number>, asked: Asked): Promise<void> {
  for (const { partition, horizon, low, to } of plan.partitions) {
    if (to <= Math.max(horizon, low)) continue;
    await sql.query(
      `insert into engine.horizons (topic, partition, from_offset, from_time, by, reason, certificates)
       values ($1, $2, $3, to_timestamp($4 / 1000.0), $5, $6, $7)`,
      [
        plan.topic,
        partition,
        to,
        times.get(partition) ?? plan.before,
        asked.by,
        asked.reason,
        plan.certificates.get(partition) ?? [],
      ],
    );
  }
}

/** One line of history for each promoted build that reads the topic. */
async function tell(sql: Sql, plan: Plan, { by, reason }: Asked): Promise<void> {
  const horizons = Object.fromEntries(plan.partitions.map(({ partition, to }) => [partition, to]));
  const certificates = [...new Set([...plan.certificates.values()].flat())];
  const details = { topic: plan.topic, before: new Date(plan.before).toISOString(), horizons, certificates };
  for (const lineage of plan.readers)
    await writeHistory(sql, { action: 'purge', lineage, former: null, by, reason, details });
}
