/** awards: what members were given, and whether it still stands by the present results. */
import { defineProcessor, keep } from '../../engine/declare.js';
import type { HeldAward } from '../../schemas/generated/held-awards.js';
import { challengeResults, challenges, heldAwards, teamResults } from '../../schemas/topics.js';
import { programmeOf } from '../programme-ids.js';
import { type Earned, earnedOf, earnedWith, ofTeams, standingsOf } from './standing.js';
import { awards } from './views.js';

/** Of one challenge. */
interface State {
  /** By entity. */
  held: Record<string, HeldAward>;
  /** By the present result; null: there is none. */
  earned: Earned | null;
  /** By the present results of the teams that they are or were in, by entity. */
  withTeams: Record<string, Earned>;
}

/** The challenge of an award, and of a result; of that of a team too. */
const challengeOf = (entity: string): string => (JSON.parse(entity) as [id: string, challengeId: string])[1];

export default defineProcessor({
  name: 'awards',
  version: 2,
  comment: 'What members were given for challenges, and whether it still stands.',
  keyedBy: 'user',
  from: {
    heldAwards,
    results: keep(challengeResults, { project: earnedOf }),
    teamResults: keep(teamResults, { project: earnedWith }),
  },
  tables: { challenges },
  views: { awards },
  initial: (): State => ({ held: {}, earned: null, withTeams: {} }),
  scope: { heldAwards: ({ entity }) => challengeOf(entity) },
  on: {
    heldAwards(draft, events) {
      for (const { entity, value } of events) {
        if (value === null) delete draft.held[entity];
        else draft.held[entity] = value;
      }
    },
    results(_, changes, { states }) {
      const drafts = states(changes.map(({ entity }) => challengeOf(entity)));
      for (const [i, { now }] of changes.entries()) {
        const draft = drafts[i];
        if (draft) draft.earned = now;
      }
    },
    teamResults(_, changes, { states }) {
      const drafts = states(changes.map(({ entity }) => challengeOf(entity)));
      for (const [i, { entity, now }] of changes.entries()) {
        const draft = drafts[i];
        if (draft && now) draft.withTeams[entity] = now;
        else if (draft) delete draft.withTeams[entity];
      }
    },
  },
  show: ({ held, earned, withTeams }, { tables }) => {
    // Those for a programme stay, as those for a challenge do unless it says otherwise.
    const keepsAwards = ({ challengeId, version }: HeldAward) =>
      programmeOf(challengeId) === null
        ? (tables.challenges.get(`${challengeId}/${version}`, Number.MIN_SAFE_INTEGER)?.keepsAwards ?? null)
        : true;
    return standingsOf(Object.values(held), earned ?? ofTeams(Object.values(withTeams)), keepsAwards).map(
      ({ award, ...standing }) => awards.row({ ...award, kind: award.kind.toLowerCase(), ...standing }),
    );
  },
});
