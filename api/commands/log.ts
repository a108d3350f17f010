/** Where commands write: one fact to the log, and what this process wrote lately. */

import type { Topic } from '../../engine/declare.js';
import type { Publisher, SourcePosition } from '../../engine/publish.js';
import { Problem } from '../problem.js';

/** What a command did: the id of what was written, and where it stands; no positions when it stood there before. */
export interface Written {
  readonly id: string;
  readonly positions: readonly SourcePosition[];
}

/** `topic:partition:offset`, several with commas between: the header Repstream-Position. */
export const positionText = (positions: readonly SourcePosition[]): string =>
  positions.map(({ topic, partition, offset }) => `${topic}:${partition}:${offset}`).join(',');

/** Publishes one fact; a fact that processors would park is a 400, a broker that is away a 503. */
export async function append<V>(
  publisher: Publisher,
  topic: Topic<string, V>,
  value: V,
  options: { partitions?: readonly number[] } = {},
): Promise<SourcePosition[]> {
  const refusal = topic.check?.(value, Date.now());
  if (refusal) {
    const errors = [{ path: '/body', message: refusal }];
    throw new Problem('invalid-request', `The body makes no ${topic.name} record: ${refusal}.`, { errors });
  }
  return publisher.publish(topic, value, options).catch((error: unknown) => {
    throw new Problem(
      'unavailable',
      'Kafka or the schema registry cannot be reached: nothing was changed, or it is not known.',
      {
        cause: error,
      },
    );
  });
}

const LATELY_MS = 10 * 60_000;
const MOST_ENTRIES = 10_000;

/** What this process wrote in the last 10 min, since views follow the log: the newest of each key, at most 10,000. */
export class Lately<V> {
  readonly #entries = new Map<string, { value: V; at: number }>();

  get(key: string): V | undefined {
    const entry = this.#entries.get(key);
    return entry && entry.at > Date.now() - LATELY_MS ? entry.value : undefined;
  }

  set(key: string, value: V): void {
    this.#entries.delete(key);
    this.#entries.set(key, { value, at: Date.now() });
    const [oldest] = this.#entries.keys();
    if (this.#entries.size > MOST_ENTRIES && oldest !== undefined) this.#entries.delete(oldest);
  }

  /** Forgets a value that could not be written, unless a newer one took its place. */
  forget(key: string, value: V): void {
    if (this.#entries.get(key)?.value === value) this.#entries.delete(key);
  }

  values(): V[] {
    return [...this.#entries.values()].map(({ value }) => value);
  }
}
