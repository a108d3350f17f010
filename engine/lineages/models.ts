/** The stable names: views in schema `models` that point at the tables of what is promoted. */
import { inSeconds } from '../duration.js';
import { identifier, literal, type Sql } from '../postgres.js';
import { type KnownView, readViews, refused } from './catalogue.js';
import { regrants, saveGrants } from './grants.js';
import type { Move } from './set.js';

/** One stable name, and whether a view stands there that may be replaced in place. */
interface Standing {
  readonly view: string;
  readonly kept: boolean;
}

/** Makes these moves: what is promoted, and where the stable names point. Within a transaction that holds the schema's lock. */
export async function applyMoves(sql: Sql, moves: readonly Move[]): Promise<void> {
  const formers = moves.flatMap(({ former }) => former ?? []);
  const promoted = moves.flatMap(({ lineage }) => lineage ?? []);
  await sql.query('update engine.lineages set promoted = false where lineage = any($1)', [formers]);
  await sql.query('update engine.lineages set promoted = true, promoted_at = now() where lineage = any($1)', [
    promoted,
  ]);
  const shown = await publicViews(sql, promoted);
  const hidden = (await publicViews(sql, formers)).filter(await isNowhere(sql, formers));
  await point(sql, shown, hidden);
}

const publicViews = async (sql: Sql, lineages: readonly string[]): Promise<KnownView[]> =>
  (await readViews(sql, lineages)).filter(({ access }) => access === 'public');

/** Tells the views of these builds that no promoted build shows. */
async function isNowhere(sql: Sql, lineages: readonly string[]): Promise<(view: KnownView) => boolean> {
  const rows = await sql.query<{ view: string }>(
    `select distinct v.view_name as view from engine.views v where v.lineage = any($1) and not exists (
       select from engine.views o join engine.lineages l using (lineage)
       where l.promoted and o.access = 'public' and o.view_name = v.view_name)`,
    [lineages],
  );
  return ({ view }) => rows.some((row) => row.view === view);
}

/** Shows the one and hides the other, in one go: readers wait no longer than the statements take. */
async function point(sql: Sql, shown: readonly KnownView[], hidden: readonly KnownView[]): Promise<void> {
  const standing = await standingOf(sql, shown);
  const of = (view: string) => standing.find((one) => one.view === view);
  await saveGrants(sql, hidden);
  const granting = await regrants(
    sql,
    shown.filter(({ view }) => !of(view)?.kept),
  );
  const drop = (view: string) => `drop view if exists models.${identifier(view)}`;
  const changes = [
    ...hidden.map(({ view }) => [drop(view)]),
    ...shown.map((view) => [...(of(view.view)?.kept ? [] : [drop(view.view)]), ...definitionOf(view)]),
  ];
  const statements = [...shuffled(changes).flat(), ...granting];
  if (statements.length > 0) await sql.query(statements.join(';\n')).catch(refuseDependents);
}

/** Readers lock what they read in an order of their own: whom we meet head-on in one attempt, we do not meet in the next. */
const shuffled = <T>(items: readonly T[]): T[] =>
  items
    .map((item) => ({ item, place: Math.random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);

/** How each of these names stands. Postgres replaces a view in place when columns are only added at the end. */
const standingOf = (sql: Sql, views: readonly KnownView[]) =>
  sql.query<Standing & Record<string, unknown>>(
    `select d.view, c.oid is not null and not exists (
       select from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not exists (
         select from jsonb_array_elements(d.columns) with ordinality w(col, place)
         where w.place = a.attnum and w.col->>'name' = a.attname and (w.col->>'type')::regtype = a.atttypid)) as kept
     from jsonb_to_recordset($1) d(view text, columns jsonb)
     left join pg_class c on c.relnamespace = 'models'::regnamespace and c.relname = d.view`,
    [JSON.stringify(views.map(({ view, columns }) => ({ view, columns })))],
  );

function definitionOf({ view, table, columns, comment, freshWithinMs }: KnownView): string[] {
  const name = `models.${identifier(view)}`;
  const target = freshWithinMs === null ? '' : ` At most ${inSeconds(freshWithinMs)} behind.`;
  return [
    `create or replace view ${name} as select ${columns.map((column) => identifier(column.name)).join(', ')} from ${table}`,
    `comment on view ${name} is ${literal(comment + target)}`,
    ...columns.map((column) => `comment on column ${name}.${identifier(column.name)} is ${literal(column.comment)}`),
  ];
}

function refuseDependents(error: unknown): never {
  if (error instanceof Error && 'code' in error && error.code === DEPENDENTS && 'detail' in error)
    throw refused(
      `a view with other columns cannot take its place: ${error.detail}; drop that first, and make it again afterwards`,
    );
  throw error;
}

/** Postgres' code for: other objects depend on it. */
const DEPENDENTS = '2BP01';
