/** The stable names: views in schema `models` that point at the tables of what is promoted. */
import { identifier, type Sql } from '../postgres.js';
import { type KnownView, readViews, refused } from './catalogue.js';
import { regrants, saveGrants } from './grants.js';
import type { Move } from './set.js';
import { aroundSqlViews } from './sql-views.js';
import { definitionOf, dropOf, standingOf } from './standing.js';

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

/** Makes what is computed when read as it was last declared. Within a transaction that holds the schema's lock. */
export const settleSqlViews = (sql: Sql): Promise<void> => point(sql, [], []);

/** Shows the one and hides the other, in one go: readers wait no longer than the statements take. */
async function point(sql: Sql, shown: readonly KnownView[], hidden: readonly KnownView[]): Promise<void> {
  const standing = await standingOf(sql, shown);
  const anew = shown.filter((one) => !standing.some(({ view, kept }) => kept && view === one.view));
  await saveGrants(sql, hidden, 'engine.views');
  const granting = await regrants(sql, anew, 'engine.views');
  const around = await aroundSqlViews(
    sql,
    [...hidden, ...anew].map(({ view }) => view),
  );
  const changes = [
    ...hidden.map(({ view }) => [dropOf(view)]),
    ...shown.map((one) => [...(anew.includes(one) ? [dropOf(one.view)] : []), ...definitionOf(one, queryOf(one))]),
  ];
  const statements = [...around.before, ...shuffled(changes).flat(), ...granting, ...around.after];
  if (statements.length > 0) await sql.query(statements.join(';\n')).catch(refuseDependents);
}

const queryOf = ({ table, columns }: KnownView): string =>
  `select ${columns.map(({ name }) => identifier(name)).join(', ')} from ${table}`;

/** Readers lock what they read in an order of their own: whom we meet head-on in one attempt, we do not meet in the next. */
const shuffled = <T>(items: readonly T[]): T[] =>
  items
    .map((item) => ({ item, place: Math.random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);

function refuseDependents(error: unknown): never {
  if (!(error instanceof Error && 'code' in error)) throw error;
  if (error.code === DEPENDENTS && 'detail' in error)
    throw refused(
      `a view with other columns cannot take its place: ${error.detail}; drop that first, and make it again afterwards`,
    );
  if (WRONG_SQL.test(String(error.code)))
    throw refused(`what is computed when read cannot be made of what would be promoted: ${error.message}`);
  throw error;
}

/** Postgres' code for: other objects depend on it. */
const DEPENDENTS = '2BP01';
/** Postgres' codes for: no such column, table or function, or one of another type. */
const WRONG_SQL = /^42(703|P01|883|804|846|601|803)$/;
