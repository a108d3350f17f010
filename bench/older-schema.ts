/** Telemetry one schema version behind: without the field that was added last. */
import avsc from 'avsc';
import { Schemas } from '../engine/registry.js';
import { telemetry } from '../schemas/topics.js';

interface Avro {
  fields: { name: string; type: unknown }[];
}

/** Registers telemetry as it would have been before `resistanceDeci`, and gives an encoder for it. */
export async function olderTelemetry(registryUrl: string): Promise<(value: object) => Buffer> {
  const schema = JSON.parse(telemetry.schema.json) as Avro;
  const reading = schema.fields.find(({ name }) => name === 'reading')?.type as [string, Avro];
  reading[1].fields = reading[1].fields.filter(({ name }) => name !== 'resistanceDeci');
  const older = { ...telemetry, schema: { ...telemetry.schema, json: JSON.stringify(schema) } };
  const id = await new Schemas(registryUrl).register(older);
  const type = avsc.Type.forSchema(schema as never);
  return (value) => {
    const body = type.toBuffer(value);
    const bytes = Buffer.alloc(5 + body.length);
    bytes.writeInt32BE(id, 1);
    body.copy(bytes, 5);
    return bytes;
  };
}
