/** Small topics and processors, so that the engine is shown without gyms. */
import type { AvroSchema } from '../../../engine/topic.js';

/** An Avro record of these fields; a type in a list is a union. */
export const recordOf = <Value>(name: string, fields: Readonly<Record<string, unknown>>): AvroSchema<Value> => ({
  fullName: `toy.${name}`,
  json: JSON.stringify({
    type: 'record',
    name,
    namespace: 'toy',
    fields: Object.entries(fields).map(([field, type]) => ({
      name: field,
      type,
      ...(Array.isArray(type) && type[0] === 'null' ? { default: null } : {}),
    })),
  }),
});

/** A number of a key: what most toy topics carry. */
export interface Count {
  readonly owner: string;
  readonly id: string;
  readonly at: number;
  readonly amount: number;
}

export const countSchema = recordOf<Count>('Count', { owner: 'string', id: 'string', at: 'long', amount: 'long' });

export const countKeys = {
  comment: 'Amounts by owner.',
  schema: countSchema,
  key: (count: Count) => count.owner,
  entity: (count: Count) => count.id,
  at: (count: Count) => count.at,
};
