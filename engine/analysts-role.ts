/** Who may read schema `analytics`: one role for the group, and logins in it that cannot crowd out those who train. */
import { randomBytes } from 'node:crypto';
import { RepstreamError } from './errors.js';
import { type Database, identifier, literal, type Sql } from './postgres.js';

/** The group; nobody signs in as it. */
export const ANALYSTS = 'repstream_analyst';

/** What holds a login back. Postgres does not pass settings on from a group to its members, so each login has its own. */
export const LOGIN_SETTINGS = {
  statement_timeout: '30s',
  idle_in_transaction_session_timeout: '60s',
  lock_timeout: '2s',
  default_transaction_read_only: 'on',
  work_mem: '16MB',
  max_parallel_workers_per_gather: '0',
  search_path: 'analytics',
} as const;
/** Connections of one login at a time. */
export const LOGIN_CONNECTIONS = 3;
/** What a query may spill to disk; only a superuser may set it. */
const SPILL_LIMIT = '1GB';

/** Makes the group and lets it read; doing it again changes nothing. Leaves it out where this user may not make roles, or the database is another's. */
export async function provideAnalysts(sql: Sql): Promise<void> {
  await sql.query(`do $$ begin
    if not exists (select from pg_roles where rolname = ${literal(ANALYSTS)})
      and (select rolcreaterole or rolsuper from pg_roles where rolname = current_user) then
      create role ${ANALYSTS} nologin;
    end if;
  exception when duplicate_object or unique_violation then null; -- made meanwhile, for another database
  end $$`);
  await sql.query(`do $$ begin
    if exists (select from pg_roles where rolname = ${literal(ANALYSTS)})
      and not has_schema_privilege(${literal(ANALYSTS)}, 'analytics', 'usage') then
      grant usage on schema analytics to ${ANALYSTS};
      grant select on all tables in schema analytics to ${ANALYSTS};
      alter default privileges in schema analytics grant select on tables to ${ANALYSTS};
    end if;
    -- Temporary tables fill the disk, and functions among them see what a view leaves out.
    if has_database_privilege('public', current_database(), 'temporary')
      and pg_has_role((select datdba from pg_database where datname = current_database()), 'usage') then
      execute format('revoke temporary on database %I from public', current_database());
    end if;
  end $$`);
}

/** What is to be run by whom, where the group is missing; null: it is there. */
export async function missingAnalysts(sql: Sql): Promise<string | null> {
  const [found] = await sql.query<{ there: boolean }>(
    'select exists (select from pg_roles where rolname = $1) as there',
    [ANALYSTS],
  );
  if (found?.there) return null;
  return `analysts cannot sign in: this user of Postgres may not make roles; have a superuser run \`create role ${ANALYSTS} nologin\`, then start again`;
}

/** A login that was made, or given a new password. */
interface AnalystLogin {
  readonly name: string;
  readonly password: string;
  readonly made: boolean;
  /** Settings that this user of Postgres may not give it: what a superuser has still to run. */
  readonly missing: readonly string[];
}

/** Makes a login for an analyst, or gives it a new password and the settings as they are now. Throws REPSTREAM_ROLE. */
export async function grantLogin(database: Database, name: string): Promise<AnalystLogin> {
  if (!/^[a-z][a-z0-9_]{0,62}$/.test(name) || name.startsWith('pg_'))
    throw refused(`${name} is no name for a login: small letters, digits and _, a letter first, 63 at most`);
  const password = randomBytes(18).toString('base64url');
  return database.transaction(async (sql) => {
    const missingGroup = await missingAnalysts(sql);
    if (missingGroup) throw refused(missingGroup);
    const [known] = await sql.query<{ ours: boolean }>(
      'select pg_has_role(oid, $2, $3) and not rolsuper as ours from pg_roles where rolname = $1',
      [name, ANALYSTS, 'member'],
    );
    if (known && !known.ours)
      throw refused(`there is a role ${name} already, and it is no analyst's: choose another name`);
    const role = identifier(name);
    const [may] = await sql.query<{ spill: boolean }>(
      "select has_parameter_privilege(current_user, 'temp_file_limit', 'set') as spill",
    );
    const spill = `alter role ${role} set temp_file_limit = ${literal(SPILL_LIMIT)}`;
    const statements = [
      `${known ? 'alter' : 'create'} role ${role} login password ${literal(password)} connection limit ${LOGIN_CONNECTIONS}`,
      `grant ${ANALYSTS} to ${role}`,
      ...Object.entries(LOGIN_SETTINGS).map(
        ([setting, value]) => `alter role ${role} set ${setting} = ${literal(value)}`,
      ),
      ...(may?.spill ? [spill] : []),
    ];
    await sql.query(statements.join(';\n')).catch((error: Error & { code?: string }) => {
      if (error.code !== '42501') throw error;
      throw refused(
        `this user of Postgres may not make ${name} (${error.message}): use one with CREATEROLE that may grant ${ANALYSTS}`,
      );
    });
    return { name, password, made: !known, missing: may?.spill ? [] : [spill] };
  });
}

const refused = (message: string) => new RepstreamError('REPSTREAM_ROLE', message);
