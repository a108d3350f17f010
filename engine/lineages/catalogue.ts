/** What the database knows of every build: enough to compare, promote or retire one whose code is gone. */
import { RepstreamError } from '../errors.js';
import type { Sql } from '../postgres.js';
import type { Lineage, LineageInput } from '../topology.js';

/** A build that was started at least once. */
export interface KnownLineage {
  readonly lineage: string;
  readonly processor: string;
  readonly version: number;
  readonly promoted: boolean;
  readonly inputs: readonly LineageInput[];
  /** Names in Kafka of the topics it writes. */
  readonly topics: readonly string[];
  readonly createdAt: Date;
  /** SHA-256 of the code that makes it; null: not known. */
  readonly codeHash: string | null;
  /** When it was last promoted; null: never. */
  readonly promotedAt: Date | null;
  readonly retiredAt: Date | null;
}

/** A column of a view, as SQL names it. */
export interface KnownColumn {
  readonly name: string;
  readonly type: string;
  readonly nullable: boolean;
  readonly comment: string;
}

/** A view of a build. */
export interface KnownView {
  readonly view: string;
  readonly lineage: string;
  readonly access: 'public' | 'private';
  readonly comment: string;
  /** Quoted, with its schema. */
  readonly table: string;
  readonly columns: readonly KnownColumn[];
  readonly rowKey: readonly string[];
  /** How late a row may be, ms; null: the build is older than such targets. */
  readonly freshWithinMs: number | null;
}

/** Arbitrary but the same for all: one process at a time changes the schema, or what is promoted. */
const SCHEMA_LOCK = 7_351_220_001;

/** Lets nobody else change the schema, or what is promoted, until the transaction ends. */
export const lockSchema = (sql: Sql) => sql.query('select pg_advisory_xact_lock($1)', [SCHEMA_LOCK]);

/** Every build, the earliest first. */
export const readLineages = (sql: Sql) =>
  sql.query<KnownLineage & Record<string, unknown>>(
    `select lineage, processor, version, promoted, inputs, topics, created_at as "createdAt", promoted_at as "promotedAt",
       retired_at as "retiredAt", code_hash as "codeHash"
     from engine.lineages order by created_at, lineage`,
  ) as Promise<KnownLineage[]>;

/** The views of these builds, by name. */
export const readViews = (sql: Sql, lineages: readonly string[]) =>
  sql.query<KnownView & Record<string, unknown>>(
    `select view_name as view, lineage, access, comment, physical_table as "table", columns, row_key as "rowKey",
       fresh_within_ms as "freshWithinMs"
     from engine.views where lineage = any($1) order by view_name, lineage`,
    [lineages],
  ) as Promise<KnownView[]>;

/** Writes down what a build is. One that was retired begins anew. Throws REPSTREAM_CODE_CHANGED when other code made it; null: not known. */
export async function registerLineage(
  sql: Sql,
  { name, processor, inputs, topics }: Lineage,
  codeHash: string | null,
): Promise<void> {
  const [row] = await sql.query<{ hash: string | null }>(
    `insert into engine.lineages as l (lineage, processor, version, inputs, topics, keyed_by, code_hash) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (lineage) do update set inputs = excluded.inputs, keyed_by = excluded.keyed_by, topics = excluded.topics, retired_at = null,
       created_at = case when l.retired_at is null then l.created_at else now() end,
       promoted_at = case when l.retired_at is null then l.promoted_at end,
       code_hash = case when l.retired_at is null then coalesce(l.code_hash, excluded.code_hash) else excluded.code_hash end
     returning code_hash as hash`,
    [
      name,
      processor.name,
      processor.version,
      JSON.stringify(inputs),
      JSON.stringify(topics),
      processor.keyedBy,
      codeHash,
    ],
  );
  if (row && codeHash !== null && row.hash !== codeHash) throw codeChanged(processor, name, row.hash);
}

/** The refusal of code that is not what made the rows of a build. */
export const codeChanged = ({ name, version }: Lineage['processor'], lineage: string, made: string | null) =>
  new RepstreamError(
    'REPSTREAM_CODE_CHANGED',
    `the code of ${name} changed (${lineage} was made by ${made?.slice(0, 8) ?? 'other code'}): raise its version, now ${version}, or show that it makes the same rows: \`repstream verify ${name} --accept\``,
  );

/** What was asked cannot be done; nothing was changed. */
export const refused = (message: string) => new RepstreamError('REPSTREAM_LINEAGE', message);

/** The build of this name that is not retired. Throws REPSTREAM_LINEAGE. */
export function livingLineage(all: readonly KnownLineage[], name: string): KnownLineage {
  const found = all.find(({ lineage }) => lineage === name);
  if (!found)
    throw refused(
      `there is no lineage ${name}: \`repstream views list\` names them, and a build is known once it was started`,
    );
  if (found.retiredAt) throw refused(`${name} was retired on ${found.retiredAt.toISOString()}: its tables are gone`);
  return found;
}
