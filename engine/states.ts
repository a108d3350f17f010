/** States as they stand in the database: what a checkpoint puts there or takes away. */
import type { ScopePlace, StateWrite } from './checkpoint.js';
import { joined, numbers, texts } from './columns.js';
import type { Sql } from './postgres.js';

/** Writes states into the table of a lineage. */
export async function writeStates(sql: Sql, table: string, states: readonly StateWrite[]): Promise<void> {
  if (states.length === 0) return;
  await sql.query(
    `-- name: write_states
     insert into ${table} as s (key, task, scope, ordering, wake_at, first_offset, latest_at, state, shown, used)
     select key, task, scope, ordering, wake_at, first_offset, latest_at, state, shown, string_to_array(used, e'\\x01')
     from unnest($1::text[], $2::int[], $3::text[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[],
       string_to_array($8, e'\\x01'), string_to_array($9, e'\\x01'), $10::text[])
       d(key, task, scope, ordering, wake_at, first_offset, latest_at, state, shown, used)
     on conflict (key, task, scope) do update set ordering = excluded.ordering, wake_at = excluded.wake_at,
       first_offset = excluded.first_offset, latest_at = excluded.latest_at, used = excluded.used, state = excluded.state,
       shown = excluded.shown`,
    [
      texts(states.map(({ key }) => key)),
      numbers(states.map(({ task }) => task)),
      texts(states.map(({ scope }) => scope)),
      numbers(states.map(({ ordering }) => ordering)),
      numbers(states.map(({ wakeAt }) => wakeAt)),
      numbers(states.map(({ firstOffset }) => firstOffset)),
      numbers(states.map(({ latestAt }) => latestAt)),
      joined(states.map(({ state }) => state)),
      joined(states.map(({ shown }) => shown)),
      states.map(({ used }) => (used.length > 0 ? joined(used) : null)),
    ],
  );
}

/** Deletes states from it. */
export async function forgetStates(sql: Sql, table: string, forgotten: readonly ScopePlace[]): Promise<void> {
  if (forgotten.length === 0) return;
  await sql.query(
    `-- name: forget_states
     delete from ${table} s using unnest($1::text[], $2::int[], $3::text[]) d(key, task, scope)
     where s.key = d.key and s.task = d.task and s.scope = d.scope`,
    [
      texts(forgotten.map(({ key }) => key)),
      numbers(forgotten.map(({ task }) => task)),
      texts(forgotten.map(({ scope }) => scope)),
    ],
  );
}
