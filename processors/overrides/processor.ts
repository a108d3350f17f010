/** Changes of plans come under the id that the member had as they were written; from here on they are the member's, as it counts. */
import { defineProcessor } from '../../engine/declare.js';
import type { PlanOverride } from '../../schemas/generated/plan-overrides.js';
import { merges, planChanges, planOverrides as topic } from '../../schemas/topics.js';
import { presentId } from '../merges.js';
import { planOverrides } from './views.js';

interface State {
  override: PlanOverride | null;
  withdrawal: PlanOverride | null;
}

export default defineProcessor({
  name: 'overrides',
  version: 2,
  comment: 'What trainers change of plans, and withdraw again, keyed by the member whose plan it is now.',
  keyedBy: 'plan override as it came',
  from: { planOverrides: topic },
  tables: { merges },
  to: { planChanges },
  views: { planOverrides },
  initial: (): State => ({ override: null, withdrawal: null }),
  scope: { planOverrides: ({ overrideId, withdraws }) => withdraws ?? overrideId },
  on: {
    planOverrides(draft, events) {
      // Of two contents of one record the first stands, and so does the first that withdraws it.
      for (const { receivedAt: _, ...record } of events)
        if (record.withdraws === null) draft.override ??= record;
        else draft.withdrawal ??= record;
    },
  },
  show({ override, withdrawal }, { key: writtenFor, tables }) {
    if (!override) return [];
    const userId = presentId(writtenFor, tables.merges);
    const { overrideId, programmeId, by, reason, changes, at } = override;
    const told = { overrideId, userId, writtenFor, programmeId, reason };
    const row = planOverrides.row({
      ...{ ...told, changes: JSON.parse(changes) as object, writtenBy: by, writtenAt: at },
      withdrawnBy: withdrawal?.by ?? null,
      withdrawnAt: withdrawal?.at ?? null,
      withdrawnBecause: withdrawal?.reason ?? null,
    });
    // What is withdrawn changes no plan, those of weeks that are over included.
    return withdrawal ? [row] : [row, planChanges.of({ ...told, by, changes, at })];
  },
});
