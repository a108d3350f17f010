/** The reading thread: is the member of the groups, receives and unpacks what the broker sends, and hands it over in blocks. */
import { parentPort, workerData } from 'node:worker_threads';
import { pino } from 'pino';
import type { Connections } from './connections.js';
import { connectKafka } from './kafka.js';
import { type GroupMember, joinGroup, type Partitions, type Seek } from './kafka-group.js';
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
  /** All partitions are to be fetched from but these. */
  | { readonly kind: 'holdBack'; readonly group: number; readonly held: Partitions }
  /** There is room again for so many bytes. */
  | { readonly kind: 'taken'; readonly group: number; readonly bytes: number }
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
      readonly firstOffset: number;
    }
  | { readonly kind: 'line'; readonly line: string }
  | { readonly kind: 'waiting'; readonly id: number; readonly what: string; readonly error: string | null }
  | { readonly kind: 'waited'; readonly id: number; readonly answers: boolean };

/** What the thread starts with. */
export interface ReaderData {
  readonly connections: Connections;
  readonly level: string;
}

/** So much may be handed over and not yet taken: the next fetch need not wait for the folding thread's turn. */
const AHEAD_BYTES = 4 * 1024 * 1024;

class Room {
  #outstanding = 0;
  #waiting: (() => void)[] = [];

  /** Resolves once there is room for more. */
  async take(bytes: number): Promise<void> {
    this.#outstanding += bytes;
    if (this.#outstanding > AHEAD_BYTES) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  give(bytes: number): void {
    this.#outstanding -= bytes;
    if (this.#outstanding > AHEAD_BYTES) return;
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
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
  const rooms = new Map<number, Room>();

  const join = (group: number, groupId: string, topics: readonly string[]): Promise<GroupMember> => {
    const room = new Room();
    rooms.set(group, room);
    return joinGroup(
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
          const free = room.take(memory.byteLength);
          tell({ kind: 'fetched', group, ...fetched, count, memory }, [memory]);
          return free;
        },
        onSkipped: (topic, partition, nextOffset, firstOffset) =>
          tell({ kind: 'skipped', group, topic, partition, nextOffset, firstOffset }),
      },
      log,
    );
  };

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
      case 'holdBack':
        void members.get(order.group)?.then((member) => member.holdBack(order.held));
        break;
      case 'taken':
        rooms.get(order.group)?.give(order.bytes);
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
