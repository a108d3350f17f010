import { describe, expect, it } from 'vitest';
import type { Award } from '../../../../schemas/generated/awards.js';
import type { Merge } from '../../../../schemas/generated/merges.js';
import { awards, heldAwards, merges } from '../../../../schemas/topics.js';
import { inTurn } from '../../../scenario/copies.js';
import { entry, fact } from '../../../scenario/facts.js';
import { scenario } from '../../../scenario/scenario.js';
import { sgt } from '../../rules/given.js';
import { uuid } from '../totals/given.js';

const given = scenario(await inTurn(() => import('../../../../processors/holders/processor.js')));
const finisher: Award = {
  ...{ awardId: uuid(1), userId: 'card', challengeId: 'two-days', version: 1, kind: 'COMPLETION', name: '' },
  ...{ earnedAt: sgt('2026-11-05 07:30'), issuedAt: sgt('2026-11-05 07:31') },
};
const merged = (into: string | null, at = 1) =>
  entry(merges, { userId: 'card', into, at, by: 'desk', reason: 'the card was lost' } satisfies Merge);

describe('an award', () => {
  it('R26: goes with the id that it was given to, under its own, and comes back', async () => {
    await given(fact(awards, finisher))
      .when(merged('ana'))
      .then(heldAwards.of({ ...finisher, userId: 'ana', awardedTo: 'card' }));
    await given(fact(awards, finisher), merged('ana'))
      .when(merged(null, 2))
      .then(heldAwards.of({ ...finisher, awardedTo: 'card' }));
  });

  it('R33: is held once though it was appended twice: the first stands', () =>
    given(fact(awards, finisher))
      .when(fact(awards, { ...finisher, issuedAt: finisher.issuedAt + 5_000 }))
      .then(heldAwards.of(expect.objectContaining({ issuedAt: finisher.issuedAt }))));
});
