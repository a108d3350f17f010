/** The only door to Postgres in the engine. */
import pg from 'pg';
import type { Log } from './log.js';

/** One statement in a transaction or outside. */
export interface Sql {
  query<R extends pg.QueryResultRow = pg.QueryResultRow>(text: string, values?: readonly unknown[]): Promise<R[]>;
}

/** Statements on one connection, in transactions or outside. */
export interface Session extends Sql {
  /** Runs `work` in one transaction; rolls back when it throws. */
  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
}

export interface Database extends Session {
  /** Runs `work` on a connection of its own; its temporary tables go when it ends. */
  session<T>(work: (session: Session) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** A pool of at most `connections`. Rows come with bigints as numbers: all of ours are exact below 2^53. */
export function connectPostgres(url: string, log: Log, connections = 4): Database {
  const types = new pg.TypeOverrides();
  types.setTypeParser(pg.types.builtins.INT8, Number);
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    types: types as unknown as pg.CustomTypesConfig,
    connectionTimeoutMillis: 5_000,
    // A peer that vanished without a word is noticed at last.
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    application_name: 'repstream',
  });
  // An idle connection that breaks is replaced by the pool; whoever needed it hears of it by its own query.
  pool.on('error', (error) => log.debug({ error: error.message }, 'an idle Postgres connection broke'));

  const on = (client: pg.Pool | pg.PoolClient): Sql => ({
    query: async (text, values) => (await client.query({ text, values: values as unknown[], ...named(text) })).rows,
  });

  /** Takes a connection for `work`, and gives it back unless it broke. */
  async function holding<T>(work: (session: Session) => Promise<T>): Promise<T> {
    const client = await pool.connect();
    const onError = (error: Error) => log.debug({ error: error.message }, 'a Postgres connection broke');
    client.on('error', onError);
    let broken: Error | undefined;
    const session: Session = {
      ...on(client),
      async transaction(body) {
        try {
          await client.query('begin');
          const result = await body(on(client));
          await client.query('commit');
          return result;
        } catch (error) {
          await client.query('rollback').catch((failure: Error) => {
            broken = failure;
          });
          throw error;
        }
      },
    };
    try {
      return await work(session);
    } finally {
      client.off('error', onError);
      client.release(broken);
    }
  }

  return {
    ...on(pool),
    transaction: (work) => holding((session) => session.transaction(work)),
    session: (work) =>
      holding(async (session) => {
        try {
          return await work(session);
        } finally {
          await session.query('discard temp').catch(() => {});
        }
      }),
    close: () => pool.end(),
  };
}

const names = new Map<string, string>();

/** Statements with a leading comment `-- name: x` are prepared once per connection. */
function named(text: string): { name?: string } {
  if (!text.startsWith('-- name: ')) return {};
  let name = names.get(text);
  if (!name) {
    name = `${text.slice(9, text.indexOf('\n'))}_${names.size}`.slice(-60);
    names.set(text, name);
  }
  return { name };
}

/** An identifier, quoted. */
export const identifier = (name: string): string => pg.escapeIdentifier(name);
/** A string literal, quoted. */
export const literal = (text: string): string => pg.escapeLiteral(text);
