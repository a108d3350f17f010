/** Statements of the API are few and asked over and over: Postgres plans each once a connection, which costs more than most of them take. */
/** Of more statements than these the later are planned each time. */
const MOST = 500;
/** Postgres' code for, among others: a view got other columns since the statement was planned. */
const PLANNED_OTHERWISE = '0A000';

/** What a connection of the query builder is asked, as pg takes it. */
interface Statement {
  readonly text: string;
  readonly values?: readonly unknown[];
  /** Prepared under this name. */
  readonly name?: string;
}
type Answer = (error: (Error & { readonly code?: string }) | null, result?: unknown) => void;
type Ask = (statement: Statement, answer: Answer) => unknown;

const READS = /^(select|with)\b/i;
const BEGINS = /^(begin|start transaction)\b/i;
const ENDS = /^(commit|rollback(?! to)|end)\b/i;

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

/**
 * Has a connection prepare what reads; what is planned for columns that are no more is planned anew. In a transaction nothing could be asked
 * again after that, so there each is planned by itself.
 */
export function prepareReads(connection: { query: unknown }): void {
  const ask = (connection.query as Ask).bind(connection);
  let isInTransaction = false;
  const prepared: Ask = (statement, answer) => {
    const { text } = statement;
    if (BEGINS.test(text)) isInTransaction = true;
    if (ENDS.test(text)) isInTransaction = false;
    const name = !isInTransaction && READS.test(text) ? nameOf(text) : undefined;
    // Of what comes without a callback pg itself gives the answer.
    if (!name || typeof answer !== 'function') return ask(statement, answer);
    return ask({ ...statement, name }, (error, result) => {
      if (error?.code !== PLANNED_OTHERWISE) return answer(error, result);
      if (names.get(text) === name) nameAnew(text);
      ask(statement, answer);
    });
  };
  connection.query = prepared;
}
