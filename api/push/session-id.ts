/** Where a stream of a session stands. */
import { Packer, Unpacker } from './packing.js';
import type { SequenceRun } from './sequences.js';

/** How far its partitions of telemetry are read, and which messages were told. */
export interface SessionPlace {
  /** That it ended was told. */
  readonly isOver: boolean;
  /** The next offset, by partition: most sessions come by one. */
  readonly next: ReadonlyMap<number, number>;
  readonly told: readonly SequenceRun[];
}

export function packSession({ isOver, next, told }: SessionPlace): Buffer {
  const packer = new Packer().number(isOver ? 1 : 0).number(next.size);
  for (const [partition, offset] of next) packer.number(partition).number(offset);
  let end = 0;
  packer.number(told.length);
  for (const [first, last] of told) {
    packer.number(first - end).number(last - first);
    end = last;
  }
  return packer.bytes();
}

/** Null: the bytes are no such place. */
export function unpackSession(bytes: Buffer): SessionPlace | null {
  try {
    const unpacker = new Unpacker(bytes);
    const isOver = unpacker.number() === 1;
    const next = new Map<number, number>();
    for (let left = unpacker.number(); left > 0; left--) next.set(unpacker.number(), unpacker.number());
    const told: SequenceRun[] = [];
    let end = 0;
    for (let left = unpacker.number(); left > 0; left--) {
      const first = end + unpacker.number();
      end = first + unpacker.number();
      told.push([first, end]);
    }
    return unpacker.isAtEnd ? { isOver, next, told } : null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
