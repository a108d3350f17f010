/** What became of awards, whatever comes first. */
import { describe, it } from 'vitest';
import { awards as view } from '../../../../processors/awards/views.js';
import type { Award } from '../../../../schemas/generated/awards.js';
import type { ChallengeResult } from '../../../../schemas/generated/challenge-results.js';
import { awards, challengeResults } from '../../../../schemas/topics.js';
import { inTurn } from '../../../scenario/copies.js';
import { fact, retracted, told } from '../../../scenario/facts.js';
import { scenario } from '../../../scenario/scenario.js';
import { sgt } from '../../rules/given.js';
import { challenge } from '../challenges/given.js';
import { uuid } from '../totals/given.js';

const build = await inTurn(() => import('../../../../processors/awards/processor.js'));
const given = scenario(build);

const finisher: Award = {
  ...{ awardId: uuid(1), userId: 'ana', challengeId: 'two-days', version: 1, kind: 'COMPLETION', name: '' },
  ...{ earnedAt: sgt('2026-11-05 07:30'), issuedAt: sgt('2026-11-05 07:31') },
};
const gold: Award = { ...finisher, awardId: uuid(2), kind: 'TIER', name: 'gold' };
const halfway: Award = { ...finisher, awardId: uuid(3), kind: 'MILESTONE', name: '50' };

const result = (more: Partial<ChallengeResult>) =>
  told(
    challengeResults,
    {
      ...{ userId: 'ana', challengeId: 'two-days', version: 1, teamId: null, joinedAt: sgt('2026-11-01 00:00') },
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

const row = ({ kind, ...award }: Award, standing: 'stands' | 'revoked' = 'stands', why: string | null = null) =>
  view.row({ ...award, kind: kind.toLowerCase(), standing, why });

describe('R33: an award stands or is revoked by the policy of its challenge', () => {
  it('stands while the facts earn it, each once though it was appended twice', () =>
    given(challenge(), result({}), fact(awards, finisher), fact(awards, gold), fact(awards, halfway))
      .when(fact(awards, { ...finisher, issuedAt: finisher.issuedAt + 5_000 }))
      .then(row(finisher), row(gold), row(halfway)));

  it('is kept after a correction where the challenge keeps awards', () =>
    given(challenge(), result({}), fact(awards, finisher), fact(awards, halfway))
      .when(corrected)
      .then(row(finisher, 'stands', 'kept'), row(halfway)));

  it('is revoked after a correction where it does not', () =>
    given(
      challenge({ keepsAwards: false }),
      result({}),
      fact(awards, finisher),
      fact(awards, gold),
      fact(awards, halfway),
    )
      .when(corrected)
      .then(row(finisher, 'revoked', 'corrected'), row(gold, 'revoked', 'corrected'), row(halfway)));

  it('is back when the correction is corrected', () =>
    given(challenge({ keepsAwards: false }), result({}), fact(awards, finisher))
      .when(corrected, result({}))
      .then(row(finisher)));

  it('is no less earned by who leaves, or is judged by another version now', () =>
    given(challenge({ keepsAwards: false }), result({ version: 2, complete: false }), fact(awards, finisher))
      .then(row(finisher, 'stands', 'other_version'))
      .then(() =>
        given(challenge({ keepsAwards: false }), result({}), fact(awards, finisher))
          .when(left)
          .then(row(finisher, 'stands', 'left')),
      ));

  it('stands until its challenge is known', () =>
    given(corrected, fact(awards, finisher)).then(row(finisher, 'stands', 'unknown_challenge')));
});
