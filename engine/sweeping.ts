/** The scopes that are still to be shown again, as they stand in the database: what is left of a sweep is its cursor. */
import type { ScopePlace } from './checkpoint.js';
import { stateTable } from './ddl.js';
import type { Sql } from './postgres.js';

/** A scope to show again; `forced`: what it shows is sent although it is the same as before. */
export interface Due extends ScopePlace {
  readonly forced: boolean;
}

/** Puts down all scopes of these tasks that used one of these table entries (`<table>/<id>`), and all of these keys. */
export async function sweepUsers(
  sql: Sql,
  lineage: string,
  tasks: readonly number[],
  ids: readonly string[],
  keys: readonly string[],
): Promise<void> {
  const put = (condition: string, of: readonly string[]) =>
    sql.query(
      `insert into engine.sweep (lineage, task, key, scope, forced)
       select $1, task, key, scope, false from ${stateTable(lineage)} where ${condition} and task = any($2::int[])
       on conflict do nothing`,
      [lineage, tasks, of],
    );
  // One after the other: each has an index of its own.
  if (ids.length > 0) await put('used is not null and used && $3::text[]', ids);
  if (keys.length > 0) await put('key = any($3::text[])', keys);
}

/** Puts down all scopes of these tasks. */
export const sweepAll = (sql: Sql, lineage: string, tasks: readonly number[]) =>
  sql.query(
    `insert into engine.sweep (lineage, task, key, scope, forced)
     select $1, task, key, scope, false from ${stateTable(lineage)} where task = any($2::int[]) on conflict do nothing`,
    [lineage, tasks],
  );

/** Puts down all scopes of these keys but that of the key as a whole. */
export const sweepKeys = async (
  sql: Sql,
  lineage: string,
  keys: readonly Omit<ScopePlace, 'scope'>[],
): Promise<void> => {
  if (keys.length === 0) return;
  await sql.query(
    `-- name: sweep_keys
     insert into engine.sweep (lineage, task, key, scope, forced)
     select $1, s.task, s.key, s.scope, false from ${stateTable(lineage)} s
     join unnest($2::int[], $3::text[]) d(task, key) using (task, key) where s.scope <> '' on conflict do nothing`,
    [lineage, keys.map(({ task }) => task), keys.map(({ key }) => key)],
  );
};

/** Puts down all scopes of a task, to be sent again whatever they look like. */
export const forceAll = (sql: Sql, lineage: string, task: number) =>
  sql.query(
    `insert into engine.sweep (lineage, task, key, scope, forced)
     select $1, task, key, scope, true from ${stateTable(lineage)} where task = $2
     on conflict (lineage, task, key, scope) do update set forced = true`,
    [lineage, task],
  );

/** The next scopes to show of these tasks, but for those of keys that wait. */
export const nextDue = (
  sql: Sql,
  lineage: string,
  tasks: readonly number[],
  waiting: readonly { readonly task: number; readonly key: string }[],
  most: number,
): Promise<Due[]> =>
  sql.query<Due & Record<string, unknown>>(
    `-- name: next_due
     select task, key, scope, forced from engine.sweep where lineage = $1 and task = any($2::int[])
       and (task, key) not in (select * from unnest($3::int[], $4::text[]))
     order by lineage, task, key, scope limit $5`,
    [lineage, tasks, waiting.map(({ task }) => task), waiting.map(({ key }) => key), most],
  );

/** Takes out what was shown. */
export async function forgetSwept(sql: Sql, lineage: string, swept: readonly ScopePlace[]): Promise<void> {
  if (swept.length === 0) return;
  await sql.query(
    `-- name: forget_swept
     delete from engine.sweep s using unnest($2::int[], $3::text[], $4::text[]) d(task, key, scope)
     where s.lineage = $1 and s.task = d.task and s.key = d.key and s.scope = d.scope`,
    [lineage, swept.map(({ task }) => task), swept.map(({ key }) => key), swept.map(({ scope }) => scope)],
  );
}
