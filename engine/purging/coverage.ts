/** Whether what is to be deleted was derived again from the log and found equal: the certificates that say so. */
import type { KnownLineage } from '../lineages/catalogue.js';
import type { Sql } from '../postgres.js';

/** Up to where a partition is to be deleted. */
export interface Deletion {
  readonly partition: number;
  readonly to: number;
}

export interface Coverage {
  /** Certificates that cover it, by partition. */
  readonly certificates: ReadonlyMap<number, readonly number[]>;
  /** Processors of which some partition is not covered. */
  readonly uncovered: readonly { readonly processor: string; readonly partitions: readonly number[] }[];
}

interface Certificate {
  readonly id: number;
  readonly partitions: readonly number[];
  readonly positions: Readonly<Record<number, Readonly<Record<string, number>>>>;
}

/** Of each promoted reader the latest certificate of each partition, made after whatever was parked there was folded again. */
export async function coverageOf(
  sql: Sql,
  topic: string,
  readers: readonly KnownLineage[],
  deletions: readonly Deletion[],
): Promise<Coverage> {
  const certificates = new Map<number, number[]>(deletions.map(({ partition }) => [partition, []]));
  const uncovered: { processor: string; partitions: number[] }[] = [];
  for (const { lineage, processor, promoted } of readers) {
    if (!promoted) continue;
    const known = await sql.query<Certificate & Record<string, unknown>>(
      `select certificate_id as id, partitions, positions from engine.certificates
       where lineage = $1 and equal and at > coalesce(
         (select max(ended_at) from engine.redrives where lineage = $1 and state = 'done' and events > 0), '-infinity')
       order by certificate_id desc`,
      [lineage],
    );
    const open: number[] = [];
    for (const { partition, to } of deletions) {
      const found = known.find(
        ({ partitions, positions }) => partitions.includes(partition) && (positions[partition]?.[topic] ?? 0) >= to,
      );
      if (found) certificates.get(partition)?.push(found.id);
      else open.push(partition);
    }
    if (open.length > 0) uncovered.push({ processor, partitions: open });
  }
  return { certificates, uncovered };
}
