/** Events of topics as JSON: their Avro schema is the JSON Schema, and says which numbers are times. */
import { type TSchema, Type } from 'typebox';
import type { Topic } from '../../engine/declare.js';

/** A value's schema, and the value as JSON holds it. */
export interface Shape {
  readonly schema: TSchema;
  json(value: never): unknown;
}

type Avro =
  | string
  | readonly Avro[]
  | {
      readonly type: Avro;
      readonly logicalType?: string;
      readonly items?: Avro;
      readonly symbols?: readonly string[];
      readonly doc?: string;
      readonly fields?: readonly { readonly name: string; readonly type: Avro; readonly doc?: string }[];
    };

const same = (value: unknown) => value;
const PLAIN: Readonly<Record<string, TSchema>> = {
  string: Type.String(),
  int: Type.Integer(),
  long: Type.Integer(),
  double: Type.Number(),
  boolean: Type.Boolean(),
};

/** The shape of a topic's values. */
export const shapeOf = (topic: Pick<Topic, 'schema'>): Shape => shape(JSON.parse(topic.schema.json) as Avro);

/** The shape of a record in a field of a topic's values, where there is one. */
export function shapeOfField(topic: Pick<Topic, 'schema'>, name: string, leave: readonly string[] = []): Shape {
  const { fields } = JSON.parse(topic.schema.json) as { fields: { name: string; type: Avro }[] };
  const type = [fields.find((field) => field.name === name)?.type ?? 'null'].flat().find((one) => one !== 'null');
  return shape(type as Avro, leave);
}

function shape(avro: Avro, leave: readonly string[] = []): Shape {
  if (Array.isArray(avro)) return nullable(shape(avro.find((branch) => branch !== 'null')));
  if (typeof avro === 'string') {
    const schema = PLAIN[avro];
    if (!schema) throw new Error(`${avro} has no JSON`);
    return { schema, json: same };
  }
  const { type, logicalType, items, symbols, fields, doc } = avro as Exclude<Avro, string | readonly Avro[]>;
  if (type === 'record') return record(fields ?? [], doc, leave);
  if (type === 'array') return list(shape(items ?? 'string'));
  if (type === 'enum') return { schema: Type.Enum([...(symbols ?? [])]), json: same };
  if (logicalType === 'timestamp-millis')
    return { schema: Type.String({ format: 'date-time' }), json: (ms: number) => new Date(ms).toISOString() };
  if (logicalType === 'uuid') return { schema: Type.String({ format: 'uuid' }), json: same };
  return shape(type);
}

function nullable({ schema, json }: Shape): Shape {
  const { type } = schema as { type?: string };
  return {
    schema:
      typeof type === 'string' && type !== 'object'
        ? Type.Unsafe({ ...schema, type: [type, 'null'] })
        : Type.Union([schema, Type.Null()]),
    json: (value) => (value === null ? null : json(value)),
  };
}

function list({ schema, json }: Shape): Shape {
  return { schema: Type.Array(schema), json: (values: never[]) => values.map(json) };
}

function record(
  declared: readonly { readonly name: string; readonly type: Avro; readonly doc?: string }[],
  description: string | undefined,
  leave: readonly string[],
): Shape {
  const fields = declared
    .filter(({ name }) => !leave.includes(name))
    .map(({ name, type, doc }) => ({ name, doc, ...shape(type) }));
  return {
    schema: Type.Object(
      Object.fromEntries(fields.map(({ name, schema, doc }) => [name, Type.Unsafe({ ...schema, description: doc })])),
      { ...(description && { description }) },
    ),
    json: (value: Readonly<Record<string, never>>) =>
      Object.fromEntries(fields.map(({ name, json }) => [name, json(value[name] as never)])),
  };
}
