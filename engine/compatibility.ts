/** Whether two Avro schemas can read each other's data, and if not, which field is in the way. */

type Avro = string | readonly Avro[] | { readonly [attribute: string]: unknown };
interface Field {
  readonly name: string;
  readonly type: Avro;
  readonly default?: unknown;
}

/**
 * Compares an older and a newer schema in our habits (records, arrays, enums with a default symbol, unions `null | X`): full
 * compatibility, so each must read what the other wrote. Null when they can; else the path and what is wrong there.
 */
export function incompatibility(older: Avro, newer: Avro, path = ''): string | null {
  const [a, b] = [unwrapped(older), unwrapped(newer)];
  const at = path || 'the schema';
  if (kindOf(a) !== kindOf(b)) return `${at} was ${kindOf(a)} and would be ${kindOf(b)}`;
  if (Array.isArray(a) && Array.isArray(b)) return unions(a, b, path);
  if (!isDefinition(a) || !isDefinition(b)) return null; // a name stands for what was compared where it is defined
  if (a.type === 'array') return incompatibility(a.items as Avro, b.items as Avro, `${path}[]`);
  if (a.type === 'enum') return enums(a, b, at);
  if (a.type === 'record') return records(a, b, path);
  return null;
}

const isDefinition = (avro: Avro): avro is { readonly [attribute: string]: unknown } =>
  typeof avro === 'object' && !Array.isArray(avro);

/** `{ type: 'long', logicalType: … }` is a long. */
const unwrapped = (avro: Avro): Avro =>
  isDefinition(avro) && !['record', 'enum', 'array'].includes(String(avro.type)) ? unwrapped(avro.type as Avro) : avro;

const shortName = (name: unknown) => String(name).split('.').at(-1);
const kindOf = (avro: Avro): string => {
  if (Array.isArray(avro)) return 'a union';
  if (!isDefinition(avro)) return shortName(avro) ?? '';
  return avro.type === 'array' ? 'an array' : (shortName(avro.name) ?? '');
};

function unions(a: readonly Avro[], b: readonly Avro[], path: string): string | null {
  const at = path || 'the schema';
  if (a.length !== b.length) return `${at} would have other branches than before`;
  for (const [i, branch] of a.entries()) {
    const other = b[i];
    const broken = other === undefined ? null : incompatibility(branch, other, path);
    if (broken) return broken;
  }
  return null;
}

function enums(
  a: { readonly [attribute: string]: unknown },
  b: { readonly [attribute: string]: unknown },
  at: string,
): string | null {
  const symbols = (of: { readonly [attribute: string]: unknown }) => of.symbols as readonly string[];
  const same = symbols(a).length === symbols(b).length && symbols(a).every((symbol) => symbols(b).includes(symbol));
  if (same || (a.default !== undefined && b.default !== undefined)) return null;
  return `${at} changes its symbols without a default symbol on both sides`;
}

function records(
  a: { readonly [attribute: string]: unknown },
  b: { readonly [attribute: string]: unknown },
  path: string,
): string | null {
  const [before, after] = [a.fields as readonly Field[], b.fields as readonly Field[]];
  const within = (field: Field) => (path ? `${path}.${field.name}` : field.name);
  for (const field of after) {
    const old = before.find(({ name }) => name === field.name);
    if (!old && field.default === undefined) return `the new field ${within(field)} has no default`;
    const broken = old ? incompatibility(old.type, field.type, within(field)) : null;
    if (broken) return broken;
  }
  const lost = before.find((field) => field.default === undefined && !after.some(({ name }) => name === field.name));
  return lost ? `the field ${within(lost)}, which has no default, would be gone` : null;
}
