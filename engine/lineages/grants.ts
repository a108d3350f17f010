/** Who may read the stable views: one that is dropped and made anew, now or by a later rollback, must not change that. */
import { identifier, type Sql } from '../postgres.js';
import type { KnownColumn } from './catalogue.js';
import { stableName } from './standing.js';

/** One privilege on a view, or on a column of it. */
interface Grant {
  readonly view: string;
  readonly column: string | null;
  /** A role; null: everybody. */
  readonly grantee: string | null;
  readonly privilege: string;
  readonly grantable: boolean;
}

/** Where views are written down, each with its build: those with a table, and those that are computed when read. */
type Store = 'engine.views' | 'engine.sql_views';

interface Hidden {
  readonly view: string;
  readonly lineage: string;
}

interface Made {
  readonly view: string;
  readonly columns: readonly KnownColumn[];
}

/** Notes what is granted on views that are about to be hidden, with the builds that have them. */
export async function saveGrants(sql: Sql, hidden: readonly Hidden[], store: Store): Promise<void> {
  const grants = await readGrants(
    sql,
    hidden.map(({ view }) => view),
  );
  for (const { view, lineage } of hidden) {
    const own = grants.filter((grant) => grant.view === view);
    await sql.query(`update ${store} set grants = $3 where view_name = $1 and lineage = $2`, [
      view,
      lineage,
      JSON.stringify(own),
    ]);
  }
}

/**
 * Statements that give these views, once they are made, what was granted on them: on those that stand, and are about to be made anew,
 * and on those that were hidden. A view that never was keeps what default privileges give it.
 */
export async function regrants(sql: Sql, made: readonly Made[], store: Store): Promise<string[]> {
  const names = made.map(({ view }) => view);
  const saved = await takeSavedGrants(sql, names, store);
  const known = [...(await standing(sql, names)), ...saved.map(({ view }) => view)];
  if (known.length === 0) return [];
  const grants = [...(await readGrants(sql, names)), ...saved.flatMap(({ grants }) => grants)];
  const defaults = await readDefaults(sql);
  const roles = await sql.query<{ name: string }>('select rolname as name from pg_roles');
  const exists = (role: string | null) => role === null || roles.some(({ name }) => name === role);
  return made.flatMap(({ view, columns }) => {
    if (!known.includes(view)) return [];
    const own = grants.filter((grant) => grant.view === view);
    const name = stableName(view);
    const hasColumn = (column: string | null) => column === null || columns.some((one) => one.name === column);
    return [
      ...defaults.map((role) => `revoke all on ${name} from ${roleName(role)}`),
      ...own
        .filter(({ column, grantee }) => exists(grantee) && hasColumn(column))
        .map(({ column, grantee, privilege, grantable }) => {
          const what = column === null ? privilege : `${privilege} (${identifier(column)})`;
          return `grant ${what} on ${name} to ${roleName(grantee)}${grantable ? ' with grant option' : ''}`;
        }),
    ];
  });
}

/** What others than its owner may do with these views. */
const readGrants = (sql: Sql, views: readonly string[]) =>
  sql.query<Grant & Record<string, unknown>>(
    `with views as (select d.view, c.* from unnest($1::text[], $2::text[]) d(view, target) join pg_class c on c.oid = to_regclass(d.target)),
       granted as (
         select c.view, c.relowner, null::name as attname, x.* from views c, aclexplode(c.relacl) x
         union all
         select c.view, c.relowner, a.attname, x.* from views c join pg_attribute a on a.attrelid = c.oid, aclexplode(a.attacl) x)
     select g.view, g.attname as column, r.rolname as grantee, g.privilege_type as privilege, g.is_grantable as grantable
     from granted g left join pg_roles r on r.oid = g.grantee
     where g.grantee <> g.relowner and (g.grantee = 0 or r.rolname is not null)`,
    [views, views.map(stableName)],
  ) as Promise<Grant[]>;

async function standing(sql: Sql, views: readonly string[]): Promise<string[]> {
  const rows = await sql.query<{ view: string }>(
    'select d.view from unnest($1::text[], $2::text[]) d(view, target) where to_regclass(d.target) is not null',
    [views, views.map(stableName)],
  );
  return rows.map(({ view }) => view);
}

/** What was noted when these views were hidden; it is forgotten. */
const takeSavedGrants = (sql: Sql, views: readonly string[], store: Store) =>
  sql.query<{ view: string; grants: Grant[] }>(
    `with former as (select view_name, lineage, grants from ${store} where view_name = any($1) and grants is not null for update),
       taken as (update ${store} v set grants = null from former f where v.view_name = f.view_name and v.lineage = f.lineage)
     select distinct on (view_name) view_name as view, grants from former order by view_name, lineage`,
    [views],
  );

/** Who is given something on a view just because it is made, by default privileges: that may have been taken back. */
async function readDefaults(sql: Sql): Promise<(string | null)[]> {
  const rows = await sql.query<{ grantee: string | null }>(
    `select distinct r.rolname as grantee from pg_default_acl d, aclexplode(d.defaclacl) x left join pg_roles r on r.oid = x.grantee
     where d.defaclobjtype = 'r' and d.defaclnamespace in (0, 'models'::regnamespace, 'analytics'::regnamespace) and x.grantee <> d.defaclrole
       and d.defaclrole = (select oid from pg_roles where rolname = current_user)`,
  );
  return rows.map(({ grantee }) => grantee);
}

const roleName = (role: string | null): string => (role === null ? 'public' : identifier(role));
