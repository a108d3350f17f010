/** The inputs of a processor, ready to read. */
import type { AnyProcessor, Kept } from './processor.js';
import type { Records } from './records.js';
import type { Decoder, Schemas } from './registry.js';
import type { Topic } from './topic.js';
import { inputsOf, type Topology, topicOf } from './topology.js';

/** One input of a processor, ready to read. */
export interface Intake {
  readonly input: string;
  readonly topic: Topic;
  readonly physical: string;
  readonly kept: Kept | null;
  readonly decoder: Decoder;
  /** The scope of an event; null: the input has no state of its own. */
  readonly scopeOf: ((event: unknown) => string) | null;
  /** Its beginning may be purged: scopes note the least offset of it. */
  readonly purgeable: boolean;
}

/** Opens the inputs of a processor, by physical topic. */
export async function openIntakes(
  processor: AnyProcessor,
  topology: Topology,
  schemas: Pick<Schemas, 'find' | 'decoder'>,
): Promise<Map<string, Intake>> {
  const intakes = new Map<string, Intake>();
  for (const [input, declared] of Object.entries(inputsOf(processor))) {
    const topic = topicOf(declared);
    await schemas.find(topic);
    const physical = topology.physical(topic);
    const scopeOf = processor.scope ? (processor.scope[input] ?? null) : () => '';
    intakes.set(physical, {
      input,
      topic,
      physical,
      kept: 'kept' in declared ? declared : null,
      decoder: schemas.decoder(topic),
      scopeOf,
      purgeable: topic.keeps === 'until-purged',
    });
  }
  return intakes;
}

/** The ids of writer schemas in these records that must be learnt before `take`. */
export function unlearnt({ decoder }: Intake, records: Records): Set<number> {
  const ids = new Set<number>();
  for (let i = 0; i < records.count; i++) {
    const start = records.valueStart(i);
    const id = decoder.unlearnt(records.bytes, start, start + records.valueLength(i));
    if (id !== null) ids.add(id);
  }
  return ids;
}
