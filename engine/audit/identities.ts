/** Which identities of a partition have come by, with what content: 20 bytes each outside the heap, however long the identity. */
import { hash } from 'node:crypto';

/** So many are kept of one partition: 670 MB then, and half as much again while the table grows to that. */
const MOST_IDENTITIES = 20_000_000;
const FIRST_SLOTS = 1 << 12;
const FULLEST = 0.6;

/**
 * An open hash table: 64 bits stand for an identity, 32 for a content. So two identities are taken for one once in many lives of the
 * universe, and one conflict in four thousand million passes unseen.
 */
export class Identities {
  readonly #most: number;
  #slots = 0;
  #size = 0;
  #keys = new Uint32Array(0);
  #contents = new Int32Array(0);
  /** One more than the offset of the first record; 0: the slot is free. */
  #offsets = new Float64Array(0);

  constructor(most = MOST_IDENTITIES) {
    this.#most = most;
    this.#resize(FIRST_SLOTS);
  }

  /** The offset of the first record of this identity when its content was another one; null: it was not; false: no room to remember it. */
  add(identity: string, content: string, offset: number): number | null | false {
    const digest = hash('sha1', identity, 'buffer');
    const [high, low] = [digest.readUInt32LE(0), digest.readUInt32LE(4)];
    const print = hash('sha1', content, 'buffer').readInt32LE(0);
    const slot = this.#slotOf(high, low);
    const known = this.#offsets[slot] ?? 0;
    if (known > 0) return this.#contents[slot] === print ? null : known - 1;
    if (this.#size >= this.#most) return false;
    this.#put(slot, high, low, print, offset + 1);
    if (++this.#size > this.#slots * FULLEST) this.#resize(this.#slots * 2);
    return null;
  }

  /** Where the identity is, or where it would go. */
  #slotOf(high: number, low: number): number {
    const mask = this.#slots - 1;
    let slot = low & mask;
    while (this.#offsets[slot] !== 0 && (this.#keys[2 * slot] !== high || this.#keys[2 * slot + 1] !== low))
      slot = (slot + 1) & mask;
    return slot;
  }

  #put(slot: number, high: number, low: number, print: number, offset: number): void {
    this.#keys[2 * slot] = high;
    this.#keys[2 * slot + 1] = low;
    this.#contents[slot] = print;
    this.#offsets[slot] = offset;
  }

  #resize(slots: number): void {
    const [keys, contents, offsets] = [this.#keys, this.#contents, this.#offsets];
    this.#slots = slots;
    this.#keys = new Uint32Array(2 * slots);
    this.#contents = new Int32Array(slots);
    this.#offsets = new Float64Array(slots);
    for (const [i, offset] of offsets.entries()) {
      if (offset === 0) continue;
      const [high = 0, low = 0] = [keys[2 * i], keys[2 * i + 1]];
      this.#put(this.#slotOf(high, low), high, low, contents[i] ?? 0, offset);
    }
  }
}
