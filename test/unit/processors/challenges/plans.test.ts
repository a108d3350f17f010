/** A plan is judged like a challenge: by one evaluator, after each workout, with progress, verdicts and results. */
import { describe, expect, it } from 'vitest';
import { challengeProgress, challengeVerdicts } from '../../../../processors/challenges/views.js';
import type { Target } from '../../../../rules/nodes/target-judge.js';
import type { Plan } from '../../../../schemas/generated/plans.js';
import { challengeResults, plans } from '../../../../schemas/topics.js';
import { inTurn } from '../../../scenario/copies.js';
import { retracted, tick, told } from '../../../scenario/facts.js';
import { nothing, scenario } from '../../../scenario/scenario.js';
import { sgt } from '../../rules/given.js';
import { joined, pressed } from '../plans/given.js';
import { uuid } from '../totals/given.js';

const given = scenario(await inTurn(() => import('../../../../processors/challenges/processor.js')));

/** Three sets of eight leg presses in a visit, of so much at least. */
const asked = (kg: number): Target => ({
  ...{ kind: 'target', measure: 'sets', atLeast: { amount: 3, unit: '' } },
  where: { exercises: ['leg-press'], setSize: { atLeast: 8 }, load: { atLeast: { amount: kg, unit: 'kg' } } },
});
const plan = (more: Partial<Plan> = {}): Plan => ({
  ...{ userId: 'ana', programmeId: 'legs', version: 1, joinedAt: sgt('2027-01-04 00:00'), ruleHash: '' },
  rule: JSON.stringify({ schema: 1, root: asked(70) }),
  ...{ from: sgt('2027-01-04 00:00'), to: sgt('2027-01-25 00:00'), timeZone: 'Asia/Singapore', gyms: [] },
  ...more,
});
const planned = (more: Partial<Plan> = {}) => told(plans, plan(more), 'plans/0');
const did = pressed(1, '2027-01-05 18:00', [8, 70], [8, 70], [8, 70]);

describe('R56: a plan is judged', () => {
  it('after each workout, whatever comes first', () =>
    given(planned(), did)
      .when(joined(), pressed(2, '2027-01-06 18:00', [8, 40]), tick(sgt('2027-01-07 12:00')))
      .then(
        challengeProgress.row(
          expect.objectContaining({ challengeId: 'programme:legs', fraction: 1, complete: true, version: 1 }),
        ),
        challengeVerdicts.row(expect.objectContaining({ workoutId: uuid(1), counted: true, amount: 3, reason: null })),
        challengeVerdicts.row(expect.objectContaining({ workoutId: uuid(2), counted: false, reason: 'too_light' })),
        challengeResults.of(
          expect.objectContaining({ challengeId: 'programme:legs', completedAt: sgt('2027-01-05 18:10') }),
        ),
      ));

  it('anew when it changes', () =>
    given(joined(), planned(), did)
      .when(planned({ rule: JSON.stringify({ schema: 1, root: asked(80) }) }))
      .then(challengeProgress.row(expect.objectContaining({ fraction: 0, complete: false }))));

  it('no more once it is taken back', () =>
    given(joined(), planned(), did)
      .when(retracted(plans, { key: 'ana', entity: plans.entity(plan()) }, 'plans/0'))
      .then(nothing(challengeProgress), nothing(challengeVerdicts), nothing(challengeResults)));
});
