/** Certificates of parity: what was verified, on what, and what came out; kept for whoever asks later. */
import type { Counts } from '../lineages/compare-sql.js';
import { writeHistory } from '../lineages/history.js';
import type { Database, Sql } from '../postgres.js';
import type { Digest } from './digest.js';
import type { Standing } from './standing.js';

/** What a build showed of one view or topic, and what was derived again. */
export interface Compared {
  readonly name: string;
  readonly build: Digest;
  readonly again: Digest;
}

/** What a verify ran on: versions, and of Kafka, whose brokers tell theirs to nobody, which cluster it was. */
export interface Environment {
  readonly node: string;
  readonly repstream: string;
  readonly postgres: string;
  readonly kafkaCluster: string;
}

export interface CertificateContent {
  readonly processor: string;
  readonly lineage: string;
  readonly equal: boolean;
  /** Changed code was accepted by it. */
  readonly accepted: boolean;
  readonly by: string;
  readonly reason: string | null;
  readonly tasks: readonly Pick<Standing, 'partition' | 'positions' | 'tick' | 'tables'>[];
  /** How many tasks the build has. */
  readonly ofTasks: number;
  readonly codeHash: string | null;
  readonly environment: Environment;
  readonly contents: readonly Compared[];
  readonly leftOutKeys: number;
  /** Keys that parked only when derived again. */
  readonly parkedKeys: number;
  readonly differences: readonly { readonly name: string; readonly counts: Counts }[];
  readonly events: number;
  readonly tookMs: number;
  readonly snapshots: number;
  /** Certificates on which the beginning of an input was purged; empty: all was derived again from the start. */
  readonly restsOn: readonly number[];
  /** From when on it was derived again from facts, ISO 8601; null: from the start. */
  readonly factsSince: string | null;
}

/** As listed. */
export interface ListedCertificate {
  readonly id: number;
  /** ISO 8601. */
  readonly at: string;
  readonly processor: string;
  readonly lineage: string;
  readonly equal: boolean;
  readonly accepted: boolean;
  readonly by: string;
  readonly partitions: readonly number[];
  readonly ofPartitions: number;
  readonly codeHash: string | null;
  readonly rows: number;
  readonly leftOutKeys: number;
  readonly events: number;
  /** Certificates that it rests on, since the beginning of an input was purged. */
  readonly restsOn: readonly number[];
}

/** Keeps a certificate, says so in the history, and has the build's code hash follow when changed code is accepted. Gives its id and time. */
export async function recordCertificate(
  database: Database,
  certificate: CertificateContent,
): Promise<{ id: number; at: string }> {
  const { processor, lineage, equal, accepted, by, reason, tasks, codeHash } = certificate;
  const byTask = (of: (task: CertificateContent['tasks'][number]) => unknown) =>
    JSON.stringify(Object.fromEntries(tasks.map((task) => [task.partition, of(task)])));
  return database.transaction(async (sql) => {
    const [row] = await sql.query<{ id: number; at: Date }>(
      `insert into engine.certificates (processor, lineage, equal, accepted, by, reason, partitions, of_partitions, positions, ticks, tables,
         code_hash, environment, contents, left_out_keys, parked_keys, differences, events, took_ms, snapshots, rests_on, facts_since)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)
       returning certificate_id as id, at`,
      [
        processor,
        lineage,
        equal,
        accepted,
        by,
        reason,
        tasks.map(({ partition }) => partition),
        certificate.ofTasks,
        byTask(({ positions }) => positions),
        byTask(({ tick }) => tick),
        byTask(({ tables }) => tables),
        codeHash,
        JSON.stringify(certificate.environment),
        JSON.stringify(certificate.contents),
        certificate.leftOutKeys,
        certificate.parkedKeys,
        JSON.stringify(certificate.differences),
        certificate.events,
        certificate.tookMs,
        certificate.snapshots,
        certificate.restsOn,
        certificate.factsSince,
      ],
    );
    if (!row) throw new Error('a certificate was not kept');
    if (accepted)
      await sql.query('update engine.lineages set code_hash = $2 where lineage = $1 and promoted', [lineage, codeHash]);
    const details = { certificate: row.id, equal, accepted, codeHash };
    await writeHistory(sql, { action: 'verify', lineage, former: null, by, reason, details });
    return { id: row.id, at: row.at.toISOString() };
  });
}

/** The certificates of a processor, the latest first. */
export const listCertificates = (sql: Sql, processor: string, limit: number): Promise<ListedCertificate[]> =>
  sql.query<ListedCertificate & Record<string, unknown>>(
    `select certificate_id as id, to_char(at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, processor, lineage, equal,
       accepted, by, partitions, of_partitions as "ofPartitions", code_hash as "codeHash", left_out_keys as "leftOutKeys", events, rests_on::float8[] as "restsOn",
       (select coalesce(sum((c->'build'->>'rows')::bigint), 0)::bigint from jsonb_array_elements(contents) c) as rows
     from engine.certificates where processor = $1 order by certificate_id desc limit $2`,
    [processor, limit],
  );
