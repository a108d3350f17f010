/** Reads the topics of a dataflow again, one partition after the other, and holds them against what its tasks say of them. */
import type { Extents, Observer } from '../observer.js';
import { readRanges } from '../ranges.js';
import { learnSchemas } from '../source-event.js';
import type { Lineage } from '../topology.js';
import { type Finding, found } from './finding.js';
import { checkPublished, type LastNumber } from './outbox.js';
import { PartitionAudit } from './partition.js';
import { recount } from './recount.js';
import type { Snapshot } from './snapshot.js';
import { type Stretch, stretchesOf } from './stretches.js';

/** So many conflicts of a topic are told with their offsets. */
const MOST_SAMPLES = 100;

export interface LogOptions {
  /** Told now and then how many of all offsets are read. */
  readonly onProgress?: (topic: string, read: number, all: number) => void;
  /** Identities kept of one partition (default: 20 million). */
  readonly mostIdentities?: number;
}

/** What the log and the snapshot do not agree on. */
export async function auditLog(
  observer: Observer,
  lineages: readonly Lineage[],
  snapshot: Snapshot,
  logs: Extents,
  options: LogOptions,
): Promise<Finding[]> {
  const stretches = await stretchesOf(observer, lineages, snapshot, logs);
  const audits = await readAll(observer, stretches, options);
  const lastNumber: LastNumber = (topic, target, task, incarnation) => {
    const audit = audits.find(({ stretch }) => stretch.topic === topic && stretch.partition === target);
    const last = audit?.numbers.last(task, incarnation) ?? 0;
    // Where the beginning was deleted, a task that stands nowhere may have stood there.
    return last === 0 && (logs.get(topic)?.get(target)?.low ?? 0) > 0 ? null : last;
  };
  return [
    ...recount(observer.topology, lineages, snapshot, logs, stretches),
    ...audits.flatMap(({ findings }) => findings),
    ...checkPublished(snapshot, lastNumber),
    ...conflictsOf(audits),
  ];
}

async function readAll(
  { kafka, log }: Observer,
  stretches: readonly Stretch[],
  { onProgress, mostIdentities }: LogOptions,
): Promise<PartitionAudit[]> {
  const all = stretches.reduce((sum, { from, to }) => sum + Math.max(0, to - from), 0);
  const audits: PartitionAudit[] = [];
  let read = 0;
  await readRanges(
    kafka,
    stretches,
    async (stretch, records) => {
      let audit = audits.at(-1);
      if (audit?.stretch !== stretch) {
        audit?.close();
        audit = new PartitionAudit(stretch, MOST_SAMPLES, mostIdentities);
        audits.push(audit);
      }
      if (stretch.decoder) await learnSchemas(stretch.decoder, records);
      for (const record of records) audit.take(record);
      read += records.length;
      onProgress?.(stretch.topic, read, all);
    },
    log,
  );
  audits.at(-1)?.close();
  return audits;
}

/** One finding per topic. */
function conflictsOf(audits: readonly PartitionAudit[]): Finding[] {
  const topics = [...new Set(audits.map(({ stretch }) => stretch.topic))];
  return topics.flatMap((topic) => {
    const own = audits.filter(({ stretch }) => stretch.topic === topic);
    const count = own.reduce((sum, { conflicts }) => sum + conflicts, 0);
    if (count === 0) return [];
    const records = count === 1 ? '1 record repeats' : `${count} records repeat`;
    const detail = `${records} an identity with another content; the first stands`;
    const samples = own.flatMap((audit) => audit.samples).slice(0, MOST_SAMPLES);
    return [{ ...found('conflict', topic, detail, count), samples }];
  });
}
