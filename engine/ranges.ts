/** Reads stretches of the log once, one partition after the other, for whoever only looks: a throw-away consumer that never commits. */
import { RepstreamError } from './errors.js';
import type { Kafka, KafkaMessage } from './kafka.js';
import { type Focus, joinGroup, type Seek } from './kafka-group.js';
import { type Log, pause } from './log.js';

/** A stretch of one partition. */
export interface Range {
  readonly topic: string;
  readonly partition: number;
  readonly from: number;
  /** The first offset that is no longer part of it; not beyond the end of the log. */
  readonly to: number;
}

/** A broker that gives nothing for so long, although there is something, is not waited for. */
const STALLED_MS = 60_000;
/** Saying goodbye to a broker that is away takes the client long. */
const LEAVE_MS = 3_000;

/** Gives all records of the ranges in order, range by range; fetches no more before `onRecords` is done. Throws REPSTREAM_STALLED. */
export async function readRanges<R extends Range>(
  kafka: Kafka,
  ranges: readonly R[],
  onRecords: (range: R, records: readonly KafkaMessage[]) => void | Promise<void>,
  log: Log,
): Promise<void> {
  const left = ranges.filter(({ from, to }) => from < to);
  const topics = [...new Set(left.map(({ topic }) => topic))];
  if (topics.length === 0) return;
  let position = left[0]?.from ?? 0;
  let seek: Seek = () => {};
  let focus: Focus = () => {};

  let end = (_error?: Error) => {};
  const ended = new Promise<void>((resolve, reject) => {
    end = (error) => {
      left.length = 0;
      if (error) reject(error);
      else resolve();
    };
  });
  const stalled = setTimeout(() => {
    const where = `${left[0]?.topic}/${left[0]?.partition} from offset ${position} on`;
    end(new RepstreamError('REPSTREAM_STALLED', `nothing came of ${where} for ${STALLED_MS / 1000} s`));
  }, STALLED_MS);

  const current = (topic: string, partition: number) =>
    left[0]?.topic === topic && left[0].partition === partition ? left[0] : undefined;
  const aim = () => {
    const [range] = left;
    if (!range) return end();
    focus(range.topic, range.partition);
    seek(range.topic, range.partition, position);
  };
  const advance = (range: R, nextOffset: number) => {
    stalled.refresh();
    position = nextOffset;
    if (position < range.to) return;
    left.shift();
    position = left[0]?.from ?? 0;
    aim();
  };

  const joining = joinGroup(
    kafka,
    `repstream-look-${process.pid}-${Math.random().toString(36).slice(2)}`,
    topics,
    {
      onAssigned(_, seekTo, focusOn) {
        seek = seekTo;
        focus = focusOn;
        aim();
      },
      async onFetched({ topic, partition, fetchedOffset, nextOffset, messages }) {
        const range = current(topic, partition);
        if (!range) return;
        if (fetchedOffset !== position) {
          seek(topic, partition, position);
          return;
        }
        try {
          await onRecords(
            range,
            messages.filter(({ offset }) => Number(offset) < range.to),
          );
          advance(range, nextOffset);
        } catch (error) {
          end(error instanceof Error ? error : new Error(String(error)));
        }
      },
      onSkipped(topic, partition, nextOffset) {
        const range = current(topic, partition);
        if (range && nextOffset > position) advance(range, nextOffset);
      },
    },
    log,
  );
  try {
    await Promise.all([joining, ended]);
  } finally {
    clearTimeout(stalled);
    // Once it has left, nothing may keep the process waiting.
    const gone = new AbortController();
    const leaving = joining.then((member) => member.stop()).finally(() => gone.abort());
    await Promise.race([leaving, pause(LEAVE_MS, gone.signal)]).catch(() => {});
  }
}
