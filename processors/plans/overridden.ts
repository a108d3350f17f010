/** A plan with what trainers changed of it: after every recommendation again. */
import { applyOverride, type Conflict } from '../../rules/programme/override.js';
import { type Change, faultsOfChanges } from '../../rules/programme/patch.js';
import type { Plan } from '../../rules/programme/plan.js';
import type { PlanChange } from '../../schemas/generated/plan-changes.js';

/** What a trainer wrote. */
export type Written = Pick<PlanChange, 'overrideId' | 'by' | 'reason' | 'at' | 'changes'>;

/** In the order in which they were written. */
export function overridden(
  recommended: Plan,
  changes: readonly Written[],
): { readonly plan: Plan; readonly conflicts: readonly Conflict[] } {
  let plan = recommended;
  const conflicts: Conflict[] = [];
  for (const { overrideId: id, by: author, reason, at, changes: text } of changes.toSorted(inOrder)) {
    const given = JSON.parse(text) as unknown;
    // The API writes no such, but whoever writes to the topic may.
    const faults = faultsOfChanges(given);
    if (faults.length > 0) {
      conflicts.push(...faults.map(({ path, message }) => ({ overrideId: id, author, path, message })));
      continue;
    }
    const applied = applyOverride(plan, { id, author, reason, at, changes: given as Change[] });
    conflicts.push(...applied.conflicts);
    plan = applied.plan;
  }
  return { plan, conflicts };
}

const inOrder = (one: Written, other: Written) => one.at - other.at || (one.overrideId < other.overrideId ? -1 : 1);
