/** What the engine keeps of people beside their scopes. */
import { keptTable } from './ddl.js';
import type { Sql } from './postgres.js';
import { forgetRedrives } from './redrives.js';
import { inputsOf, type Lineage } from './topology.js';

/** What is kept of people who were erased goes at once; what stood parked of them is given up, and no longer says whose it was. */
export async function forgetPeople(
  sql: Sql,
  { name, processor }: Lineage,
  tasks: readonly number[],
  people: readonly string[],
): Promise<void> {
  if (Object.values(inputsOf(processor)).some((input) => 'kept' in input))
    await sql.query(`delete from ${keptTable(name)} where task = any($1) and key = any($2)`, [tasks, people]);
  await sql.query(
    `update engine.parked set key = '', detail = '', discarded_at = coalesce(discarded_at, now()),
       discarded_by = coalesce(discarded_by, 'repstream'), discard_reason = coalesce(discard_reason, 'the person was erased')
     where lineage = $1 and partition = any($2) and key = any($3)`,
    [name, tasks, people],
  );
  await forgetRedrives(sql, name, tasks, people);
}
