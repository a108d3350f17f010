/** A regression case: what stood parked, in a file from which the scenario harness folds it again. */

/** A schema under its id in the registry that it came from. */
export interface Writer {
  readonly id: number;
  readonly schema: object;
}

/** A record of the key. */
export interface CaseFact {
  /** By its name in the declarations. */
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  /** The broker's time, ISO 8601. */
  readonly receivedAt: string;
  readonly key: string | Buffer | null;
  /** Of derived topics: what it is about, and which task wrote it. */
  readonly entity?: string;
  readonly producer?: string;
  /** As it reads in the topic's present schema; null: a derived event that takes its entity back. */
  readonly value?: object | null;
  /** Instead of a value: what cannot be read. */
  readonly bytes?: Buffer | null;
  /** The schema that the bytes say they are written with, when the registry knows it. */
  readonly writer?: Writer;
}

/** All that stands of some views or topics, by their names. */
export type Standing = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

/** What a case expects: a reason under which it parks, or the rows of views and the entities in topics afterwards. */
export type Expectation = { readonly parks: string } | { readonly rows: Standing; readonly entities: Standing };

/** What stood parked of one key, or events that parked alone. */
export interface RegressionCase {
  readonly processor: string;
  /** The build that parked it. */
  readonly lineage: string;
  readonly key: string | null;
  readonly reason: string;
  readonly detail: string;
  /** ISO 8601. */
  readonly parkedAt: string;
  /** The latest tick that the task had folded when this was written, ISO 8601; null: none. */
  readonly tick: string | null;
  /** Records of the key that are no part of it: those of other scopes, and those that parked alone. */
  readonly leftOut: { readonly otherScopes: number; readonly refused: number };
  readonly expect: Expectation;
  /** Entries of the processor's tables, by the name that it gives them. */
  readonly entries: readonly { readonly table: string; readonly value: object }[];
  /** As they came. */
  readonly facts: readonly CaseFact[];
}

/** The case as text: JSON with a line for each entry and each fact; bytes and big integers are tagged. */
export function caseText({ entries, facts, ...head }: RegressionCase): string {
  const lines = (of: readonly object[]) =>
    of.length === 0 ? '[]' : `[\n${of.map((one) => `    ${JSON.stringify(one, tagged)}`).join(',\n')}\n  ]`;
  const top = JSON.stringify(head, tagged, 2).slice(0, -2);
  return `${top},\n  "entries": ${lines(entries)},\n  "facts": ${lines(facts)}\n}\n`;
}

/** Reads such a text. Throws SyntaxError when it is no JSON. */
export const caseOf = (text: string): RegressionCase => JSON.parse(text, untagged) as RegressionCase;

function tagged(this: unknown, name: string, value: unknown): unknown {
  // A buffer turns itself into an object before it gets here.
  const held = (this as Record<string, unknown>)[name];
  if (Buffer.isBuffer(held)) return { $bytes: held.toString('base64') };
  return typeof value === 'bigint' ? { $bigint: String(value) } : value;
}

function untagged(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const { $bytes, $bigint } = value as { $bytes?: unknown; $bigint?: unknown };
  if (typeof $bytes === 'string') return Buffer.from($bytes, 'base64');
  return typeof $bigint === 'string' ? BigInt($bigint) : value;
}
