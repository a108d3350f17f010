/** The exercises and gyms that a challenge or programme names, and whether the catalogue has them: a misspelt one would never count. */
import type { Database } from '../database.js';
import type { FieldError } from '../problem.js';

/** Of these kinds, the view that has them and its id. */
const kinds = {
  exercises: { view: 'exercises', id: 'exercise_id', what: 'exercise' },
  gyms: { view: 'gyms', id: 'gym_id', what: 'gym' },
} as const;
type Kind = keyof typeof kinds;

/** A name, and where it stands. */
export interface Named {
  readonly kind: Kind;
  readonly path: string;
  readonly id: string;
}

/** Every exercise and gym named in the conditions of a rule, with its place. */
export function namedIn(value: unknown, path: string): Named[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]): Named[] => {
    const place = `${path}/${name}`;
    if (name !== 'where' || typeof inner !== 'object' || inner === null) return namedIn(inner, place);
    return Object.keys(kinds).flatMap((kind) => listed(kind as Kind, (inner as Record<string, unknown>)[kind], place));
  });
}

/** The names in a list of them. */
export const listed = (kind: Kind, ids: unknown, path: string): Named[] =>
  Array.isArray(ids)
    ? ids.flatMap((id, i) => (typeof id === 'string' ? [{ kind, id, path: `${path}/${kind}/${i}` }] : []))
    : [];

/** Those of a challenge that the catalogue does not have. */
export const unknownNames = (
  db: Database,
  { gyms, rule }: { readonly gyms: readonly string[]; readonly rule: object },
): Promise<FieldError[]> => unknownAmong(db, [...listed('gyms', gyms, '/body'), ...namedIn(rule, '/body/rule')]);

/** Of names, those that the catalogue does not have. */
export async function unknownAmong(db: Database, named: readonly Named[]): Promise<FieldError[]> {
  const unknown = await Promise.all(
    Object.entries(kinds).map(async ([kind, { view, id, what }]) => {
      const asked = named.filter((one) => one.kind === kind);
      if (asked.length === 0) return [];
      const ids = [...new Set(asked.map((one) => one.id))];
      const known = new Set<string>(await db(view).whereIn(id, ids).pluck(id));
      return asked
        .filter((one) => !known.has(one.id))
        .map(({ path }) => ({ path, message: `there is no such ${what}: GET /v1/${view} lists them` }));
    }),
  );
  return unknown.flat();
}
