/** Everything the engine creates in Postgres: its own tables, a lineage's states and views, the stable names readers use. */
import { sqlType } from './columns.js';
import { type Database, identifier, literal, type Sql } from './postgres.js';
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

// Half-full pages keep the next version of a row on its page: no index is touched when it moves.
const HOT = 'with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.05)';

const ENGINE = `
create schema if not exists engine;
create schema if not exists views;
create schema if not exists models;

create table if not exists engine.lineages (
  lineage text primary key, processor text not null, version int not null, promoted boolean not null default false,
  created_at timestamptz not null default now());

create table if not exists engine.tasks (
  lineage text not null, partition int not null, epoch bigint not null, checkpoint bigint not null, incarnation uuid not null,
  positions jsonb not null, producers jsonb not null, numbers jsonb not null, tick bigint not null,
  read bigint not null, folded bigint not null, repeated bigint not null, parked bigint not null, late bigint not null,
  stopped text, updated_at timestamptz not null default now(),
  primary key (lineage, partition)) with (fillfactor = 50);

create table if not exists engine.outbox (
  lineage text not null, partition int not null, topic text not null, target int not null, number bigint not null,
  key text not null, entity text not null, value bytea,
  primary key (lineage, partition, topic, target, number));

create table if not exists engine.parked (
  parked_id bigint generated always as identity primary key, kind text not null, lineage text not null, processor text not null,
  topic text not null, partition int not null, from_offset bigint not null, to_offset bigint not null, events int not null,
  key text, reason text not null, detail text not null, parked_at timestamptz not null default now());
create index if not exists parked_by_lineage on engine.parked (lineage, partition);
create index if not exists parked_by_key on engine.parked (key);

create table if not exists engine.views (
  view_name text not null, lineage text not null, processor text not null, access text not null, comment text not null,
  physical_table text not null, primary key (view_name, lineage));

create or replace view models.processor_tasks as
  select l.processor, t.lineage, l.promoted, t.partition, to_timestamp(nullif(t.tick, 0) / 1000.0) as tick, t.read, t.folded,
         t.repeated, t.parked, t.late, t.positions, t.stopped, t.updated_at
  from engine.tasks t join engine.lineages l using (lineage);
comment on view models.processor_tasks is 'Every task: how far it has read and what became of it (read = folded + repeated + parked).';

create or replace view models.parked_events as
  select parked_id, kind, processor, lineage, topic, partition, from_offset, to_offset, events, key, reason, detail, parked_at
  from engine.parked;
comment on view models.parked_events is 'Events and keys set aside with their reason; ranges of offsets, to_offset included.';

create or replace view models.view_catalogue as
  select v.view_name, v.processor, v.lineage, v.comment, v.physical_table
  from engine.views v join engine.lineages l using (lineage) where l.promoted and v.access = 'public';
comment on view models.view_catalogue is 'Every public view and the physical table it reads.';
`;

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
       key text collate "C" not null, task int not null, scope text collate "C" not null, ordering bigint, wake_at bigint, missed text[],
       latest_at bigint not null,
       state text not null, shown text not null, primary key (key, task, scope)) ${HOT};`,
    processor.order
      ? `create index if not exists ${index('order')} on ${table} (key, task, ordering, scope) where ordering is not null;`
      : '',
    processor.wakeAt ? `create index if not exists ${index('wake')} on ${table} (task) where wake_at is not null;` : '',
    Object.keys(tablesOf(processor)).length > 0
      ? `create index if not exists ${index('missed')} on ${table} using gin (missed) where missed is not null;`
      : '',
    Object.values(inputsOf(processor)).some((input) => 'kept' in input)
      ? `create table if not exists ${keptTable(name)} (
           key text collate "C" not null, task int not null, input text collate "C" not null,
           entity text collate "C" not null, producer text collate "C" not null,
           at bigint not null, value text not null, primary key (key, task, input, entity, producer)) ${HOT};
         create index if not exists ${identifier(`${sqlName(name)}_kept_at`)} on ${keptTable(name)} (key, task, input, at, entity);`
      : '',
  ].join('\n');
};

/** Arbitrary but the same for all: only one process changes the schema at a time. */
const SCHEMA_LOCK = 7_351_220_001;

/** Creates what is missing for these lineages; a processor without a promoted lineage gets this one promoted. */
export async function prepareSchema(database: Database, lineages: readonly Lineage[]): Promise<void> {
  await database.transaction(async (sql) => {
    await sql.query('select pg_advisory_xact_lock($1)', [SCHEMA_LOCK]);
    await sql.query(ENGINE);
    for (const lineage of lineages) {
      await sql.query(statesOf(lineage));
      for (const view of Object.values(viewsOf(lineage.processor))) {
        await sql.query(tableOf(lineage.name, view));
        await sql.query(
          `insert into engine.views values ($1, $2, $3, $4, $5, $6)
           on conflict (view_name, lineage) do update set access = excluded.access, comment = excluded.comment`,
          [view.name, lineage.name, lineage.processor.name, view.access, view.comment, viewTable(lineage.name, view)],
        );
      }
      await sql.query(
        'insert into engine.lineages (lineage, processor, version) values ($1, $2, $3) on conflict do nothing',
        [lineage.name, lineage.processor.name, lineage.processor.version],
      );
      const promoted = await sql.query('select 1 from engine.lineages where processor = $1 and promoted', [
        lineage.processor.name,
      ]);
      if (promoted.length === 0) await promote(sql, lineage);
    }
  });
}

/** Points the stable names in `models` at this lineage's tables. */
export async function promote(sql: Sql, lineage: Lineage): Promise<void> {
  await sql.query('update engine.lineages set promoted = (lineage = $1) where processor = $2', [
    lineage.name,
    lineage.processor.name,
  ]);
  for (const view of Object.values(viewsOf(lineage.processor))) {
    if (view.access !== 'public') continue;
    const name = `models.${identifier(snakeCase(view.name))}`;
    const columns = Object.keys(view.columns).map((column) => identifier(snakeCase(column)));
    const comments = columnsOf(view).map(
      ([column, { comment }]) => `comment on column ${name}.${identifier(snakeCase(column))} is ${literal(comment)};`,
    );
    await sql.query(`drop view if exists ${name}; create view ${name} as select ${columns.join(', ')} from ${viewTable(lineage.name, view)};
comment on view ${name} is ${literal(view.comment)};
${comments.join('\n')}`);
  }
}
