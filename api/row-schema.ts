/** The JSON Schema of an answer, made from the declaration of the view that it comes from. */
import { type TSchema, Type } from 'typebox';
import { type Column, columnsOf, type View } from '../engine/declare.js';

/** A row as JSON: camelCase names, times in ISO 8601. */
export type JsonRow = Readonly<Record<string, unknown>>;

const ofKind: Readonly<Record<Column['kind'], TSchema>> = {
  text: Type.String(),
  uuid: Type.String({ format: 'uuid' }),
  boolean: Type.Boolean(),
  integer: Type.Integer(),
  bigint: Type.Integer(),
  float: Type.Number(),
  timestamp: Type.String({ format: 'date-time' }),
  date: Type.String({ format: 'date' }),
  texts: Type.Array(Type.String()),
  uuids: Type.Array(Type.String({ format: 'uuid' })),
  integers: Type.Array(Type.Integer()),
  json: Type.Unsafe({}),
};

const cell = ({ kind, nullable, comment }: Column): TSchema => {
  const schema = ofKind[kind] as TSchema & { type?: string };
  return Type.Unsafe({
    ...schema,
    ...(nullable && schema.type && { type: [schema.type, 'null'] }),
    description: comment,
  });
};

/** The schema of a row of this view, with `more` properties beside its columns, and what one looks like. */
export const rowOf = (
  view: Pick<View, 'comment' | 'columns'>,
  more: Readonly<Record<string, TSchema>> = {},
  example?: JsonRow,
) =>
  Type.Unsafe<JsonRow>(
    Type.Object(
      { ...Object.fromEntries(columnsOf(view).map(([name, column]) => [name, cell(column)])), ...more },
      { description: view.comment, ...(example && { examples: [example] }) },
    ),
  );

/** A page of such rows. */
export const pageOf = (row: TSchema) =>
  Type.Object({
    items: Type.Array(row),
    next: Type.Unsafe<string | null>({
      type: ['string', 'null'],
      description: 'Send as cursor for what follows; null: that was all.',
    }),
  });
