import { describe, expect, it } from 'vitest';
import { planOverrides as planOverridesView } from '../../../../processors/overrides/views.js';
import type { Merge } from '../../../../schemas/generated/merges.js';
import type { PlanOverride } from '../../../../schemas/generated/plan-overrides.js';
import { merges, planChanges, planOverrides } from '../../../../schemas/topics.js';
import { inTurn } from '../../../scenario/copies.js';
import { entry, fact } from '../../../scenario/facts.js';
import { scenario } from '../../../scenario/scenario.js';
import { sgt } from '../../rules/given.js';
import { uuid } from '../totals/given.js';

const given = scenario(await inTurn(() => import('../../../../processors/overrides/processor.js')));
const lighter: PlanOverride = {
  ...{ overrideId: uuid(1), userId: 'card', programmeId: 'legs', by: 'wei', reason: 'sore knee' },
  ...{ changes: '[]', at: sgt('2027-01-05 09:00'), withdraws: null },
};
const withdrawn: PlanOverride = {
  ...{ ...lighter, overrideId: uuid(2), withdraws: lighter.overrideId },
  ...{ by: 'sam', reason: 'it is well again', at: sgt('2027-01-06 09:00') },
};
/** What is told on of a change. */
const { withdraws: _, ...told } = lighter;
const merged = (into: string | null, at = 1) =>
  entry(merges, { userId: 'card', into, at, by: 'desk', reason: 'the card was lost' } satisfies Merge);

describe("a trainer's change of a plan", () => {
  it('R26, R55: goes with the id for whom it was written, and comes back', async () => {
    await given(fact(planOverrides, lighter))
      .when(merged('ana'))
      .then(planChanges.of({ ...told, userId: 'ana', writtenFor: 'card' }));
    await given(fact(planOverrides, lighter), merged('ana'))
      .when(merged(null, 2))
      .then(planChanges.of({ ...told, writtenFor: 'card' }));
  });

  it('R55: of two contents of one id the first stands', () =>
    given(fact(planOverrides, lighter))
      .when(fact(planOverrides, { ...lighter, reason: 'other' }))
      .then(planChanges.of(expect.objectContaining({ reason: 'sore knee' }))));

  it('R55, R84: holds no more once it is withdrawn, whichever of the two comes first, and is remembered with who withdrew it', async () => {
    const row = planOverridesView.row(
      expect.objectContaining({
        overrideId: lighter.overrideId,
        withdrawnBy: 'sam',
        withdrawnBecause: 'it is well again',
      }),
    );
    await given(fact(planOverrides, lighter)).when(fact(planOverrides, withdrawn)).then(row);
    await given(fact(planOverrides, withdrawn)).when(fact(planOverrides, lighter)).then(row);
    await given(fact(planOverrides, withdrawn)).when().then();
  });
});
