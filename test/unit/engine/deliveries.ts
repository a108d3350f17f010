/** Records of counts as a task gets them, without a broker. */
import avsc from 'avsc';
import type { Intake } from '../../../engine/intake.js';
import type { KafkaMessage } from '../../../engine/kafka.js';
import { keep } from '../../../engine/processor.js';
import type { Run } from '../../../engine/reader.js';
import { pack } from '../../../engine/records.js';
import { type Decoder, Undecodable } from '../../../engine/registry.js';
import type { Topic } from '../../../engine/topic.js';
import { type Count, countSchema } from './toys.js';

const avro = avsc.Type.forSchema(JSON.parse(countSchema.json), { registry: {} });
const decoder: Decoder = {
  unlearnt: () => null,
  learn: async () => {},
  decode(bytes, start, end) {
    try {
      return avro.fromBuffer(bytes.subarray(start, end)) as object;
    } catch (error) {
      throw new Undecodable('bad_avro', String(error));
    }
  },
};
/** An input of counts, as a task reads it. */
export const intakeOf = (topic: Topic<string, Count>, kept = false): Intake => ({
  input: 'counts',
  topic: topic as Topic,
  physical: topic.name,
  kept: kept ? keep(topic as Topic) : null,
  decoder,
  scopeOf: () => '',
  purgeable: topic.keeps === 'until-purged',
});
/** An amount of an owner. */
export const count = (amount: number, owner = 'ana'): Count => ({ owner, id: `c${amount}`, at: 5, amount });
/** A fetched record; its value as Avro without a header, or as given. */
export const message = (offset: number, value: Count | Buffer | null, rest: Partial<KafkaMessage> = {}) =>
  ({
    key: Buffer.from(value === null || Buffer.isBuffer(value) ? 'ana' : value.owner),
    value: value === null || Buffer.isBuffer(value) ? value : avro.toBuffer(value),
    offset: String(offset),
    timestamp: '1000',
    attributes: 0,
    headers: {},
    ...rest,
  }) as KafkaMessage;
/** Two incarnations, the earlier first. */
export const [OLD, NEW] = ['0192d3a4-0000-7000-8000-000000000000', '0192d3a4-1111-7000-8000-000000000000'];
/** The headers of what a producing task wrote. */
export const from = (producer: string, number: number | string, incarnation = OLD): Partial<KafkaMessage> => ({
  headers: { task: producer, incarnation, number: String(number), entity: `e${number}` },
});
/** Records as fetched at once. */
export const run = ({ physical }: Intake, messages: readonly KafkaMessage[], partition = 0): Run => ({
  topic: physical,
  partition,
  fetchedOffset: Number(messages[0]?.offset ?? 0),
  nextOffset: Number(messages.at(-1)?.offset ?? -1) + 1,
  highWatermark: 1_000,
  records: pack(messages),
});
