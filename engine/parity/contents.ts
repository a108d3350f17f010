/** All that a build shows: its views, private ones too, and the present entities that it has sent. */
import { stateTable, viewTable } from '../ddl.js';
import type { KnownView } from '../lineages/catalogue.js';
import { literal, type Sql } from '../postgres.js';
import { type Lineage, outputsOf, viewsOf } from '../topology.js';
import { columnsOf, snakeCase } from '../view.js';
import { type Digest, digestOf, NOT_LEFT_OUT } from './digest.js';

/** One view, or the entities of one topic, as tables of one build. */
export interface Shown {
  /** The view's name, or `<topic> (sent)`. */
  readonly name: string;
  readonly table: string;
  readonly rowKey: readonly string[];
  readonly columns: KnownView['columns'];
}

/** What a build of a processor shows, in the tables of `lineage`. */
export const shownBy = ({ processor }: Lineage, lineage: string): Shown[] => [
  ...Object.values(viewsOf(processor)).map((view) => ({
    name: snakeCase(view.name),
    table: viewTable(lineage, view),
    rowKey: view.key.map(snakeCase),
    columns: columnsOf(view).map(([name]) => column(snakeCase(name))),
  })),
  ...Object.values(outputsOf(processor)).map(({ name }) => ({
    name: `${name} (sent)`,
    table: sentTo(name, lineage),
    rowKey: ['entity', 'sent_at_key'],
    columns: ['entity', 'sent_at_key', 'value'].map(column),
  })),
];

// Both sides were made by one declaration: types and comments say nothing here.
const column = (name: string) => ({ name, type: '', nullable: true, comment: '' });

/**
 * What scopes remember to have sent (present.ts): `[topic, entity, key, hash of the value]`. Read as `json`, not `jsonb`, which refuses
 * halves of surrogate pairs.
 */
const sentTo = (topic: string, lineage: string): string =>
  `(select s.key, s.task, (e->1)::text as entity, (e->2)::text as sent_at_key, (e->3)::text as value
    from ${stateTable(lineage)} s, json_array_elements(s.shown::json) e
    where json_array_length(e) = 4 and (e->0)::text = ${literal(JSON.stringify(topic))})`;

/** The digest of each. */
export async function digestsOf(
  sql: Sql,
  shown: readonly Shown[],
  tasks: readonly number[],
): Promise<Map<string, Digest>> {
  const digests = new Map<string, Digest>();
  for (const { name, table, columns } of shown)
    digests.set(name, await digestOf(sql, { table, columns: columns.map((one) => one.name) }, tasks));
  return digests;
}

/** Copies each into a temporary table, so that what moves on can be compared with what does not. */
export async function copiesOf(
  sql: Sql,
  shown: readonly Shown[],
  tasks: readonly number[],
  prefix: string,
): Promise<Shown[]> {
  const copies: Shown[] = [];
  for (const [i, one] of shown.entries()) {
    const table = `${prefix}_${i}`;
    await sql.query(
      `drop table if exists ${table};
       create temporary table ${table} as select t.* from ${one.table} t where t.task in (${tasks.join(', ')}) and ${NOT_LEFT_OUT};
       analyze ${table}`,
    );
    copies.push({ ...one, table });
  }
  return copies;
}
