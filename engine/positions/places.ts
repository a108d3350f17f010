/** Whether there is a record at a position: asked of the broker only for what no task has folded yet. */
import type { Admin } from '../kafka.js';
import { type Log, messageOf, pause } from '../log.js';
import type { SourcePosition } from '../publish.js';

const PATIENCE_MS = 1_000;

/** Asks one broker; connects when first asked. */
export class Places {
  readonly #admin: Admin;
  readonly #log: Log;
  #connecting: Promise<void> | null = null;

  constructor(admin: Admin, log: Log) {
    this.#admin = admin;
    this.#log = log;
  }

  /** Says why one of these positions is none; null: all are, or the broker does not say within a second. */
  async whyNot(positions: readonly SourcePosition[]): Promise<string | null> {
    if (positions.length === 0) return null;
    const waiting = new AbortController();
    try {
      return await Promise.race([this.#firstOf(positions), pause(PATIENCE_MS, waiting.signal).then(() => null)]);
    } catch (error) {
      this.#log.debug({ error: messageOf(error) }, 'the ends of topics cannot be told');
      return null;
    } finally {
      waiting.abort();
    }
  }

  async #firstOf(positions: readonly SourcePosition[]): Promise<string | null> {
    for (const position of positions) {
      const why = await this.#whyNot(position);
      if (why) return why;
    }
    return null;
  }

  async #whyNot({ topic, partition, offset }: SourcePosition): Promise<string | null> {
    await this.#connect();
    const ends = await this.#admin.fetchTopicOffsets(topic);
    const end = ends.find((one) => one.partition === partition);
    if (!end) return `${topic} has partitions 0 to ${ends.length - 1}, and no ${partition}`;
    if (offset >= Number(end.high))
      return `${topic}/${partition} ends before offset ${offset}: the next record gets ${end.high}`;
    return null;
  }

  #connect(): Promise<void> {
    this.#connecting ??= this.#admin.connect().catch((error: unknown) => {
      this.#connecting = null;
      throw error;
    });
    return this.#connecting;
  }

  async close(): Promise<void> {
    if (this.#connecting) await this.#admin.disconnect();
  }
}
