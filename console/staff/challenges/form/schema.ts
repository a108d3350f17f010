/** A JSON Schema as forms are drawn from it, and what something new of it begins with. */

export interface Schema {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly description?: string;
  /** A node goes here, which is no field. */
  readonly 'x-node'?: true;
}

/** Of words, numbers and the like there is always a field; what is larger is added when it is wanted. */
export const isScalar = ({ type, enum: some, anyOf = [], const: only }: Schema): boolean =>
  only === undefined &&
  (some !== undefined || choicesOf({ anyOf }) !== null || isNumber({ type }) || type === 'string');

export const isNumber = ({ type }: { readonly type?: string | undefined }): boolean =>
  type === 'number' || type === 'integer';

/** The words among which one chooses, or null. */
export function choicesOf({ enum: some, anyOf = [] }: Schema): readonly string[] | null {
  if (some) return some;
  return anyOf.length > 0 && anyOf.every((one) => typeof one.const === 'string')
    ? anyOf.map((one) => String(one.const))
    : null;
}

/** Kinds of what may stand in one place go by the first field that they need. */
export const variantOf = ({ required = [] }: Schema): string => required[0] ?? '';

/** Where the first of a list would not be what people mean. */
const usual: Readonly<Record<string, unknown>> = {
  ...{ days: 28, times: 1.1, from: '06:00', to: '22:00', band: 'good', weekdays: [1, 2, 3, 4, 5] },
};

/** What something new of this schema begins with. */
export function freshOf(schema: Schema, name: string, units: readonly string[] = []): unknown {
  if (name in usual) return usual[name];
  if (schema.const !== undefined) return schema.const;
  if (name === 'unit') return [...units, 'kg'].find((unit) => schema.enum?.includes(unit)) ?? '';
  const [choice] = choicesOf(schema) ?? [];
  if (choice !== undefined) return choice;
  if (schema.anyOf?.[0]) return freshOf(schema.anyOf[0], name, units);
  if (schema.type === 'array') return [];
  if (isNumber(schema)) return Math.max(schema.minimum ?? 0, 1);
  if (schema.type !== 'object') return '';
  const needed = (schema.required ?? []).map((one) => [one, freshOf(schema.properties?.[one] ?? {}, one, units)]);
  return Object.fromEntries(needed);
}
