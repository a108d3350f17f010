/** Tables as they stood at given positions: what a task knew that had read so far. */
import { extents, type Observer } from '../observer.js';
import { readRanges } from '../ranges.js';
import { Undecodable } from '../registry.js';
import { learnSchemas } from '../source-event.js';
import { enter, TableContents, type TablePositions, type WholeTopic } from '../tables.js';

/** The contents by topic, of tables by the name under which they are looked up; of one without positions there are none. */
export async function tablesAt(
  { kafka, admin, schemas, log }: Pick<Observer, 'kafka' | 'admin' | 'schemas' | 'log'>,
  tables: Readonly<Record<string, WholeTopic>>,
  positions: Readonly<Record<string, TablePositions>>,
): Promise<Map<string, TableContents>> {
  const topics = Object.values(tables).map(({ topic }) => topic.name);
  const contents = new Map(topics.map((topic) => [topic, new TableContents()]));
  const logs = await extents(admin, topics);
  const stretches = [];
  for (const [table, whole] of Object.entries(tables)) {
    const { topic } = whole;
    await schemas.find(topic);
    const decoder = schemas.decoder(topic);
    for (const [partition, to] of Object.entries(positions[table] ?? {})) {
      const from = logs.get(topic.name)?.get(Number(partition))?.low ?? 0;
      stretches.push({ topic: topic.name, partition: Number(partition), from, to, whole, decoder });
      contents.get(topic.name)?.advance(Number(partition), to);
    }
  }
  await readRanges(
    kafka,
    stretches,
    async ({ topic, partition, whole, decoder }, records) => {
      await learnSchemas(decoder, records);
      const table = contents.get(topic);
      if (!table) return;
      for (const record of records) {
        try {
          enter(table, whole, decoder, partition, record);
        } catch (error) {
          // Whoever follows the table leaves it out too.
          if (!(error instanceof Undecodable)) throw error;
        }
      }
    },
    log,
  );
  return contents;
}
