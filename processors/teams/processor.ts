/** teams: how teams and gyms stand by what their members give, as sums: no member's workout costs a look at the others. */
import { defineProcessor, keep } from '../../engine/declare.js';
import { addShares, noSums, type TeamSums } from '../../rules/team.js';
import { challenges, contributions, teams } from '../../schemas/topics.js';
import { ruleOf } from '../challenge-rules.js';
import { challengeRanking } from './ranking.js';
import { standingOf } from './shown.js';
import { teamProgress } from './views.js';

/** Of a team in a version of a challenge: that is the key. */
interface State {
  readonly of: { challengeId: string; version: number; teamId: string };
  readonly team: TeamSums;
}

const EVER = Number.MIN_SAFE_INTEGER;
const FOREVER = Number.MAX_SAFE_INTEGER;

export default defineProcessor({
  name: 'teams',
  version: 1,
  comment: 'How teams, and gyms against gyms, stand in challenges by what their members give.',
  keyedBy: 'team',
  from: { contributions: keep(contributions) },
  tables: { challenges, teams },
  views: { teamProgress },
  sqlViews: { challengeRanking },
  initial: (): State => ({ of: { challengeId: '', version: 0, teamId: '' }, team: noSums() }),
  on: {
    contributions({ of, team }, changes) {
      for (const { former, now } of changes) {
        if (former) addShares(team, former.parts, -1);
        if (!now) continue;
        addShares(team, now.parts);
        of.challengeId = now.challengeId;
        of.version = now.version;
        of.teamId = now.teamId;
      }
    },
  },
  show({ of, team }, { tables, kept, tick, wake }) {
    if (team.members === 0) return [];
    // Of two contents of one version the first stands.
    const challenge = tables.challenges.get(`${of.challengeId}/${of.version}`, EVER);
    const rule = challenge && ruleOf(challenge);
    // What is disbanded after the challenge is over has taken part.
    if (!rule || tables.teams.get(of.teamId, challenge.to)?.disbanded) return [];
    const { standing, changesAt } = standingOf(rule, challenge, team, tick);
    if (changesAt !== null) wake(changesAt);
    const evidenceUntil = kept.contributions.latest(FOREVER)?.evidenceUntil ?? null;
    return [teamProgress.row({ ...of, ...standing, evidenceUntil })];
  },
});
