/** Whether what readers see is late: something that stood on the log so long ago is not folded by a build that is promoted. */
import type { Admin } from '../kafka.js';
import type { Sql } from '../postgres.js';

/** A task that wrote nothing for so long has no process: nobody slows it down. */
const AWAY = '60 s';

/** True when a promoted task has not folded what was on its inputs `lagMs` ago. */
export async function isLiveLate(admin: Admin, sql: Sql, lagMs: number): Promise<boolean> {
  const tasks = await sql.query<{ partition: number; positions: Record<string, number>; topics: string[] }>(
    `select t.partition, t.positions,
       (select coalesce(array_agg(i ->> 'topic'), '{}') from jsonb_array_elements(l.inputs) i where i ->> 'kind' = 'keyed') as topics
     from engine.tasks t join engine.lineages l using (lineage)
     where l.promoted and t.stopped is null and t.updated_at > now() - interval '${AWAY}'`,
  );
  const before = Date.now() - lagMs;
  const topics = [...new Set(tasks.flatMap((task) => task.topics))];
  const offsets = new Map(
    await Promise.all(
      topics.map(async (topic): Promise<[string, Map<number, number>]> => {
        const since = await admin.fetchTopicOffsetsByTimestamp(topic, before);
        return [topic, new Map(since.map(({ partition, offset }) => [partition, Number(offset)]))];
      }),
    ),
  );
  return tasks.some((task) =>
    task.topics.some((topic) => (task.positions[topic] ?? 0) < (offsets.get(topic)?.get(task.partition) ?? 0)),
  );
}
