/** Names that are computed when read: made once all they read stands, with the builds that declare them; made anew when what they read is. */
import { analystViewsOf } from '../analysts.js';
import { sqlType } from '../columns.js';
import { identifier, type Sql } from '../postgres.js';
import type { SqlView } from '../sql-view.js';
import { type Lineage, sqlViewsOf } from '../topology.js';
import { columnsOf, snakeCase } from '../view.js';
import { regrants, saveGrants } from './grants.js';
import { definitionOf, dropOf, standingOf, type Wanted } from './standing.js';

interface KnownSqlView extends Wanted {
  readonly lineage: string;
  readonly reads: readonly string[];
  readonly definition: string;
  /** This is what stands under the name. */
  readonly shown: boolean;
}

/** Statements around those that change what is read. */
interface Around {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Writes down what a build declares now, so that it can be promoted when the code is gone. */
export async function registerSqlViews(sql: Sql, { name, processor }: Lineage): Promise<void> {
  const declared = [...Object.values(sqlViewsOf(processor)), ...analystViewsOf(processor)];
  for (const view of declared) await register(sql, name, view);
  const dropped = await sql.query<{ view: string; shown: boolean }>(
    'delete from engine.sql_views where lineage = $1 and view_name <> all($2) returning view_name as view, shown',
    [name, declared.map((view) => snakeCase(view.name))],
  );
  for (const { view, shown } of dropped) if (shown) await sql.query(dropOf(view));
}

const register = (sql: Sql, lineage: string, view: SqlView) =>
  sql.query(
    `insert into engine.sql_views as v (view_name, lineage, comment, columns, reads, definition, fresh_within_ms)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (view_name, lineage) do update set comment = excluded.comment, columns = excluded.columns, reads = excluded.reads,
       definition = excluded.definition, fresh_within_ms = excluded.fresh_within_ms,
       shown = v.shown and (v.comment, v.columns, v.definition, v.fresh_within_ms)
         = (excluded.comment, excluded.columns, excluded.definition, excluded.fresh_within_ms)`,
    [
      snakeCase(view.name),
      lineage,
      view.comment,
      JSON.stringify(
        columnsOf(view).map(([column, declared]) => ({
          name: snakeCase(column),
          type: sqlType(declared),
          nullable: declared.nullable,
          comment: declared.comment,
        })),
      ),
      JSON.stringify(view.reads),
      view.sql,
      view.freshWithinMs,
    ],
  );

/** What has to be done before and after the names in `remade` are dropped, and made again or not. Notes it as done. */
export async function aroundSqlViews(sql: Sql, remade: readonly string[]): Promise<Around> {
  const { shown, wanted } = await readSqlViews(sql);
  const isRemade = ({ reads }: KnownSqlView) => reads.some((name) => remade.includes(name));
  const made = wanted.filter((one) => !one.shown || isRemade(one));
  const standing = await standingOf(sql, made);
  const inPlace = made.filter((one) => !isRemade(one) && standing.some(({ view, kept }) => kept && view === one.view));
  const stays = ({ view }: KnownSqlView) => wanted.some((one) => one.view === view);
  const gone = shown.filter((one) => !stays(one));
  const anew = made.filter((one) => !inPlace.includes(one));
  await saveGrants(sql, gone, 'engine.sql_views');
  const granting = await regrants(sql, anew, 'engine.sql_views');
  await note(sql, shown, made, gone);
  return {
    before: [...gone, ...anew].map(({ view }) => dropOf(view)),
    after: [...made.flatMap((one) => definitionOf(one, queryOf(one))), ...granting],
  };
}

/** Those that stand now; and those that are to stand, since a promoted build declares them and all they read is public. */
async function readSqlViews(sql: Sql): Promise<{ shown: KnownSqlView[]; wanted: KnownSqlView[] }> {
  const rows = await sql.query<KnownSqlView & { wanted: boolean } & Record<string, unknown>>(
    `with standing as (
       select v.view_name from engine.views v join engine.lineages l using (lineage) where l.promoted and v.access = 'public'),
     wanted as (
       select distinct on (s.view_name) s.view_name, s.lineage from engine.sql_views s join engine.lineages l using (lineage)
       where l.promoted and not exists (select from jsonb_array_elements_text(s.reads) r where r not in (select view_name from standing))
       order by s.view_name, l.promoted_at desc)
     select s.view_name as view, s.lineage, s.comment, s.columns, s.reads, s.definition, s.shown, s.fresh_within_ms as "freshWithinMs",
       w.lineage is not null as wanted
     from engine.sql_views s left join wanted w on w.view_name = s.view_name and w.lineage = s.lineage order by s.view_name`,
  );
  return { shown: rows.filter((row) => row.shown), wanted: rows.filter((row) => row.wanted) };
}

/** Of one name two builds may tell: the one that stood there no longer does. */
async function note(
  sql: Sql,
  shown: readonly KnownSqlView[],
  made: readonly KnownSqlView[],
  gone: readonly KnownSqlView[],
): Promise<void> {
  const set = (views: readonly KnownSqlView[], value: boolean) =>
    sql.query(
      `update engine.sql_views s set shown = $3 from unnest($1::text[], $2::text[]) d(view_name, lineage)
       where s.view_name = d.view_name and s.lineage = d.lineage`,
      [views.map(({ view }) => view), views.map(({ lineage }) => lineage), value],
    );
  const replaced = shown.filter(({ view }) => made.some((one) => one.view === view));
  await set([...gone, ...replaced], false);
  await set(made, true);
}

/** The columns as declared, whatever the query gives besides. */
const queryOf = ({ columns, definition }: KnownSqlView): string =>
  `select ${columns.map(({ name, type }) => `q.${identifier(name)}::${type} as ${identifier(name)}`).join(', ')} from (${definition}) q`;
