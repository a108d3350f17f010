/** Marks: what the last folded record of a partition was, so that a log which was replaced is told from one that grew. */
import { crc32 } from 'node:zlib';
import { RepstreamError } from './errors.js';
import type { Run } from './reader.js';
import type { Records } from './records.js';
import type { Topic } from './topic.js';

/** A folded record, by its place, the broker's time on it (ms), and a checksum of its key and value. */
export interface Mark {
  readonly offset: number;
  readonly timestamp: number;
  readonly checksum: number;
}

/** What to do about a log that is not what it was, for whoever reads that a task stopped. */
export function remedyOf({ role, name }: Topic, physical: string): string {
  if (role === 'source')
    return "bring the topic's data back, or build from what there is (a raised version, or an empty database)";
  // What was taken back on it stands nowhere else, so that telling again what stands would not do.
  const [, writer = ''] = /^(.*)-v\d+-[0-9a-f]+$/.exec(physical.slice(name.length + 1)) ?? [];
  return `bring the topic's data back, or raise the version of ${writer}, which writes it, and build it anew`;
}

/** The mark of a record. */
export function markOf(records: Records, i: number): Mark {
  const start = records.keyStart(i);
  const end = records.valueStart(i) + Math.max(0, records.valueLength(i));
  const checksum = crc32(records.bytes.subarray(start, end));
  return { offset: records.offset(i), timestamp: records.timestamp(i), checksum };
}

/**
 * Holds what is fetched first after a takeover against the mark that was left; it was fetched from the marked record on. Compaction may
 * have taken that away: then the first record stands beyond it. Throws REPSTREAM_LOG_REPLACED.
 */
export function holdAgainst(mark: Mark, declared: Topic, { topic, partition, records }: Run): void {
  if (records.count === 0 || records.offset(0) !== mark.offset) return;
  const now = markOf(records, 0);
  if (now.timestamp === mark.timestamp && now.checksum === mark.checksum) return;
  const told = ({ timestamp, checksum }: Mark) => `${new Date(timestamp).toISOString()}, checksum ${checksum}`;
  throw new RepstreamError(
    'REPSTREAM_LOG_REPLACED',
    `${topic}/${partition} is another log: the record at offset ${mark.offset} was of ${told(mark)}, and is now of ${told(now)}; nothing of it is folded: ${remedyOf(declared, topic)}`,
  );
}
