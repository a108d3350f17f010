/** Shadows: builds that publish nothing and that nobody reads, made for one verify and dropped at its end. */
import { createTables, keptTable, stateTable, viewTable } from '../ddl.js';
import { RepstreamError } from '../errors.js';
import { type Database, literal, type Session } from '../postgres.js';
import { type Lineage, viewsOf } from '../topology.js';

const SUFFIX = '-shadow';

/** The shadow of a build: its processor, under a name of its own. In no catalogue, so nothing can list, compare or promote it. */
export const shadowOf = (lineage: Lineage): Lineage => ({ ...lineage, name: `${lineage.name}${SUFFIX}`, topics: [] });

/** Runs `work` with a shadow whose tables are empty, and drops them after it, however it ends. Throws REPSTREAM_VERIFY while another verify has it. */
export async function withShadow<T>(
  database: Database,
  session: Session,
  lineage: Lineage,
  work: (shadow: Lineage) => Promise<T>,
): Promise<T> {
  const shadow = shadowOf(lineage);
  if (!(await lock(session, shadow.name)))
    throw new RepstreamError('REPSTREAM_VERIFY', `${lineage.name} is being verified by another process`);
  try {
    await dropLeftovers(session);
    await drop(session, shadow.name);
    await database.transaction(async (sql) => {
      await createTables(sql, shadow);
      // Nothing of it has to outlive a crash.
      for (const table of tablesOfShadow(shadow)) await sql.query(`alter table if exists ${table} set unlogged`);
    });
    return await work(shadow);
  } finally {
    await drop(session, shadow.name);
    await unlock(session, shadow.name);
  }
}

const tablesOfShadow = ({ name, processor }: Lineage): string[] => [
  stateTable(name),
  keptTable(name),
  ...Object.values(viewsOf(processor)).map((view) => viewTable(name, view)),
];

/** What verifies that were killed left behind, of whatever build. */
async function dropLeftovers(session: Session): Promise<void> {
  const rows = await session.query<{ name: string }>(
    `select distinct lineage as name from engine.tasks where lineage like ${literal(`%${SUFFIX}`)}`,
  );
  for (const { name } of rows) {
    if (!(await lock(session, name))) continue;
    await drop(session, name);
    await unlock(session, name);
  }
}

/** By name, since the code of an old build may be gone. Its entry among the tasks goes last: who is interrupted is found by it. */
async function drop(session: Session, shadow: string): Promise<void> {
  const prefix = `${shadow.replaceAll('-', '_')}_`;
  const tables = await session.query<{ name: string }>(
    `select format('%I.%I', relnamespace::regnamespace, relname) as name from pg_class
     where relkind = 'r' and relnamespace in ('engine'::regnamespace, 'views'::regnamespace) and starts_with(relname, $1)`,
    [prefix],
  );
  for (const { name } of tables) await session.query(`drop table if exists ${name}`);
  for (const table of ['engine.sweep', 'engine.tasks'])
    await session.query(`delete from ${table} where lineage = $1`, [shadow]);
}

/** Held by the session: who dies lets go of it. */
async function lock(session: Session, name: string): Promise<boolean> {
  const [row] = await session.query<{ ours: boolean }>('select pg_try_advisory_lock(hashtextextended($1, 0)) as ours', [
    name,
  ]);
  return row?.ours ?? false;
}

const unlock = (session: Session, name: string) =>
  session.query('select pg_advisory_unlock(hashtextextended($1, 0))', [name]);
