/** The reference of topics: their keys and fields, from schemas/. */
import { inputsOf, outputsOf, tablesOf, topicOf, topologyOf } from '../../engine/topology.js';
import { processors } from '../../processors/index.js';
import { keys } from '../../schemas/keys.js';
import { topics } from '../../schemas/topics.js';
import { code, table } from './markdown.js';

type Avro =
  | string
  | readonly Avro[]
  | { type: Avro; name?: string; logicalType?: string; items?: Avro; fields?: Field[]; symbols?: string[] };
interface Field {
  readonly name: string;
  readonly type: Avro;
  readonly doc?: string;
}

/** Fields in order, those of records within behind them as `started.userId`. */
function rowsOf(fields: readonly Field[], prefix = ''): string[][] {
  return fields.flatMap(({ name, type, doc }) => {
    const { text, within } = described(type);
    return [[code(`${prefix}${name}`), text, doc ?? ''], ...rowsOf(within, `${prefix}${name}.`)];
  });
}

function described(type: Avro): { text: string; within: readonly Field[] } {
  if (typeof type === 'string') return { text: type, within: [] };
  if (isUnion(type)) {
    const branch = described(type.find((one) => one !== 'null') ?? 'null');
    return { ...branch, text: `${branch.text}, null` };
  }
  if (type.fields) return { text: type.name ?? 'record', within: type.fields };
  if (type.symbols) return { text: `${type.name}: ${type.symbols.join(', ')}`, within: [] };
  if (type.items) {
    const item = described(type.items);
    return { text: `list of ${item.text}`, within: item.within };
  }
  const { text } = described(type.type);
  return { text: type.logicalType ? `${text} (${type.logicalType})` : text, within: [] };
}

const isUnion = (type: Avro): type is readonly Avro[] => Array.isArray(type);

const KEPT = {
  forever: 'Kept for ever.',
  latest: 'Compacted: the last record of each key stays.',
  'until-purged': 'Kept until `repstream purge` deletes its beginning.',
} as const;

function section(name: keyof typeof topics): string {
  const topic = topics[name];
  const { fields } = JSON.parse(topic.schema.json) as { fields: Field[] };
  const topology = topologyOf(processors);
  const names = (reads: (processor: (typeof topology.lineages)[number]['processor']) => readonly { name: string }[]) =>
    topology.lineages.flatMap(({ processor }) =>
      reads(processor).some((one) => one.name === topic.name) ? [code(processor.name)] : [],
    );
  const writers = names((processor) => Object.values(outputsOf(processor)));
  const readers = names((processor) => Object.values(inputsOf(processor)).map(topicOf));
  const lookers = names((processor) => Object.values(tablesOf(processor)));
  const facts = [
    topic.role === 'source'
      ? 'Source.'
      : `Derived, written by ${writers.join(', ')}; in Kafka its name carries the lineage.`,
    `Key: ${keys[name]}.`,
    KEPT[topic.keeps],
    topic.partitions === 'one' ? 'One partition.' : '',
    readers.length > 0 ? `Folded by ${readers.join(', ')}.` : '',
    lookers.length > 0 ? `Looked up by ${lookers.join(', ')}.` : '',
  ];
  return [
    `## ${topic.name}`,
    '',
    `${topic.comment} ${facts.filter(Boolean).join(' ')} Schema ${code(topic.schema.fullName)}, subject ${code(`${topic.name}-value`)}.`,
    '',
    table(['field', 'type', 'meaning'], rowsOf(fields)),
  ].join('\n');
}

/** One section per topic, as schemas/topics.ts lists them. */
export const topicsPart = (): string => (Object.keys(topics) as (keyof typeof topics)[]).map(section).join('\n\n');
