/** Follows topics as readers see them: derived ones of the promoted builds, whatever is promoted. */
import type { Kafka, KafkaMessage } from '../kafka.js';
import { insist, type Log, pause } from '../log.js';
import type { Sql } from '../postgres.js';
import type { Decoder, Schemas } from '../registry.js';
import { decoded, learnSchemas } from '../source-event.js';
import type { Topic } from '../topic.js';
import { Past } from './past.js';
import { Tail } from './tail.js';

/** The topics by the names that they have in Kafka now. */
export interface Generation {
  readonly tail: Tail;
  readonly past: Past;
  /** By logical name. */
  readonly physical: ReadonlyMap<string, string>;
}

const LOOK_MS = 500;
const RELEASE_MS = 60_000;

/** Connects when it is first asked. */
export class PromotedTail {
  readonly #kafka: Kafka;
  readonly #sql: Sql;
  readonly #decoders: ReadonlyMap<string, Decoder>;
  readonly #topics: readonly Topic[];
  readonly #log: Log;
  readonly #stopping = new AbortController();
  readonly #onChange: (generation: Generation) => Promise<void>;
  #current: Promise<Generation | null> | null = null;
  #watching: Promise<void> | null = null;

  /** `onChange`: other builds were promoted; what was followed is followed no longer once it resolves. */
  constructor(
    parts: { readonly kafka: Kafka; readonly sql: Sql; readonly schemas: Schemas; readonly log: Log },
    topics: readonly Topic[],
    onChange: (generation: Generation) => Promise<void>,
  ) {
    this.#kafka = parts.kafka;
    this.#sql = parts.sql;
    this.#log = parts.log;
    this.#topics = topics;
    this.#decoders = new Map(topics.map((topic) => [topic.name, parts.schemas.decoder(topic)]));
    this.#onChange = onChange;
  }

  /** Null: not all of the topics have a promoted build yet. Rejects when Postgres or the broker are away. */
  current(): Promise<Generation | null> {
    if (!this.#current) {
      const opening = this.#open();
      this.#current = opening;
      opening.then(
        (generation) => {
          if (generation) this.#watching ??= this.#watch(generation);
          else this.#current = null;
        },
        () => {
          this.#current = null;
        },
      );
    }
    return this.#current;
  }

  /** The value of a record that was given out; null: it is none of its topic. */
  decode(topic: Topic, value: Buffer): object | null {
    const decoder = this.#decoders.get(topic.name);
    return decoder ? decoded(decoder, value) : null;
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#watching;
    const generation = await Promise.race([this.#current, pause(0)]).catch(() => null);
    await generation?.tail.stop();
  }

  async #open(): Promise<Generation | null> {
    const physical = await this.#promoted();
    return physical && this.#openAs(physical);
  }

  /** Null: a topic has none. */
  async #promoted(): Promise<ReadonlyMap<string, string> | null> {
    if (this.#topics.every(({ role }) => role === 'source'))
      return new Map(this.#topics.map(({ name }) => [name, name]));
    const rows = await this.#sql.query<{ topic: string }>(
      `-- name: promoted_topics
       select jsonb_array_elements_text(topics) as topic from models.freshness_builds where promoted`,
    );
    const physical = this.#topics.map(({ name, role }): [string, string | undefined] => [
      name,
      role === 'source' ? name : rows.find(({ topic }) => topic.startsWith(`${name}.`))?.topic,
    ]);
    return physical.every((pair): pair is [string, string] => pair[1] !== undefined) ? new Map(physical) : null;
  }

  async #openAs(physical: ReadonlyMap<string, string>): Promise<Generation> {
    const decoders = new Map(this.#topics.map(({ name }) => [physical.get(name), this.#decoders.get(name)]));
    const options = {
      topics: this.#topics.map(({ name, role }) => ({
        physical: physical.get(name) ?? name,
        isDerived: role === 'derived',
      })),
      prepare: async (name: string, messages: readonly KafkaMessage[]) => {
        const decoder = decoders.get(name);
        if (decoder) await learnSchemas(decoder, messages);
      },
    };
    const tail = await Tail.open(this.#kafka, options, this.#log);
    return { tail, physical, past: new Past(this.#kafka, options, this.#log) };
  }

  async #watch(first: Generation): Promise<void> {
    const signal = this.#stopping.signal;
    let now = first;
    let releasedAt = Date.now();
    for (; !signal.aborted; await pause(LOOK_MS, signal)) {
      const physical = await insist(this.#log, 'Postgres', () => this.#promoted(), { signal }).catch(() => null);
      if (Date.now() - releasedAt > RELEASE_MS) {
        now.tail.releaseIdle();
        releasedAt = Date.now();
      }
      if (!physical || isSame(physical, now.physical) || signal.aborted) continue;
      this.#log.info({ topics: [...physical.values()] }, 'other builds are promoted: following these');
      const next = await this.#openAs(physical).catch(() => null);
      if (!next) continue;
      this.#current = Promise.resolve(next);
      await this.#onChange(next);
      await now.tail.stop();
      now = next;
    }
  }
}

const isSame = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>) =>
  [...a].every(([name, physical]) => b.get(name) === physical);
