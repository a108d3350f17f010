/** The topics as AsyncAPI 3.0 describes them: who writes what, under which key, in which Avro schema. */
import { keys } from '../schemas/keys.js';
import { topics } from '../schemas/topics.js';

const KAFKA = '0.5.0';
/** What the outside writes; all other sources are written by the API, the issuer and the scheduler. */
const FROM_OUTSIDE: ReadonlySet<string> = new Set(['telemetry', 'body-measurements']);

type Name = keyof typeof topics;

/** The document. `version`: of Repstream. */
export function asyncApi(version: string) {
  const all = Object.keys(topics) as Name[];
  const by = <Part>(part: (name: Name) => Part) => Object.fromEntries(all.map((name) => [name, part(name)]));
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Repstream topics',
      version,
      description:
        'Sources of truth and what is derived from them, in Kafka. Values are Avro in the Confluent wire format: a zero byte, the id of the schema in the registry (4 bytes, big-endian), the value. Schemas grow by fields that may be null. What cannot be folded is parked with its reason: GET /v1/equipment/{id}/diagnostics.',
    },
    defaultContentType: 'avro/binary',
    servers: {
      kafka: {
        host: '{bootstrap}',
        protocol: 'kafka',
        description: 'The brokers; locally as `npm start` prints them.',
        variables: { bootstrap: { default: 'localhost:9092', description: 'KAFKA_BROKERS.' } },
        bindings: {
          kafka: {
            schemaRegistryUrl: 'http://localhost:8081',
            schemaRegistryVendor: 'confluent',
            bindingVersion: KAFKA,
          },
        },
      },
    },
    channels: by(channelOf),
    operations: by((name) => ({
      action: FROM_OUTSIDE.has(topics[name].name) ? 'receive' : 'send',
      channel: { $ref: `#/channels/${name}` },
      summary: topics[name].comment,
    })),
    components: { messages: by(messageOf) },
  };
}

function channelOf(name: Name) {
  const { name: address, role, comment, keeps, partitions } = topics[name];
  const cleanup = keeps === 'latest' ? 'compact' : 'delete';
  return {
    address: role === 'source' ? address : `${address}.{lineage}`,
    description: comment,
    ...(role === 'derived' && {
      parameters: {
        lineage: {
          description: 'The build that writes it: GET /v1/views tells the promoted one, such as workouts-v3-544b632d.',
        },
      },
    }),
    messages: { [name]: { $ref: `#/components/messages/${name}` } },
    bindings: {
      kafka: {
        ...(partitions === 'one' && { partitions: 1 }),
        topicConfiguration: { 'cleanup.policy': [cleanup], ...(cleanup === 'delete' && { 'retention.ms': -1 }) },
        bindingVersion: KAFKA,
      },
    },
  };
}

function messageOf(name: Name) {
  const { name: topic, role, comment, schema } = topics[name];
  return {
    name: schema.fullName,
    title: schema.fullName.replace(/^.*\./, ''),
    summary: comment,
    contentType: 'avro/binary',
    payload: { schemaFormat: 'application/vnd.apache.avro;version=1.9.0', schema: JSON.parse(schema.json) as object },
    ...(role === 'derived' && {
      description:
        'The whole present value of one entity; a record without a value takes the entity back. Headers `task`, `incarnation` and `number` tell who wrote it and whether one is missing.',
    }),
    bindings: {
      kafka: {
        key: { type: 'string', description: `${keys[name]}.` },
        schemaIdLocation: 'payload',
        schemaIdPayloadEncoding: 'confluent',
        schemaLookupStrategy: `${topic}-value`,
        bindingVersion: KAFKA,
      },
    },
  };
}
