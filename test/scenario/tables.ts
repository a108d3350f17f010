/** The tables of a processor, filled by entries as they are read from their topics. */
import type { AnyProcessor } from '../../engine/processor.js';
import { putEntry, TableContents, type TablePositions } from '../../engine/tables.js';
import { tablesOf } from '../../engine/topology.js';
import { codec } from './codec.js';
import type { EntryFact } from './facts.js';

export class Tables {
  readonly contents: Readonly<Record<string, TableContents>>;
  readonly #processor: AnyProcessor;
  #offset = 0;

  constructor(processor: AnyProcessor) {
    this.#processor = processor;
    this.contents = Object.fromEntries(Object.keys(tablesOf(processor)).map((name) => [name, new TableContents()]));
  }

  /** Puts an entry into the tables of its topic. */
  put({ topic, value }: EntryFact): void {
    const { name: processor } = this.#processor;
    const ofTopic = Object.entries(tablesOf(this.#processor)).filter(([, of]) => of.name === topic.name);
    if (ofTopic.length === 0) throw new Error(`${processor} has no table of ${topic.name}`);
    const offset = this.#offset++;
    for (const [name] of ofTopic) {
      const decoded = codec.decoder(topic).decode(codec.encode(topic, value));
      const contents = this.contents[name];
      if (contents) putEntry(contents, topic, decoded, 0, offset);
    }
  }

  /** How far the tables are read. */
  get positions(): Readonly<Record<string, TablePositions>> {
    return Object.fromEntries(
      Object.keys(tablesOf(this.#processor)).map((name) => [name, this.contents[name]?.positions ?? {}]),
    );
  }

  /** What changed since, as look-ups note it, `<table>/<id>`. */
  changedSince(known: Readonly<Record<string, TablePositions>>): string[] {
    return Object.keys(tablesOf(this.#processor)).flatMap((name) =>
      [...(this.contents[name]?.changedSince(known[name] ?? {}) ?? [])].map((id) => `${name}/${id}`),
    );
  }
}
