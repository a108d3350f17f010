/** The API's only door to Postgres: reads of schema `models`, never a write. */
import knex, { type Knex } from 'knex';
import pg from 'pg';
import type { Log } from '../engine/log.js';
import { prepareReads } from './prepared.js';

/** Reads of the stable views; rows come with camelCase names, ISO 8601 times and bigints as numbers. */
export type Database = Knex;

const CONNECT_MS = 3_000;
const STATEMENT_MS = 5_000;
const MAX_CONNECTIONS = 10;

/** Opens a pool whose transactions are read-only, whatever its role may do. Connects when first used. */
export function openDatabase(url: string, log: Pick<Log, 'debug'>): Database {
  return knex({
    client: 'pg',
    connection: {
      connectionString: url,
      application_name: 'repstream api',
      options: '-c default_transaction_read_only=on -c timezone=UTC',
      connectionTimeoutMillis: CONNECT_MS,
      statement_timeout: STATEMENT_MS,
      types: jsonTypes(),
    },
    pool: {
      min: 0,
      max: MAX_CONNECTIONS,
      afterCreate: (connection: pg.Client, done: () => void) => {
        prepareReads(connection);
        done();
      },
    },
    acquireConnectionTimeout: CONNECT_MS,
    // Whoever asked gets the error; knex would print it as well.
    log: {
      warn: (message) => log.debug(message),
      error: (message) => log.debug(message),
      debug: (message) => log.debug(message),
    },
    searchPath: ['models'],
    postProcessResponse: (result: unknown) =>
      Array.isArray(result) ? result.map(camelCaseKeys) : camelCaseKeys(result),
  });
}

/** Cells as JSON holds them: bigints are exact below 2^53 by declaration. */
function jsonTypes() {
  const types = new pg.TypeOverrides();
  types.setTypeParser(pg.types.builtins.INT8, Number);
  types.setTypeParser(pg.types.builtins.DATE, (text) => text);
  types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) => new Date(text).toISOString());
  return types as unknown as Knex.PgCustomTypesConfig;
}

/** Names of columns, which are few: the rows of a page have the same. */
const camelCased = new Map<string, string>();
function camelCase(name: string): string {
  let known = camelCased.get(name);
  if (known === undefined) {
    known = name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
    camelCased.set(name, known);
  }
  return known;
}
/** Rows are plain objects; the result of a raw statement is not. */
function camelCaseKeys(row: unknown): unknown {
  if (typeof row !== 'object' || row?.constructor !== Object) return row;
  const cells: Record<string, unknown> = {};
  for (const name in row) cells[camelCase(name)] = (row as Record<string, unknown>)[name];
  return cells;
}

/** Postgres' own codes for: connection lost, shutting down, out of resources, time limit, not yet created (views, schema, database). */
const SQL_OUTAGE = /^(08|53|57|58|42P01$|3F000$|3D000$|25006$)/;
const SOCKET_OUTAGE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'EPIPE',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
]);

/** Whether an error of a query means that Postgres or its views are away, rather than that the query is wrong. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  if (SQL_OUTAGE.test(code) || SOCKET_OUTAGE.has(code) || error.name === 'KnexTimeoutError') return true;
  return /^(Connection terminated|timeout expired|timeout exceeded when trying to connect|aborted$)/.test(
    error.message,
  );
}
