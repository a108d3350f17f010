/** What is wrong with the shape of a value, each thing at its own place. */
import type { TSchema } from 'typebox';
import { Value } from 'typebox/value';
import type { Fault } from '../node.js';

/** The parts of a found error that tell its place. */
interface Found {
  readonly keyword: string;
  readonly instancePath: string;
  readonly params: {
    readonly additionalProperties?: readonly string[];
    readonly requiredProperties?: readonly string[];
  };
  readonly message: string;
}

/** The faults; none: it has the shape. */
export const shapeFaults = (schema: TSchema, given: unknown): Fault[] =>
  Value.Check(schema, given) ? [] : (Value.Errors(schema, given) as unknown as Found[]).flatMap(faultsOf);

function faultsOf({ keyword, instancePath, params, message }: Found): Fault[] {
  const at = (names: readonly string[] = [], text: string) =>
    names.map((name) => ({
      path: `${instancePath}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`,
      message: text,
    }));
  if (keyword === 'boolean') return [];
  if (keyword === 'additionalProperties') return at(params.additionalProperties, 'is not known');
  if (keyword === 'required') return at(params.requiredProperties, 'is required');
  return [{ path: instancePath, message }];
}
