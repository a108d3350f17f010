/** The engine's own tables, and the views of them in `models`. */
import { adding } from './adding-columns.js';
import { ISSUING } from './issuing/table.js';
import { CERTIFICATES } from './parity/certificates-table.js';
import { POSITIONS } from './positions/table.js';
import { HORIZONS } from './purging/horizon-table.js';
import { REDRIVES } from './redrive-table.js';

/** How far the builds are that are being made. */
const BUILDS = `
create table if not exists engine.builds (
  lineage text primary key, done bigint not null, records bigint not null, rate bigint not null, eta_s bigint, at timestamptz not null)
  with (fillfactor = 50);

create or replace view models.builds_under_way as
  select b.lineage, l.processor, b.done, b.records, case when b.records = 0 then 100 else (100 * b.done / b.records)::int end as percent,
         b.rate, b.eta_s, b.at
  from engine.builds b join engine.lineages l using (lineage) where b.at > now() - interval '10 s';
comment on view models.builds_under_way is 'Builds that \`repstream views build\` is making now, and how far each is.';
comment on column models.builds_under_way.lineage is 'The build.';
comment on column models.builds_under_way.processor is 'Its processor.';
comment on column models.builds_under_way.done is 'Records folded, over all inputs.';
comment on column models.builds_under_way.records is 'Records on the log so far.';
comment on column models.builds_under_way.percent is 'The one of the other, rounded down.';
comment on column models.builds_under_way.rate is 'Records a second, over the last few seconds.';
comment on column models.builds_under_way.eta_s is 'Seconds that the rest will take at that rate; null: not known yet.';
comment on column models.builds_under_way.at is 'When this was written; 10 s later it is no longer told.';
`;

/** Stable names that are computed when read. */
const SQL_VIEWS = `
create table if not exists engine.sql_views (
  view_name text not null, lineage text not null, comment text not null, columns jsonb not null, reads jsonb not null,
  definition text not null, fresh_within_ms int not null, shown boolean not null default false, grants jsonb, primary key (view_name, lineage));

create or replace view models.sql_view_catalogue as
  select s.view_name, l.processor, s.lineage, l.promoted, s.shown, s.comment, s.reads, s.fresh_within_ms
  from engine.sql_views s join engine.lineages l using (lineage)
  where l.retired_at is null and s.view_name not like 'analytics.%'; -- these show what is here already, less what is personal
comment on view models.sql_view_catalogue is 'Every view that Postgres computes when it is read, as each build declares it, and what it is computed from.';
comment on column models.sql_view_catalogue.view_name is 'Its name in schema models.';
comment on column models.sql_view_catalogue.processor is 'The processor that declares it.';
comment on column models.sql_view_catalogue.lineage is 'The build that does.';
comment on column models.sql_view_catalogue.promoted is 'Readers see this build.';
comment on column models.sql_view_catalogue.shown is 'It stands under its name as this build declares it.';
comment on column models.sql_view_catalogue.comment is 'What it shows.';
comment on column models.sql_view_catalogue.reads is 'The views that it is computed from.';
comment on column models.sql_view_catalogue.fresh_within_ms is 'How late it may be, ms: as late as these.';
`;

