/** The reading thread: is the member of the groups, receives and unpacks what the broker sends, and hands it over in blocks. */
import { parentPort, workerData } from 'node:worker_threads';
import { pino } from 'pino';
import type { Connections } from './connections.js';
import { connectKafka, type GroupMember, joinGroup, type Seek } from './kafka.js';
import { messageOf, sayElsewhere } from './log.js';
import { pack } from './records.js';

/** What the reading thread is told; `group` tells its memberships apart. */
export type Order =
  | { readonly kind: 'join'; readonly group: number; readonly groupId: string; readonly topics: readonly string[] }
  | {
      readonly kind: 'seek';
      readonly group: number;
      readonly topic: string;
      readonly partition: number;
      readonly offset: number;
    }
  /** What became of a run: false, it is to be read again from where a `seek` said. */
  | { readonly kind: 'taken'; readonly run: number; readonly taken: boolean }
  | {
      readonly kind: 'hint';
      readonly group: number;
      readonly offsets: readonly { topic: string; partition: number; offset: number }[];
    }
  | { readonly kind: 'leave'; readonly group: number };

/** What it tells. */
export type Report =
  | { readonly kind: 'joined' | 'left'; readonly group: number }
  | { readonly kind: 'assigned'; readonly group: number; readonly partitions: readonly number[] }
  | {
      readonly kind: 'fetched';
      readonly group: number;
      readonly run: number;
      readonly topic: string;
      readonly partition: number;
      readonly fetchedOffset: number;
      readonly nextOffset: number;
      readonly highWatermark: number;
      readonly count: number;
      readonly memory: ArrayBuffer;
    }
  | {
      readonly kind: 'skipped';
      readonly group: number;
      readonly topic: string;
      readonly partition: number;
      readonly nextOffset: number;
    }
  | { readonly kind: 'line'; readonly line: string }
  | { readonly kind: 'waiting'; readonly id: number; readonly what: string; readonly error: string | null }
  | { readonly kind: 'waited'; readonly id: number; readonly answers: boolean };

/** What the thread starts with. */
export interface ReaderData {
  readonly connections: Connections;
  readonly level: string;
}

if (parentPort) read(parentPort);

function read(port: NonNullable<typeof parentPort>): void {
  const { connections, level } = workerData as ReaderData;
  const tell = (report: Report, moved: ArrayBuffer[] = []) => port.postMessage(report, moved);
  const log = pino({ level }, { write: (line) => tell({ kind: 'line', line }) });
  let waits = 0;
  sayElsewhere((_, what, error) => {
    const id = waits++;
    tell({ kind: 'waiting', id, what, error: error === undefined ? null : messageOf(error) });
    let ended = false;
    return (answers) => {
      if (!ended) tell({ kind: 'waited', id, answers });
      ended = true;
    };
  });

  const kafka = connectKafka(connections, 'repstream', log);
  const members = new Map<number, Promise<GroupMember>>();
  const seeks = new Map<number, Seek>();
  /** Runs handed over, until it is said what became of them. */
  const runs = new Map<number, (taken: boolean) => void>();
  let run = 0;

  const join = (group: number, groupId: string, topics: readonly string[]): Promise<GroupMember> =>
    joinGroup(
      kafka,
      groupId,
      topics,
      {
        onAssigned: (partitions, seek) => {
          seeks.set(group, seek);
          tell({ kind: 'assigned', group, partitions });
        },
        onFetched: ({ messages, ...fetched }) => {
          const { memory, count } = pack(messages);
          const id = run++;
          tell({ kind: 'fetched', group, run: id, ...fetched, count, memory }, [memory]);
          return new Promise((resolve) => runs.set(id, resolve));
        },
        onSkipped: (topic, partition, nextOffset) => tell({ kind: 'skipped', group, topic, partition, nextOffset }),
      },
      log,
    );

  port.on('message', (order: Order) => {
    switch (order.kind) {
      case 'join': {
        const joining = join(order.group, order.groupId, order.topics);
        members.set(order.group, joining);
        void joining.then(() => tell({ kind: 'joined', group: order.group }));
        break;
      }
      case 'seek':
        seeks.get(order.group)?.(order.topic, order.partition, order.offset);
        break;
      case 'taken':
        runs.get(order.run)?.(order.taken);
        runs.delete(order.run);
        break;
      case 'hint':
        void members.get(order.group)?.then((member) => member.commitHint(order.offsets).catch(() => {}));
        break;
      case 'leave':
        void members
          .get(order.group)
          ?.then((member) => member.stop())
          .catch(() => {})
          .finally(() => tell({ kind: 'left', group: order.group }));
    }
  });
}
