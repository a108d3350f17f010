/** What the engine creates in Postgres for a lineage: its states, its views, and their entry in the catalogue. */
import { provideAnalysts } from './analysts-role.js';
import { sqlType } from './columns.js';
import { lockSchema, registerLineage } from './lineages/catalogue.js';
import { promoteFirsts } from './lineages/first.js';
import { settleSqlViews } from './lineages/models.js';
import { registerSqlViews } from './lineages/sql-views.js';
import { type Database, identifier, literal, type Sql } from './postgres.js';
import { noteFormer } from './purging/former.js';
import { ENGINE, UPGRADE } from './schema.js';
import { inputsOf, type Lineage, tablesOf, viewsOf } from './topology.js';
import { columnsOf, snakeCase, type View } from './view.js';

/** The prefix of a lineage's tables: its name, with underscores. */
const sqlName = (lineage: string) => lineage.replaceAll('-', '_');
/** The states of a lineage: what its tasks remember. */
export const stateTable = (lineage: string) => `engine.${identifier(`${sqlName(lineage)}_state`)}`;
/** The kept inputs of a lineage. */
export const keptTable = (lineage: string) => `engine.${identifier(`${sqlName(lineage)}_kept`)}`;
/** The physical table of a view in a lineage. */
export const viewTable = (lineage: string, view: View) => `views.${identifier(`${sqlName(lineage)}_${view.name}`)}`;

// Half-full pages keep the next version of a row on its page: no index is touched when it moves. What was not vacuumed since it came is looked up
// row by row by who reads an index alone (three times as long for a year of active members), so a twentieth more is enough for that, too.
const HOT =
  'with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_insert_scale_factor = 0.05)';

const tableOf = (lineage: string, view: View): string => {
  const table = viewTable(lineage, view);
  const columns = columnsOf(view).map(
    ([name, column]) => `${identifier(snakeCase(name))} ${sqlType(column)}${column.nullable ? '' : ' not null'}`,
  );
  const key = ['key', 'task', ...view.key.map(snakeCase)].map(identifier).join(', ');
  // Readers of a public view look rows up by its own key; the primary key begins with the processor's.
  const wanted = view.access === 'public' && view.key.length > 0 ? [view.key, ...view.indexes] : view.indexes;
  const indexes = wanted.map((names, i) => {
    const name = identifier(`${sqlName(lineage)}_${view.name}_${i}`.slice(-63));
    return `create index if not exists ${name} on ${table} (${names.map(snakeCase).map(identifier).join(', ')});`;
  });
  return `create table if not exists ${table} ("key" text collate "C" not null, "task" int not null, ${columns.join(', ')}, primary key (${key})) ${HOT};
${indexes.join('\n')}`;
};

const statesOf = ({ name, processor }: Lineage): string => {
  const table = stateTable(name);
  const index = (suffix: string) => identifier(`${sqlName(name)}_state_${suffix}`);
  return [
    `create table if not exists ${table} (
       key text collate "C" not null, task int not null, scope text collate "C" not null, ordering bigint, wake_at bigint, used text[],
       first_offset bigint, latest_at bigint not null,
       state text not null, shown text not null, primary key (key, task, scope)) ${HOT};`,
    // Of an earlier version, which noted only what it did not find.
    `do $$ begin
       if exists (select from pg_attribute where attrelid = to_regclass(${literal(table)}) and attname = 'missed') then
         alter table ${table} rename column missed to used;
         drop index if exists engine.${index('missed')};
       end if;
     end $$;`,
    // Of an earlier version, which did not note it: its scopes may have events from the very beginning.
    `do $$ begin
       if not exists (select from pg_attribute where attrelid = to_regclass(${literal(table)}) and attname = 'first_offset') then
         alter table ${table} add column first_offset bigint default 0;
         alter table ${table} alter column first_offset drop default;
       end if;
     end $$;`,
    processor.order
      ? `create index if not exists ${index('order')} on ${table} (key, task, ordering, scope) where ordering is not null;`
      : '',
    `create index if not exists ${index('wake')} on ${table} (task) where wake_at is not null;`,
    Object.keys(tablesOf(processor)).length > 0
      ? `create index if not exists ${index('used')} on ${table} using gin (used) where used is not null;`
      : '',
    Object.values(inputsOf(processor)).some((input) => 'kept' in input)
      ? `create table if not exists ${keptTable(name)} (
           key text collate "C" not null, task int not null, input text collate "C" not null,
           entity text collate "C" not null, producer text collate "C" not null,
           at bigint not null, value text not null, beaten boolean not null default false, primary key (key, task, input, entity, producer)) ${HOT};
         create index if not exists ${identifier(`${sqlName(name)}_kept_at`)} on ${keptTable(name)} (key, task, input, at, entity);
         do $$ begin
           if not exists (select from pg_attribute where attrelid = to_regclass(${literal(keptTable(name))}) and attname = 'beaten') then
             alter table ${keptTable(name)} add column beaten boolean not null default false;
           end if;
         end $$;`
      : '',
  ].join('\n');
};

/** SHA-256 of the code of processors, by name; of those left out it is not known. */
export type CodeHashes = ReadonlyMap<string, string>;

/** Creates what is missing for these lineages; a processor's first build is promoted. Throws REPSTREAM_CODE_CHANGED and REPSTREAM_HORIZON, and changes nothing then. */
export async function prepareSchema(
  database: Database,
  lineages: readonly Lineage[],
  codeHashes: CodeHashes = new Map(),
): Promise<void> {
  await database.transaction(async (sql) => {
    await lockSchema(sql);
    await sql.query(ENGINE);
    await sql.query(UPGRADE);
    await provideAnalysts(sql);
    for (const lineage of lineages) {
      await createTables(sql, lineage);
      await registerLineage(sql, lineage, codeHashes.get(lineage.processor.name) ?? null);
      await noteFormer(sql, lineage);
      for (const view of Object.values(viewsOf(lineage.processor))) await registerView(sql, lineage, view);
      await registerSqlViews(sql, lineage);
    }
    await promoteFirsts(sql);
    await settleSqlViews(sql);
  });
}

/** Creates the tables of a lineage that are missing: states, kept inputs, views. */
export async function createTables(sql: Sql, lineage: Lineage): Promise<void> {
  await sql.query(statesOf(lineage));
  for (const view of Object.values(viewsOf(lineage.processor))) await sql.query(tableOf(lineage.name, view));
}

/** Writes down what a view is, so that it can be compared and promoted when the code is gone. */
const registerView = (sql: Sql, { name, processor }: Lineage, view: View) =>
  sql.query(
    `insert into engine.views (view_name, lineage, processor, access, comment, physical_table, columns, row_key, subjects,
       fresh_within_ms)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (view_name, lineage) do update set access = excluded.access, comment = excluded.comment,
       columns = excluded.columns, row_key = excluded.row_key, subjects = excluded.subjects,
       fresh_within_ms = excluded.fresh_within_ms`,
    [
      snakeCase(view.name),
      name,
      processor.name,
      view.access,
      view.comment,
      viewTable(name, view),
      JSON.stringify(
        columnsOf(view).map(([column, declared]) => ({
          name: snakeCase(column),
          type: sqlType(declared),
          nullable: declared.nullable,
          comment: declared.comment,
        })),
      ),
      JSON.stringify(view.key.map(snakeCase)),
      JSON.stringify(view.subjects.map(snakeCase)),
      view.freshWithinMs,
    ],
  );
