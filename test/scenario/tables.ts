/** The tables of a processor, filled by entries as they are read from their topics. */
import type { AnyProcessor } from '../../engine/processor.js';
import { TableContents } from '../../engine/tables.js';
import { tablesOf } from '../../engine/topology.js';
import { codec } from './codec.js';
import type { EntryFact } from './facts.js';

export class Tables {
  readonly contents: Readonly<Record<string, TableContents>>;
  readonly #processor: AnyProcessor;

  constructor(processor: AnyProcessor) {
    this.#processor = processor;
    this.contents = Object.fromEntries(Object.keys(tablesOf(processor)).map((name) => [name, new TableContents()]));
  }

  /** Puts an entry into the tables of its topic; returns how look-ups of what changed by it are noted, `<table>/<id>`. */
  put({ topic, value }: EntryFact): string[] {
    const { name: processor } = this.#processor;
    const ofTopic = Object.entries(tablesOf(this.#processor)).filter(([, of]) => of.name === topic.name);
    if (ofTopic.length === 0) throw new Error(`${processor} has no table of ${topic.name}`);
    const id = topic.entity(value);
    return ofTopic.flatMap(([name]) => {
      const decoded = codec.decoder(topic).decode(codec.encode(topic, value));
      return this.contents[name]?.put(id, topic.at(value), decoded) ? [`${name}/${id}`] : [];
    });
  }
}
