/** One build taken away as if it had never run, promoted though it is: what no command would do. */
import type pg from 'pg';
import type { Settings } from '../../deploy/settings.js';
import { deleteTopics } from '../../engine/hosting.js';
import { connectKafka } from '../../engine/kafka.js';
import { createLog } from '../../engine/log.js';

/** Drops all it has in Postgres, and its topics and group in Kafka. No process may run it. */
export async function forgetLineage(db: pg.Pool, settings: Settings, lineage: string): Promise<void> {
  const underscored = lineage.replaceAll('-', '_');
  const { rows: own } = await db.query<{ name: string }>(
    `SELECT physical_table AS name FROM engine.views WHERE lineage = $1
     UNION ALL SELECT format('engine.%I', relname) FROM pg_class
       WHERE relnamespace = 'engine'::regnamespace AND relkind = 'r' AND relname IN ($2, $3)`,
    [lineage, `${underscored}_state`, `${underscored}_kept`],
  );
  for (const { name } of own) await db.query(`DROP TABLE ${name} CASCADE`);
  const { rows: shared } = await db.query<{ name: string }>(
    `SELECT format('engine.%I', table_name) AS name FROM information_schema.columns
     JOIN information_schema.tables USING (table_schema, table_name)
     WHERE table_schema = 'engine' AND column_name = 'lineage' AND table_type = 'BASE TABLE'`,
  );
  const {
    rows: [known],
  } = await db.query<{ topics: string[] }>('SELECT topics FROM engine.lineages WHERE lineage = $1', [lineage]);
  for (const { name } of shared) await db.query(`DELETE FROM ${name} WHERE lineage = $1`, [lineage]);
  const admin = connectKafka(settings, 'test', createLog('test', 'silent')).admin();
  await admin.connect();
  try {
    await deleteTopics(admin, known?.topics ?? []);
    await admin.deleteGroups([lineage]);
  } finally {
    await admin.disconnect();
  }
}
