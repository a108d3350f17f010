/** Changes of plans come under the id that the member had as they were written; from here on they are the member's, as it counts. */
import { defineProcessor } from '../../engine/declare.js';
import type { PlanOverride } from '../../schemas/generated/plan-overrides.js';
import { merges, planChanges, planOverrides as topic } from '../../schemas/topics.js';
import { presentId } from '../merges.js';
import { planOverrides } from './views.js';

interface State {
  override: PlanOverride | null;
}

export default defineProcessor({
  name: 'overrides',
  version: 1,
  comment: 'What trainers change of plans, keyed by the member whose plan it is now.',
  keyedBy: 'plan override as it came',
  from: { planOverrides: topic },
  tables: { merges },
  to: { planChanges },
  views: { planOverrides },
  initial: (): State => ({ override: null }),
  scope: { planOverrides: ({ overrideId }) => overrideId },
  on: {
    planOverrides(draft, [event]) {
      // Of two contents of one record the first stands.
      if (draft.override || !event) return;
      const { receivedAt: _, ...override } = event;
      draft.override = override;
    },
  },
  show({ override }, { key: writtenFor, tables }) {
    if (!override) return [];
    const userId = presentId(writtenFor, tables.merges);
    const { overrideId, programmeId, by, reason, changes, at } = override;
    const told = { overrideId, userId, writtenFor, programmeId, reason };
    return [
      planOverrides.row({ ...told, changes: JSON.parse(changes) as object, writtenBy: by, writtenAt: at }),
      planChanges.of({ ...told, by, changes, at }),
    ];
  },
});
