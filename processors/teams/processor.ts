/** teams: how teams and gyms stand by what their members give, as sums: no member's workout costs a look at the others. */
import { defineProcessor, keep, shared } from '../../engine/declare.js';
import { challenges, contributions, teamResults, teams } from '../../schemas/topics.js';
import { ruleOf } from '../challenge-rules.js';
import {
  addGift,
  type Finish,
  judgedOf,
  type Member,
  memberOf,
  memberScope,
  nothingYet,
  resultOf,
  type Sums,
} from './members.js';
import { challengeRanking } from './ranking.js';
import { standingOf } from './shown.js';
import { teamProgress } from './views.js';

/** Of a team in a version of a challenge: that is the key. One of these, by what the scope is of. */
interface State {
  team: { challengeId: string; version: number; teamId: string; sums: Sums } | null;
  member: Member | null;
}

const finish = shared<Finish>();

const isSame = (one: Member | null, other: Member | null) => JSON.stringify(one) === JSON.stringify(other);

const EVER = Number.MIN_SAFE_INTEGER;
const FOREVER = Number.MAX_SAFE_INTEGER;

export default defineProcessor({
  name: 'teams',
  version: 2,
  comment:
    'How teams, and gyms against gyms, stand in challenges by what their members give, and what they did together while each was in it.',
  keyedBy: 'team',
  from: { contributions: keep(contributions) },
  tables: { challenges, teams },
  to: { teamResults },
  views: { teamProgress },
  sqlViews: { challengeRanking },
  shares: finish,
  initial: (): State => ({ team: null, member: null }),
  on: {
    contributions(draft, changes, { states }) {
      const [any] = changes.flatMap(({ former, now }) => now ?? former ?? []);
      if (!any) return;
      const { challengeId, version, teamId } = any;
      draft.team ??= { challengeId, version, teamId, sums: nothingYet() };
      for (const { former, now } of changes) {
        if (former) addGift(draft.team.sums, former, -1);
        if (now) addGift(draft.team.sums, now);
      }
      // Of most changes only the sums hear.
      const joining = changes.filter(({ former, now }) => !isSame(memberOf(former), memberOf(now)));
      const members = states(joining.map(({ former, now }) => memberScope(now ?? former ?? any)));
      for (const [i, { now }] of joining.entries()) {
        const state = members[i];
        if (state) state.member = memberOf(now);
      }
    },
  },
  show({ team, member }, { scope, shared: end, tables, kept, tick, wake }) {
    if (scope !== '') return member && end ? [resultOf(member, end)] : [];
    if (!team || team.sums.members === 0) return [];
    const { sums, ...of } = team;
    // Of two contents of one version the first stands.
    const challenge = tables.challenges.get(`${of.challengeId}/${of.version}`, EVER);
    const rule = challenge && ruleOf(challenge);
    // What is disbanded after the challenge is over has taken part.
    if (!rule || tables.teams.get(of.teamId, challenge.to)?.disbanded) return [];
    const { standing, changesAt } = standingOf(rule, challenge, judgedOf(sums), tick);
    if (changesAt !== null) wake(changesAt);
    const evidenceUntil = kept.contributions.latest(FOREVER)?.evidenceUntil ?? null;
    const row = teamProgress.row({ ...of, ...standing, evidenceUntil });
    // A ranking is never complete.
    return rule.root.kind === 'ranking' ? [row] : [row, finish.of({ ...of, completedAt: standing.completedAt })];
  },
});
