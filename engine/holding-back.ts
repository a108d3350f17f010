/** Which inputs are not fetched for now: the fetcher is told at once what several parts of a runner hold back, each for its own reason. */
import type { Partitions } from './kafka-group.js';

export class HoldingBack {
  readonly #tell: (held: Partitions) => void;
  readonly #reasons = new Map<object, Partitions>();
  #told = '{}';

  /** `tell`: has all partitions be fetched from but these. */
  constructor(tell: (held: Partitions) => void) {
    this.#tell = tell;
  }

  /** What `reason` holds back from now on. */
  set(reason: object, held: Partitions): void {
    this.#reasons.set(reason, held);
    this.#settle();
  }

  /** The fetcher reads everybody again: it is told anew. */
  forget(): void {
    this.#told = '{}';
    this.#settle();
  }

  #settle(): void {
    const held: Record<string, number[]> = {};
    for (const [topic, partitions] of [...this.#reasons.values()].flatMap(Object.entries<readonly number[]>).sort())
      held[topic] = [...new Set([...(held[topic] ?? []), ...partitions])].sort((a, b) => a - b);
    const said = JSON.stringify(held);
    if (said === this.#told) return;
    this.#told = said;
    this.#tell(held);
  }
}
