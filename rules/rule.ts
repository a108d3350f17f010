/** A rule as it is stored: a tree of nodes with the version of the grammar that it is written in. */
import { type TSchema, Type } from 'typebox';
import type { Node } from './node.js';
import { nodeKinds } from './nodes/index.js';

/** The grammar of today. */
export const SCHEMA_VERSION = 1;

/** A rule. */
export interface Rule {
  readonly schema: number;
  readonly root: Node;
}

/** Deeper or larger trees are refused: nobody can read them. */
export const DEEPEST = 12;
export const LARGEST = 500;
/** The fields of a kind, with its name, and nothing else. */
const schemaOf = (kind: string, fields: TSchema & { properties: Record<string, TSchema> }) =>
  Type.Object({ kind: Type.Literal(kind), ...fields.properties }, { additionalProperties: false });

/** By kind. */
export const nodeSchemas: ReadonlyMap<string, TSchema> = new Map(
  nodeKinds.map(({ kind, fields }) => [kind, schemaOf(kind, fields as never)]),
);

/** The JSON Schema of rules, for editors and other languages; what it cannot say, `check` does. */
export function ruleSchema(): object {
  const nodes = nodeKinds.map(({ kind, comment }) => [
    kind,
    { ...(withReferences(nodeSchemas.get(kind)) as object), description: comment },
  ]);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Rule',
    description: 'What members have to do, as a tree.',
    type: 'object',
    required: ['schema', 'root'],
    additionalProperties: false,
    properties: { schema: { const: SCHEMA_VERSION }, root: { $ref: '#/$defs/node' } },
    $defs: {
      node: { oneOf: nodeKinds.map(({ kind }) => ({ $ref: `#/$defs/${kind}` })) },
      ...Object.fromEntries(nodes),
    },
  };
}

/** Where a child goes, any node may stand. */
function withReferences(schema: unknown): unknown {
  if (typeof schema !== 'object' || schema === null) return schema;
  if ('x-node' in schema) return { $ref: '#/$defs/node' };
  if (Array.isArray(schema)) return schema.map(withReferences);
  return Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, withReferences(value)]));
}
