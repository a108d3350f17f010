/** Pieces of schema that several routes share. */
import { type Static, type TSchema, type TUnsafe, Type } from 'typebox';
import type { Topic } from '../engine/declare.js';

const ID = { minLength: 1, maxLength: 128 };

export const Id = Type.String(ID);
export const Uuid = Type.String({ format: 'uuid' });
export const IdInPath = Type.Object({ id: Id }, { additionalProperties: false });
export const UuidInPath = Type.Object({ id: Uuid }, { additionalProperties: false });
export const Timestamp = Type.String({ format: 'date-time', description: 'RFC 3339 with an offset, from 1970 on.' });
export const NullableId = Type.Unsafe<string | null>({ type: ['string', 'null'], ...ID });

/** An integer from `least` to `most` that may be null: nothing is known. */
export const nullableInteger = (least: number, most: number, description: string) =>
  Type.Unsafe<number | null>({ type: ['integer', 'null'], minimum: least, maximum: most, description });

/** The same schema, but clients may leave it out, and then it is `value`: so a handler always finds it. */
export const withDefault = <S extends TSchema>(schema: S, value: Static<S>) =>
  Type.Optional(Type.Unsafe<Static<S>>({ ...schema, default: value })) as TUnsafe<Static<S>>;

export const cursorQuery = {
  cursor: Type.Optional(Type.String({ maxLength: 512, description: '`next` of the page before.' })),
  limit: withDefault(Type.Integer({ minimum: 1, maximum: 200 }), 50),
};

/** The largest number an Avro int holds. */
export const MAX_INT = 2_147_483_647;

/** Symbols of the enum at a field of a topic's schema, without UNKNOWN, which is for readers only. */
export function symbolsOf<Symbol extends string>(
  topic: Pick<Topic, 'name' | 'schema'>,
  field: string,
): Exclude<Symbol, 'UNKNOWN'>[] {
  const { fields } = JSON.parse(topic.schema.json) as { fields: { name: string; type: unknown }[] };
  const types = [fields.find(({ name }) => name === field)?.type].flat() as { symbols?: Symbol[] }[];
  const symbols = types.find((type) => type?.symbols)?.symbols;
  if (!symbols) throw new Error(`${topic.name} has no enum ${field}`);
  return symbols.filter((symbol): symbol is Exclude<Symbol, 'UNKNOWN'> => symbol !== 'UNKNOWN');
}

/** The answer of a write: what was written stands in the log at Repstream-Position, views follow. */
export const Accepted = Type.Object(
  { id: Type.String({ description: 'Of what was written.' }) },
  { description: 'Written to the log; the views follow. The header Repstream-Position tells where it stands.' },
);
export const Key = Type.Object({
  'idempotency-key': Type.Optional(
    Type.String({ minLength: 1, maxLength: 255, description: 'A repeat with it writes the same fact.' }),
  ),
});
export const IfMatch = Type.Object({
  'if-match': Type.Optional(Type.String({ maxLength: 1024, description: 'ETag of the record as it was read.' })),
});
