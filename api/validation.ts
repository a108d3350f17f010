/** How requests are judged against their schemas: nothing unknown passes, nothing is guessed, every field that is wrong is named. */
import type {
  FastifyInstance,
  FastifyRequest,
  FastifySchemaCompiler,
  FastifySchemaValidationError,
  RouteOptions,
} from 'fastify';
import { type Static, type TSchema, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import Format from 'typebox/format';
import { Value } from 'typebox/value';
import { type FieldError, Problem } from './problem.js';

const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/i;
const EARLIEST_MS = 0;

/** RFC 3339 with an offset, a day that exists, from 1970 on. */
const isDateTime = (text: string) =>
  RFC3339.test(text) && Format.IsDate(text.slice(0, 10)) && Date.parse(text) >= EARLIEST_MS;

/** An IANA name (`Asia/Singapore`), not an offset. */
function isTimeZone(text: string): boolean {
  try {
    return /^[A-Za-z]/.test(text) && Boolean(new Intl.DateTimeFormat('en', { timeZone: text }));
  } catch {
    return false;
  }
}

Format.Set('date-time', isDateTime);
Format.Set('time-zone', isTimeZone);

/** As JSON writes one, as long as the greatest that a number holds exactly: 9007199254740991. */
const INTEGER = /^(0|-?[1-9]\d{0,15})$/;

/** Numbers and booleans of a query or path come as text: exactly their JSON spelling is taken, no other. */
function fromText(schema: TSchema, values: unknown): unknown {
  const properties = ('properties' in schema ? schema.properties : {}) as Record<string, { type?: string }>;
  return Object.fromEntries(
    Object.entries(values as Record<string, unknown>).map(([name, value]) => {
      const type = properties[name]?.type;
      if (type === 'integer' && typeof value === 'string' && INTEGER.test(value)) return [name, Number(value)];
      if (type === 'boolean' && (value === 'true' || value === 'false')) return [name, value === 'true'];
      return [name, value];
    }),
  );
}

/** Compiles a route's schema for Fastify. */
export const validatorCompiler: FastifySchemaCompiler<TSchema> = ({ schema, httpPart }) => {
  const compiled = Compile(schema);
  const isText = httpPart === 'querystring' || httpPart === 'params';
  return (input: unknown) => {
    const value = Value.Default(schema, isText ? fromText(schema, input) : input);
    if (compiled.Check(value)) return { value };
    return { error: compiled.Errors(value) as unknown as FastifySchemaValidationError[] };
  };
};

/** What a schema makes of a value from elsewhere than a request: the value with its defaults, or all that is wrong with it, below `root`. */
export function shaped<S extends TSchema>(
  schema: S,
  root: string,
  given: unknown,
): { readonly value: Static<S> } | { readonly errors: readonly FieldError[] } {
  const compiled = Compile(schema);
  const value = Value.Default(schema, given);
  const odd = unstorable(root, value);
  if (odd) return { errors: [{ path: odd, message: 'has a NUL or half of a surrogate pair' }] };
  if (compiled.Check(value)) return { value: value as Static<S> };
  const found = compiled.Errors(value) as unknown as FastifySchemaValidationError[];
  return { errors: found.flatMap((error) => fieldErrors(root, error)) };
}

const NoQuery = Type.Object({}, { additionalProperties: false });

/** A route that declares no query takes none. */
export function refuseUndeclaredQueries(app: FastifyInstance): void {
  app.addHook('onRoute', (route: RouteOptions) => {
    route.schema = { querystring: NoQuery, ...route.schema };
  });
}

const parts: Record<string, string> = { body: 'body', querystring: 'query', params: 'path', headers: 'headers' };
const MAX_ERRORS = 20;

/** The 400 for what a compiled schema found in one part of the request. */
export function validationProblem(part: string, found: readonly FastifySchemaValidationError[]): Problem {
  const errors = found.flatMap((error) => fieldErrors(`/${parts[part] ?? part}`, error)).slice(0, MAX_ERRORS);
  const detail = errors.map(({ path, message }) => `${path} ${message}`).join('; ');
  return new Problem('invalid-request', `${detail}.`, { errors });
}

/** Unknown and missing fields are told at their own path, so that an app can mark the input. */
function fieldErrors(
  root: string,
  { keyword, instancePath, params, message }: FastifySchemaValidationError,
): FieldError[] {
  const at = (names: unknown, text: string) =>
    (names as string[]).map((name) => ({ path: `${root}${instancePath}/${name}`, message: text }));
  if (keyword === 'boolean') return [];
  if (keyword === 'additionalProperties') return at(params.additionalProperties, 'is not known here');
  if (keyword === 'required') return at(params.requiredProperties, 'is required');
  const path = `${root}${instancePath}`;
  if (keyword === 'enum')
    return [{ path, message: `must be one of ${(params.allowedValues as unknown[]).map(String).join(', ')}` }];
  if (keyword === 'format') return [{ path, message: `is not a valid ${String(params.format)}` }];
  return [{ path, message: message ?? 'is not valid' }];
}

/** U+0000, which neither Postgres nor our topics hold, and halves of surrogate pairs. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for
const UNSTORABLE = /\u0000|\p{Surrogate}/u;

/** Refuses text that cannot be stored, wherever it stands in the request. */
export async function refuseUnstorableText({ body, query, params }: FastifyRequest): Promise<void> {
  for (const [root, part] of Object.entries({ body, query, path: params })) {
    const path = unstorable(`/${root}`, part);
    if (path)
      throw new Problem('invalid-request', `${path} has a character that is not allowed.`, {
        errors: [{ path, message: 'has a NUL or half of a surrogate pair' }],
      });
  }
}

function unstorable(path: string, value: unknown): string | null {
  if (typeof value === 'string') return UNSTORABLE.test(value) ? path : null;
  if (typeof value !== 'object' || value === null) return null;
  for (const [name, item] of Object.entries(value)) {
    if (UNSTORABLE.test(name)) return path;
    const found = unstorable(`${path}/${name}`, item);
    if (found) return found;
  }
  return null;
}
