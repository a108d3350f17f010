/** What is wrong with the shape of a value, each thing at its own place. */
import type { TSchema } from 'typebox';
import { Value } from 'typebox/value';
import type { Fault } from './node.js';
import { patternWords } from './patterns.js';

/** The parts of a found error that tell its place and what was asked for. */
interface Found {
  readonly keyword: string;
  readonly instancePath: string;
  readonly params: {
    readonly additionalProperties?: readonly string[];
    readonly requiredProperties?: readonly string[];
    readonly limit?: number;
    readonly multipleOf?: number;
    readonly pattern?: string;
    readonly type?: string | readonly string[];
    readonly allowedValues?: readonly unknown[];
    readonly allowedValue?: unknown;
  };
  readonly message: string;
}

/** The faults; none: it has the shape. */
export function shapeFaults(schema: TSchema, given: unknown): Fault[] {
  if (Value.Check(schema, given)) return [];
  const faults = (Value.Errors(schema, given) as unknown as Found[]).flatMap(faultsOf);
  // What is empty is too short, and has nothing written in it either: one thing to put right.
  const told = new Map(faults.map((fault) => [`${fault.path} ${fault.message}`, fault]));
  return [...told.values()];
}

function faultsOf(found: Found): Fault[] {
  const { keyword, instancePath, params } = found;
  const at = (names: readonly string[] = [], text: string) =>
    names.map((name) => ({
      path: `${instancePath}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`,
      message: text,
    }));
  if (keyword === 'boolean') return [];
  if (keyword === 'additionalProperties') return at(params.additionalProperties, 'is not known');
  if (keyword === 'required') return at(params.requiredProperties, 'is required');
  return [{ path: instancePath, message: wordsOf(found) }];
}

const types: Readonly<Record<string, string>> = {
  integer: 'a whole number',
  number: 'a number',
  string: 'text',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};

/** For whoever fills in a form, not only for whoever knows JSON Schema. */
function wordsOf({ keyword, params: { limit = 0, ...params }, message }: Found): string {
  const many = (what: string) => `${limit} ${what}${limit === 1 ? '' : 's'}`;
  const texts: Readonly<Record<string, () => string | undefined>> = {
    minimum: () => `must be at least ${limit}`,
    maximum: () => `must be at most ${limit}`,
    exclusiveMinimum: () => `must be more than ${limit}`,
    exclusiveMaximum: () => `must be less than ${limit}`,
    multipleOf: () => `must be a multiple of ${params.multipleOf}`,
    minLength: () => (limit === 1 ? 'must not be empty' : `must have at least ${many('character')}`),
    maxLength: () => `must have at most ${many('character')}`,
    minItems: () => `must have at least ${many('item')}`,
    maxItems: () => `must have at most ${many('item')}`,
    uniqueItems: () => 'must not have the same item twice',
    pattern: () => patternWords(params.pattern ?? ''),
    type: () => (typeof params.type === 'string' && types[params.type] ? `must be ${types[params.type]}` : undefined),
    enum: () => params.allowedValues && `must be one of ${params.allowedValues.join(', ')}`,
    const: () => `must be ${JSON.stringify(params.allowedValue)}`,
  };
  return texts[keyword]?.() ?? message;
}
