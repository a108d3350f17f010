/** What became of awards, whatever comes first. */
import { describe, it } from 'vitest';
import { awards as view } from '../../../../processors/awards/views.js';
import type { ChallengeResult } from '../../../../schemas/generated/challenge-results.js';
import type { HeldAward } from '../../../../schemas/generated/held-awards.js';
import { challengeResults, heldAwards, teamResults } from '../../../../schemas/topics.js';
import { inTurn } from '../../../scenario/copies.js';
import { retracted, told } from '../../../scenario/facts.js';
import { scenario } from '../../../scenario/scenario.js';
import { sgt } from '../../rules/given.js';
import { challenge } from '../challenges/given.js';
import { uuid } from '../totals/given.js';

const build = await inTurn(() => import('../../../../processors/awards/processor.js'));
const given = scenario(build);

const finisher: HeldAward = {
  ...{
    awardId: uuid(1),
    userId: 'ana',
    awardedTo: 'ana',
    challengeId: 'two-days',
    version: 1,
    kind: 'COMPLETION',
    name: '',
  },
  ...{ earnedAt: sgt('2026-11-05 07:30'), issuedAt: sgt('2026-11-05 07:31') },
};
const gold: HeldAward = { ...finisher, awardId: uuid(2), kind: 'TIER', name: 'gold' };
const halfway: HeldAward = { ...finisher, awardId: uuid(3), kind: 'MILESTONE', name: '50' };

const result = (more: Partial<ChallengeResult>) =>
  told(
    challengeResults,
    {
      ...{ userId: 'ana', enrolledFor: 'ana', challengeId: 'two-days', version: 1 },
      ...{ teamId: null, joinedAt: sgt('2026-11-01 00:00') },
      ...{ fraction: 1, complete: true, completedAt: finisher.earnedAt, tier: null, evidenceUntil: null },
      reached: [
        { kind: 'MILESTONE', name: '50', at: sgt('2026-11-02 07:30') },
        { kind: 'TIER', name: 'gold', at: sgt('2026-11-05 07:30') },
      ],
      ...more,
    },
    'challenges/3',
  );
const corrected = result({
  ...{ fraction: 0.5, complete: false, completedAt: null },
  reached: [{ kind: 'MILESTONE', name: '50', at: 0 }],
});
const left = retracted(challengeResults, { key: 'ana', entity: JSON.stringify(['ana', 'two-days']) }, 'challenges/3');

const held = (award: HeldAward, producer = 'holders/2') => told(heldAwards, award, producer);
const row = ({ kind, ...award }: HeldAward, standing: 'stands' | 'revoked' = 'stands', why: string | null = null) =>
  view.row({ ...award, kind: kind.toLowerCase(), standing, why });

describe('R33: an award stands or is revoked by the policy of its challenge', () => {
  it('stands while the facts earn it', () =>
    given(challenge(), result({}), held(finisher), held(gold), held(halfway)).then(
      row(finisher),
      row(gold),
      row(halfway),
    ));

  it('is kept after a correction where the challenge keeps awards', () =>
    given(challenge(), result({}), held(finisher), held(halfway))
      .when(corrected)
      .then(row(finisher, 'stands', 'kept'), row(halfway)));

  it('is revoked after a correction where it does not', () =>
    given(challenge({ keepsAwards: false }), result({}), held(finisher), held(gold), held(halfway))
      .when(corrected)
      .then(row(finisher, 'revoked', 'corrected'), row(gold, 'revoked', 'corrected'), row(halfway)));

  it('is back when the correction is corrected', () =>
    given(challenge({ keepsAwards: false }), result({}), held(finisher))
      .when(corrected, result({}))
      .then(row(finisher)));

  it('is no less earned by who leaves, or is judged by another version now', () =>
    given(challenge({ keepsAwards: false }), result({ version: 2, complete: false }), held(finisher))
      .then(row(finisher, 'stands', 'other_version'))
      .then(() =>
        given(challenge({ keepsAwards: false }), result({}), held(finisher))
          .when(left)
          .then(row(finisher, 'stands', 'left')),
      ));

  it('stands until its challenge is known', () =>
    given(corrected, held(finisher)).then(row(finisher, 'stands', 'unknown_challenge')));
});

describe('R33: an award for what a team did', () => {
  const withTeam = (completedAt: number | null, more: object = {}, producer = 'teams/4') =>
    told(
      teamResults,
      {
        ...{ userId: 'ana', enrolledFor: null, challengeId: 'two-days', version: 1, teamId: 'red', completedAt },
        ...more,
      },
      producer,
    );
  const strict = challenge({ keepsAwards: false });

  it('stands while what was done then suffices', () =>
    given(strict, withTeam(finisher.earnedAt), held(finisher)).then(row(finisher)));

  it('is kept or revoked after a correction, as the challenge has it', async () => {
    await given(strict, withTeam(finisher.earnedAt), held(finisher))
      .when(withTeam(null))
      .then(row(finisher, 'revoked', 'corrected'));
    await given(challenge(), withTeam(finisher.earnedAt), held(finisher))
      .when(withTeam(null))
      .then(row(finisher, 'stands', 'kept'));
  });

  it('is not lost by who goes to another team', () =>
    given(strict, withTeam(finisher.earnedAt), held(finisher))
      .when(withTeam(null, { teamId: 'blue' }, 'teams/7'))
      .then(row(finisher)));

  it('is not judged by another version, nor by a team that is gone', async () => {
    const gone = retracted(teamResults, { key: 'ana', entity: JSON.stringify(['red', 'two-days', 1]) }, 'teams/4');
    const before = [strict, withTeam(finisher.earnedAt), held(finisher)];
    await given(...before)
      .when(gone)
      .then(row(finisher, 'stands', 'left'));
    await given(...before)
      .when(gone, withTeam(null, { version: 2 }, 'teams/5'))
      .then(row(finisher, 'stands', 'other_version'));
  });
});

describe('R26: two ids of a person', () => {
  const cards: HeldAward = { ...finisher, awardId: uuid(9), awardedTo: 'card', issuedAt: finisher.issuedAt - 1 };
  const card = (award: HeldAward) => held(award, 'holders/5');
  const back = ({ userId, awardId }: HeldAward) =>
    retracted(heldAwards, { key: userId, entity: JSON.stringify([awardId, 'two-days']) }, 'holders/5');

  it('have what was given to both once: what was given first stands', () =>
    given(challenge(), result({}), held(finisher), held(gold))
      .when(card(cards))
      .then(row(cards), row(finisher, 'revoked', 'given_before'), row(gold)));

  it('have each their own again when the merge is taken back', () =>
    given(challenge(), result({}), held(finisher), card(cards)).when(back(cards)).then(row(finisher)));
});
