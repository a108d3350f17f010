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

/** Appends one fact to its topic; resolves to where it stands. */
export type Append = <V>(
  topic: Topic<string, V>,
  value: V,
  options?: { partitions?: readonly number[] },
) => Promise<SourcePosition[]>;

/**
 * Appends a fact that has one content for ever; resolves to where it stands, and to what stands under its identity: something else,
 * where another process had written that before.
 */
export type Claim = <V>(topic: Topic<string, V>, value: V) => Promise<{ positions: SourcePosition[]; stands: V }>;

/** Appends, then reads the log up to there. */
export const claimWithin =
  (ms: number, publisher: Publisher): Claim =>
  async (topic, value) => {
    const positions = await appendWithin(ms, publisher)(topic, value);
    const [place] = positions;
    return { positions, stands: place ? await answered(ms, publisher.first(topic, value, place)) : value };
  };

/** A fact that processors would park is a 400, a broker that does not answer within `ms` a 503. */
export const appendWithin =
  (ms: number, publisher: Publisher): Append =>
  async (topic, value, options = {}) => {
    const refusal = topic.check?.(value, Date.now());
    if (refusal) {
      const errors = [{ path: '/body', message: refusal }];
      throw new Problem('invalid-request', `The body makes no ${topic.name} record: ${refusal}.`, { errors });
    }
    return answered(ms, publisher.publish(topic, value, options));
  };

async function answered<T>(ms: number, work: Promise<T>): Promise<T> {
  try {
    return await within(ms, work);
  } catch (error) {
    if (isOurMistake(error)) throw error;
    const detail =
      'Kafka or the schema registry does not answer; whether anything was written is not known. Send it again.';
    throw new Problem('unavailable', detail, { cause: error });
  }
}

/** Avro refuses a value that the route's schema let through. */
const isOurMistake = (error: unknown) => error instanceof Error && error.message.startsWith('invalid "');

function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not written within ${ms} ms`)), ms);
  });
  return Promise.race([work, limit]).finally(() => clearTimeout(timer));
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
