/** Tables of the promoted builds, filled by statements in the place of the engine. */
import type pg from 'pg';
import type { Settings } from '../deploy/settings.js';
import { prepareSchema, viewTable } from '../engine/ddl.js';
import { createLog } from '../engine/log.js';
import { connectPostgres } from '../engine/postgres.js';
import { applyTopics } from '../engine/provision.js';
import { topologyOf, viewsOf } from '../engine/topology.js';
import { columnsOf, snakeCase, type View } from '../engine/view.js';
import { processors } from '../processors/index.js';
import { topics } from '../schemas/topics.js';

/** One table: expressions by column, over what `from` gives; what is not named is empty. */
export interface Fill {
  readonly view: string;
  readonly from: string;
  readonly values: Readonly<Record<string, string>>;
}

const empty: Readonly<Record<string, string>> = {
  ...{ text: `''`, uuid: 'gen_random_uuid()', boolean: 'false', integer: '0', bigint: '0', float: '0' },
  ...{ timestamp: `timestamptz '2025-01-01Z'`, date: `date '2025-01-01'`, json: `'{}'::jsonb` },
  ...{ texts: `'{}'::text[]`, uuids: `'{}'::uuid[]`, integers: `'{}'::int[]` },
};

const tables = new Map(
  topologyOf(processors).lineages.flatMap(({ name, processor }) =>
    Object.values(viewsOf(processor)).map((view) => [snakeCase(view.name), { lineage: name, view }] as const),
  ),
);

function statementOf(lineage: string, view: View, { from, values }: Fill): string {
  const columns = columnsOf(view).map(([name, { kind, nullable }]) => ({
    name: `"${snakeCase(name)}"`,
    value: values[name] ?? (nullable ? 'null' : empty[kind]),
  }));
  const all = [{ name: '"key"', value: values.key }, { name: '"task"', value: values.task ?? '0' }, ...columns];
  return `insert into ${viewTable(lineage, view)} (${all.map(({ name }) => name).join(', ')})
    select ${all.map(({ value }) => value).join(', ')} from ${from}`;
}

/** Makes all topics, tables and names, as processes do when they start. */
export async function prepareViews(settings: Settings): Promise<void> {
  const log = createLog('bench', 'silent');
  await applyTopics(Object.values(topics), processors, settings, log);
  const database = connectPostgres(settings.databaseUrl, log, 1);
  await prepareSchema(database, topologyOf(processors).lineages);
  await database.close();
}

/** Fills them, as if all tasks stood at this tick (ms). */
export async function fillViews(
  db: pg.Client,
  asked: {
    readonly partitions: number;
    readonly tick: number;
    readonly fills: readonly Fill[];
    readonly say: (line: string) => void;
  },
): Promise<void> {
  await db.query('set synchronous_commit = off');
  await db.query(
    `insert into engine.tasks (lineage, partition, epoch, checkpoint, incarnation, positions, producers, numbers, tick, read,
       folded, repeated, parked, late)
     select lineage, p, 1, 1, gen_random_uuid(), '{}', '{}', '{}', $1, 0, 0, 0, 0, 0
     from engine.lineages, generate_series(0, $2::int - 1) p`,
    [asked.tick, asked.partitions],
  );
  for (const one of asked.fills) {
    const at = performance.now();
    const table = tables.get(one.view);
    if (!table) throw new Error(`there is no view ${one.view}`);
    const { rowCount } = await db.query(statementOf(table.lineage, table.view, one));
    const seconds = ((performance.now() - at) / 1_000).toFixed(0);
    asked.say(`${one.view}: ${rowCount?.toLocaleString('en')} rows in ${seconds} s`);
  }
  // At the end: Postgres' own looks at a table before it keep the rows of the next from being known to be there for all.
  await db.query('vacuum (analyze)');
}
