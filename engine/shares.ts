/**
 * While something live comes, what is fetched ahead of a backlog is bounded by a share of each input: it is held back beyond that, instead of the
 * fetcher, who would wait with what is live too.
 */
import type { Partitions } from './kafka-group.js';

/** Waiting of one input. A fetch of a partition brings half of it at most; at half of it more is fetched. */
const SHARE_BYTES = 512 * 1024;

export class Shares {
  readonly #isLive: () => boolean;
  readonly #holdBack: (held: Partitions) => void;
  readonly #held = new Map<string, Set<number>>();

  constructor(isLive: () => boolean, holdBack: (held: Partitions) => void) {
    this.#isLive = isLive;
    this.#holdBack = holdBack;
  }

  isHeld(topic: string, partition: number): boolean {
    return this.#held.get(topic)?.has(partition) === true;
  }

  /** So many bytes of a backlog wait by now: it is held back with its share. */
  grew(topic: string, partition: number, bytes: number): void {
    if (bytes <= SHARE_BYTES || !this.#isLive() || this.isHeld(topic, partition)) return;
    this.#held.set(topic, (this.#held.get(topic) ?? new Set()).add(partition));
    this.#tell();
  }

  /** So many bytes of an input are left: it is fetched again at half its share. */
  shrank(topic: string, partition: number, bytes: number): void {
    if (bytes > SHARE_BYTES / 2 || !this.#held.get(topic)?.delete(partition)) return;
    this.#tell();
  }

  /** Nothing waits any more. */
  clear(): void {
    this.#held.clear();
    this.#tell();
  }

  #tell(): void {
    const held = [...this.#held].filter(([, partitions]) => partitions.size > 0);
    this.#holdBack(Object.fromEntries(held.map(([topic, partitions]) => [topic, [...partitions]])));
  }
}
