/** `repstream views retire`: all that a build keeps in Postgres and Kafka goes. */
import { type Belongings, retire as retireLineage } from '../../engine/lineages/retire.js';
import { type AskOptions, asked, sayBlocked } from './asking.js';
import { sizeOf } from './list.js';
import { withBroker, withDatabase } from './parts.js';

export interface RetireOptions extends AskOptions {
  readonly dryRun?: boolean;
}

export async function retire(lineage: string, options: RetireOptions): Promise<void> {
  const { dryRun = false, json } = options;
  const belongings = await withDatabase((database, settings) =>
    withBroker(settings, ({ admin }) =>
      retireLineage(database, admin, { ...asked(options), lineage, dryRun, onBlocked: sayBlocked }),
    ),
  );
  console.log(json ? JSON.stringify({ lineage, dryRun, ...belongings }) : belongingsText(lineage, dryRun, belongings));
}

function belongingsText(lineage: string, dryRun: boolean, { tables, rows, topics, group }: Belongings): string {
  const lines = [
    ...tables.map(({ table, bytes }) => `  table ${table} (${sizeOf(bytes)})`),
    ...Object.entries(rows).flatMap(([table, n]) => (n > 0 ? `  ${n.toLocaleString('en')} rows of ${table}` : [])),
    ...topics.map((topic) => `  topic ${topic}`),
    ...(group === null ? [] : [`  consumer group ${group}`]),
  ];
  if (lines.length === 0) return `${lineage} is retired: nothing of it is left`;
  return [dryRun ? `retiring ${lineage} would remove` : `${lineage} is retired; removed`, ...lines].join('\n');
}
