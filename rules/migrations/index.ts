/** From each version of the grammar to the next: a file here, and a line in the list, when a rule would no longer be read as it was meant. */
import type { Fault } from '../node.js';
import { SCHEMA_VERSION } from '../rule.js';

/** Makes a rule of one version one of the next, which means the same. */
export interface Migration {
  /** The version it begins with. */
  readonly from: number;
  readonly migrate: (root: unknown) => unknown;
}

/** None yet: the grammar is at its first version. */
const migrations: readonly Migration[] = [];

/** What is stored, in the grammar of today, or why it cannot be read. What is no rule at all is left to `check`. */
export function migrate(
  stored: unknown,
  { known = migrations, today = SCHEMA_VERSION }: { known?: readonly Migration[]; today?: number } = {},
): { readonly rule: unknown } | { readonly faults: readonly Fault[] } {
  if (typeof stored !== 'object' || stored === null || !('schema' in stored)) return { rule: stored };
  const { schema, ...rest } = stored;
  if (typeof schema !== 'number') return { rule: stored };
  if (schema > today) {
    const message = `is version ${schema} of the grammar, and version ${today} is the newest known here: update Repstream, or write the rule anew`;
    return { faults: [{ path: '/schema', message }] };
  }
  let root = 'root' in rest ? rest.root : undefined;
  for (let version = schema; version < today; version += 1) {
    const step = known.find(({ from }) => from === version);
    if (!step) return { rule: stored };
    root = step.migrate(root);
  }
  return { rule: { ...rest, schema: today, root } };
}
