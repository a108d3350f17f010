/** Awards are given to the id that earned them; from here on they are the member's, as it counts. */
import { defineProcessor } from '../../engine/declare.js';
import type { Award } from '../../schemas/generated/awards.js';
import { awards, heldAwards, merges } from '../../schemas/topics.js';
import { presentId } from '../merges.js';

interface State {
  award: Award | null;
}

export default defineProcessor({
  name: 'holders',
  version: 1,
  comment: 'What members were given for challenges, keyed by the member whose it is now.',
  keyedBy: 'award as it came',
  from: { awards },
  tables: { merges },
  to: { heldAwards },
  initial: (): State => ({ award: null }),
  scope: { awards: ({ awardId }) => awardId },
  on: {
    awards(draft, [event]) {
      // An issuer that was killed may have appended one twice: the first stands.
      if (draft.award || !event) return;
      const { receivedAt: _, ...award } = event;
      draft.award = award;
    },
  },
  show: ({ award }, { key: awardedTo, tables }) =>
    award ? [heldAwards.of({ ...award, userId: presentId(awardedTo, tables.merges), awardedTo })] : [],
});