/** Makes them where they are missing; a database of an earlier version gets what is new. */
export const ENGINE = `
create schema if not exists engine;
create schema if not exists views;
create schema if not exists models;
create schema if not exists analytics;
comment on schema analytics is 'What analysts read: the views of models without personal data, and nothing of fewer than five people.';

create table if not exists engine.lineages (
  lineage text primary key, processor text not null, version int not null, promoted boolean not null default false,
  created_at timestamptz not null default now());
${adding('lineages', 'inputs jsonb', 'topics jsonb', 'promoted_at timestamptz', 'retired_at timestamptz')}
${adding('lineages', 'keyed_by text')}
update engine.lineages set promoted_at = created_at where promoted and promoted_at is null;

create table if not exists engine.lineage_history (
  id bigint generated always as identity primary key, at timestamptz not null default now(), action text not null,
  lineage text not null, former text, by text, reason text, details jsonb not null default '{}');

create table if not exists engine.tasks (
  lineage text not null, partition int not null, epoch bigint not null, checkpoint bigint not null, incarnation uuid not null,
  positions jsonb not null, producers jsonb not null, numbers jsonb not null, tick bigint not null,
  read bigint not null, folded bigint not null, repeated bigint not null, parked bigint not null, late bigint not null,
  stopped text, updated_at timestamptz not null default now(),
  primary key (lineage, partition)) with (fillfactor = 50);

${adding('tasks', 'tables jsonb')}
${adding('tasks', 'marks jsonb')}
${adding('tasks', 'database text', 'wish jsonb', 'renewal jsonb')}

create table if not exists engine.sweep (
  lineage text not null, task int not null, key text collate "C" not null, scope text collate "C" not null,
  primary key (lineage, task, key, scope));
${adding('sweep', 'forced boolean not null default false')}

create table if not exists engine.outbox (
  lineage text not null, partition int not null, topic text not null, target int not null, number bigint not null,
  key text not null, entity text not null, value bytea,
  primary key (lineage, partition, topic, target, number));
${adding('outbox', 'marker boolean not null default false')}

create table if not exists engine.parked (
  parked_id bigint generated always as identity primary key, kind text not null, lineage text not null, processor text not null,
  topic text not null, partition int not null, from_offset bigint not null, to_offset bigint not null, events int not null,
  key text, reason text not null, detail text not null, parked_at timestamptz not null default now());
${adding('parked', 'discarded_at timestamptz', 'discarded_by text', 'discard_reason text')}
${adding('parked', 'bytes bigint')}
create index if not exists parked_by_lineage on engine.parked (lineage, partition);
create index if not exists parked_by_key on engine.parked (key);

create table if not exists engine.views (
  view_name text not null, lineage text not null, processor text not null, access text not null, comment text not null,
  physical_table text not null, primary key (view_name, lineage));
${adding('views', 'columns jsonb', 'row_key jsonb', 'grants jsonb')}
${adding('views', 'subjects jsonb')}

create table if not exists engine.erasures (
  id uuid primary key, person_sha256 text not null, asked_at timestamptz not null, asked_by text not null, reason text,
  done_at timestamptz not null, rows_gone jsonb not null, waiting jsonb not null);
create index if not exists erasures_by_person on engine.erasures (person_sha256);

${adding('views', 'fresh_within_ms int')}
${adding('outbox', 'put_at timestamptz not null default now()')}
${adding('sweep', 'since timestamptz not null default now()')}

create or replace view engine.sweeping as
  select s.lineage, s.task, s.key, s.scope, s.since from engine.sweep s
  where not exists (select from engine.parked p where p.lineage = s.lineage and p.partition = s.task and p.key = s.key
    and p.kind = 'key' and p.discarded_at is null);
comment on view engine.sweeping is 'Scopes to be shown again; those of keys that stand parked wait for these and are not here.';

create or replace view models.processor_tasks as
  select l.processor, t.lineage, l.promoted, t.partition, to_timestamp(nullif(t.tick, 0) / 1000.0) as tick, t.read, t.folded,
         t.repeated, t.parked, t.late, t.positions, t.stopped, t.updated_at
  from engine.tasks t join engine.lineages l using (lineage);
comment on view models.processor_tasks is 'Every task: how far it has read and what became of it (read = folded + repeated + parked).';

create or replace view models.parked_events as
  select parked_id, kind, processor, lineage, topic, partition, from_offset, to_offset, events, key, reason, detail, parked_at
  from engine.parked where discarded_at is null;
comment on view models.parked_events is 'Events and keys set aside with their reason; ranges of offsets, to_offset included.';

create or replace view models.discarded_events as
  select parked_id, kind, processor, lineage, topic, partition, from_offset, to_offset, events, key, reason, detail, parked_at,
         discarded_at, discarded_by, discard_reason
  from engine.parked where discarded_at is not null;
comment on view models.discarded_events is 'Parked events that somebody gave up: by whom, when and why. They stay counted as parked.';

create or replace view models.view_catalogue as
  select v.view_name, v.processor, v.lineage, v.comment, v.physical_table,
         (select coalesce(jsonb_agg(distinct name order by name), '[]') from (
            select c ->> 'name' as name from jsonb_array_elements(v.columns) c where c ->> 'name' = 'user_id'
            union all select jsonb_array_elements_text(v.subjects)) people) as person_columns
  from engine.views v join engine.lineages l using (lineage) where l.promoted and v.access = 'public';
comment on view models.view_catalogue is 'Every public view, the physical table it reads, and its columns that name the people whom a row is about.';

create or replace view models.erasures as
  select id, person_sha256, asked_at, asked_by, reason, done_at, rows_gone, waiting from engine.erasures;
comment on view models.erasures is 'Proofs that somebody was erased, without saying who: whoever knows the user_id finds theirs by its hash.';
comment on column models.erasures.id is 'The proof.';
comment on column models.erasures.person_sha256 is 'SHA-256 of the user_id, hexadecimal.';
comment on column models.erasures.asked_at is 'When it was asked for.';
comment on column models.erasures.asked_by is 'By whom.';
comment on column models.erasures.reason is 'Why, as they said; null: they did not say.';
comment on column models.erasures.done_at is 'When nothing was left in any table of a build that runs.';
comment on column models.erasures.rows_gone is 'Rows that stood before, by table.';
comment on column models.erasures.waiting is 'Builds that did not run then: they erase when they are started.';

create or replace view models.lineage_history as
  select id, at, action, lineage, former, by, reason, details from engine.lineage_history;
comment on view models.lineage_history is 'What was compared, promoted, rolled back, retired, verified and purged: when, by whom and why.';
comment on column models.lineage_history.id is 'Rises with time.';
comment on column models.lineage_history.at is 'When.';
comment on column models.lineage_history.action is 'compare, promote, rollback, retire, verify or purge.';
comment on column models.lineage_history.lineage is 'What was compared, promoted, rolled back to, retired or verified; of a purge, a build that reads the topic.';
comment on column models.lineage_history.former is 'What it was compared with, or was promoted before it; null: nothing was.';
comment on column models.lineage_history.by is 'Who asked for it; repstream: a first build, promoted by itself.';
comment on column models.lineage_history.reason is 'Why, as they said; null: they did not say.';
comment on column models.lineage_history.details is 'What moved with it, what was found, what was overridden.';

create or replace view models.freshness_builds as
  select l.lineage, l.processor, l.version, l.promoted, l.inputs, l.topics,
         (select coalesce(jsonb_agg(jsonb_build_object('view', v.view_name, 'access', v.access, 'freshWithinMs', v.fresh_within_ms)
            order by v.view_name), '[]') from engine.views v where v.lineage = l.lineage) as views
  from engine.lineages l where l.retired_at is null;
comment on view models.freshness_builds is 'Every build with what it reads, writes and shows, and how late each of its views may be.';

create or replace view models.freshness_tasks as
  select t.lineage, t.partition, t.incarnation, t.positions, t.producers as heard, t.numbers, t.tick, t.stopped, t.updated_at,
         (select count(distinct p.key) from engine.parked p
            where p.lineage = t.lineage and p.partition = t.partition and p.kind = 'key' and p.discarded_at is null) as parked_keys,
         s.scopes as sweeping, s.since as sweeping_since, t.renewal
  from engine.tasks t cross join lateral (
    select count(*) as scopes, min(s.since) as since from engine.sweeping s where s.lineage = t.lineage and s.task = t.partition) s;
comment on view models.freshness_tasks is 'How far every task has come: positions, the last numbers heard of and given out, its tick (ms), keys that stand parked, scopes to be shown again with changed tables, and why it tells everything again (null: it does not).';

create or replace view models.freshness_outbox as select lineage, partition, topic, target, number, put_at from engine.outbox;
comment on view models.freshness_outbox is 'Committed events that are being published, or were and are not forgotten yet; without their contents.';
${CERTIFICATES}${BUILDS}${REDRIVES}${adding('lineages', 'inherits_from text')}${adding('tasks', 'inherited jsonb')}${adding('tasks', 'waking bigint')}${HORIZONS}${SQL_VIEWS}${ISSUING}${POSITIONS}`;

