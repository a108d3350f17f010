/** Statements of the API are few and asked over and over: Postgres plans each once a connection, which costs more than most of them take. */
import type { Client, QueryConfig, QueryResult } from 'pg';

/** Of more statements than these the later are planned each time. */
const MOST = 500;
/** Postgres' code for, among others: a view got other columns since the statement was planned. */
const PLANNED_OTHERWISE = '0A000';

type Answer = (error: (Error & { code?: string }) | null, result?: QueryResult) => void;
type Ask = (config: QueryConfig, answer: Answer) => unknown;

/** Names of statements, by their text. */
const names = new Map<string, string>();
let given = 0;

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known || names.size >= MOST) return known;
  return nameAnew(text);
}

function nameAnew(text: string): string {
  const name = `api_${given++}`;
  names.set(text, name);
  return name;
}

/** Has a connection prepare what reads; what is planned for columns that are no more is planned anew. */
export function prepareReads(connection: Client): void {
  const ask: Ask = connection.query.bind(connection) as Ask;
  const prepared: Ask = (config, answer) => {
    const { text, values } = config;
    const name = /^(select|with)\b/i.test(text) ? nameOf(text) : undefined;
    if (!name || typeof answer !== 'function') return ask(config, answer);
    return ask({ ...config, name }, (error, result) => {
      if (error?.code !== PLANNED_OTHERWISE) return answer(error, result);
      if (names.get(text) === name) nameAnew(text);
      ask({ text, ...(values && { values }) }, answer);
    });
  };
  connection.query = prepared as unknown as Client['query'];
}
