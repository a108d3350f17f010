/** From a row of a view back to the facts: the scope that shows it, its records, and for derived ones the scopes that told them. */
import { inSnapshot, type Observer, taskRecords } from '../observer.js';
import { type Condition, type OwnedView, type PhysicalRow, rowsOf } from './row.js';
import { type Scope, scopesOfRow } from './scopes.js';
import type { Step } from './step.js';
import { type ExplainOptions, Trail } from './trail.js';

/** A row, and the places in the list of steps of the scopes that show it. */
export interface ExplainedRow extends PhysicalRow {
  readonly steps: readonly number[];
}

export interface Explanation {
  readonly rows: readonly ExplainedRow[];
  readonly steps: readonly Step[];
}

/** Explains the rows that meet the conditions, `most` at most; none when there are none. */
export async function explain(
  observer: Observer,
  owned: OwnedView,
  conditions: readonly Condition[],
  options: ExplainOptions,
): Promise<Explanation> {
  const { lineage, view } = owned;
  const { found, tasks } = await inSnapshot(observer.database, async (sql) => {
    const found: { row: PhysicalRow; scopes: Scope[] }[] = [];
    for (const row of await rowsOf(sql, owned, conditions, options.most))
      found.push({ row, scopes: await scopesOfRow(sql, lineage.name, view, row) });
    const names = observer.topology.lineages.map(({ name }) => name);
    return { found, tasks: await taskRecords(sql, names) };
  });
  const trail = new Trail(observer, tasks, options);
  const rows = found.map(({ row, scopes }) => ({ ...row, steps: trail.plan(lineage, scopes) }));
  await trail.follow();
  return { rows, steps: trail.steps };
}