/** Tells what builds of an earlier version did not write down themselves, from what they left: code that is gone cannot be asked. */
export const UPGRADE = `
update engine.lineages l set
  inputs = (
    select coalesce(jsonb_agg(jsonb_build_object('topic', topic, 'kind', 'keyed', 'lineage', (
      select w.lineage from engine.lineages w where right(topic, length(w.lineage) + 1) = '.' || w.lineage))), '[]')
    from (select distinct jsonb_object_keys(positions) as topic from engine.tasks t where t.lineage = l.lineage) read),
  topics = (
    select coalesce(jsonb_agg(topic), '[]')
    from (select distinct jsonb_object_keys(numbers) as topic from engine.tasks t where t.lineage = l.lineage) written)
where inputs is null;

update engine.views v set
  columns = (
    select coalesce(jsonb_agg(jsonb_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod), 'nullable', not a.attnotnull,
      'comment', coalesce((select col_description(c.oid, m.attnum) from pg_class c join pg_attribute m on m.attrelid = c.oid
        where c.relnamespace = 'models'::regnamespace and c.relname = v.view_name and m.attname = a.attname), '')) order by a.attnum), '[]')
    from pg_attribute a where a.attrelid = to_regclass(v.physical_table) and a.attnum > 0 and not a.attisdropped
      and a.attname not in ('key', 'task')),
  row_key = (
    select coalesce(jsonb_agg(a.attname order by place), '[]')
    from pg_index i, unnest(i.indkey) with ordinality k(attnum, place)
    join pg_attribute a on a.attnum = k.attnum
    where i.indrelid = to_regclass(v.physical_table) and i.indisprimary and a.attrelid = i.indrelid and a.attname not in ('key', 'task'))
where columns is null;
`;
