/** Where a stream of a member stands: what a client that comes back, to any process, goes on from. */
import { createHash } from 'node:crypto';
import { Packer, Unpacker } from './packing.js';

/** The last that a task told of the member. */
export interface Told {
  /** The beginning of its incarnation, in hex: of two, the greater is the later. */
  readonly incarnation: string;
  readonly number: number;
}

/** How far one topic is read. */
export interface TopicPlace {
  /** The next offset. */
  readonly next: number;
  /** By partition of the telling task; empty for topics of facts. */
  readonly told: ReadonlyMap<number, Told>;
}

/** All topics of the stream, in their order. */
export interface MemberPlace {
  /** Which builds of the topics: eight hex digits. */
  readonly builds: string;
  readonly topics: readonly TopicPlace[];
}

const INCARNATION_BYTES = 8;

/** As much of an incarnation (a UUIDv7) as orders it. */
export const shortIncarnation = (incarnation: string): string =>
  incarnation.replaceAll('-', '').slice(0, 2 * INCARNATION_BYTES);

/** Names builds by their topics. */
export const buildsOf = (physical: Iterable<string>): string =>
  createHash('sha256')
    .update([...physical].join(' '))
    .digest('hex')
    .slice(0, 8);

export function packMember({ builds, topics }: MemberPlace): Buffer {
  const packer = new Packer().hex(builds);
  for (const { next, told } of topics) {
    packer.number(next).number(told.size);
    for (const [task, { incarnation, number }] of told) packer.number(task).hex(incarnation).number(number);
  }
  return packer.bytes();
}

/** Null: the bytes are none of so many topics. */
export function unpackMember(bytes: Buffer, topicCount: number): MemberPlace | null {
  try {
    const unpacker = new Unpacker(bytes);
    const builds = unpacker.hex(4);
    const topics = Array.from({ length: topicCount }, () => {
      const next = unpacker.number();
      const told = new Map<number, Told>();
      for (let left = unpacker.number(); left > 0; left--)
        told.set(unpacker.number(), { incarnation: unpacker.hex(INCARNATION_BYTES), number: unpacker.number() });
      return { next, told };
    });
    return unpacker.isAtEnd ? { builds, topics } : null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
