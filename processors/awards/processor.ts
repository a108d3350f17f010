/** awards: what members were given, and whether it still stands by the present results. */
import { defineProcessor, keep } from '../../engine/declare.js';
import type { Award } from '../../schemas/generated/awards.js';
import { awards as awardsTopic, challengeResults, challenges } from '../../schemas/topics.js';
import { type Earned, earnedOf, standingOf } from './standing.js';
import { awards } from './views.js';

/** Of one challenge. */
interface State {
  awards: Award[];
  /** By the present result; null: there is none. */
  earned: Earned | null;
}

/** The result of a member in a challenge is one entity. */
const challengeOf = (entity: string): string => (JSON.parse(entity) as [userId: string, challengeId: string])[1];

export default defineProcessor({
  name: 'awards',
  version: 1,
  comment: 'What members were given for challenges, and whether it still stands.',
  keyedBy: 'user',
  from: { awards: awardsTopic, results: keep(challengeResults, { project: earnedOf }) },
  tables: { challenges },
  views: { awards },
  initial: (): State => ({ awards: [], earned: null }),
  scope: { awards: ({ challengeId }) => challengeId },
  on: {
    awards(draft, events) {
      // An issuer that was killed may have appended one twice: the first stands.
      for (const { receivedAt: _, ...award } of events)
        if (!draft.awards.some(({ awardId }) => awardId === award.awardId)) draft.awards.push(award);
    },
    results(_, changes, { states }) {
      const drafts = states(changes.map(({ entity }) => challengeOf(entity)));
      for (const [i, { now }] of changes.entries()) {
        const draft = drafts[i];
        if (draft) draft.earned = now;
      }
    },
  },
  show: ({ awards: given, earned }, { tables }) =>
    given.map((award) => {
      const challenge = tables.challenges.get(`${award.challengeId}/${award.version}`, Number.MIN_SAFE_INTEGER);
      return awards.row({
        ...award,
        kind: award.kind.toLowerCase(),
        ...standingOf(award, earned, challenge?.keepsAwards ?? null),
      });
    }),
});
