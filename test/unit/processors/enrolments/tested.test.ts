import { describe, expect, it } from 'vitest';
import { enrolmentsView } from '../../../../processors/enrolments/views.js';
import type { BenchmarkVerdict } from '../../../../schemas/generated/benchmark-verdicts.js';
import type { Enrolment } from '../../../../schemas/generated/enrolments.js';
import { benchmarkVerdicts, enrolments, participations } from '../../../../schemas/topics.js';
import { inTurn } from '../../../scenario/copies.js';
import { fact, told } from '../../../scenario/facts.js';
import { scenario } from '../../../scenario/scenario.js';
import { sgt } from '../../rules/given.js';
import { uuid } from '../totals/given.js';

const given = scenario(await inTurn(() => import('../../../../processors/enrolments/processor.js')), {
  anyOrder: ['enrolments', 'benchmark-verdicts'],
});
const judgedBy = { from: sgt('2027-01-04 00:00'), to: sgt('2027-03-15 00:00'), looksBackDays: 0, uses: [] };
const test = (n: number, day: number, met: boolean, more: Partial<BenchmarkVerdict> = {}) =>
  told(
    benchmarkVerdicts,
    {
      ...{ resultId: uuid(n), userId: 'ana', programmeId: 'ten', version: 2, met, because: met ? 'met' : 'short' },
      ...{
        takenAt: sgt(`2027-01-${String(day).padStart(2, '0')} 09:00`),
        judgedBy,
        capacities: [],
        by: 'tom',
        ...more,
      },
    },
    'benchmarks/0',
  );
const by = (n: number, day: number, left: boolean): Enrolment => ({
  ...{ enrolmentId: uuid(n), userId: 'ana', challengeId: 'programme:ten', version: 1, teamId: null, left },
  ...{ joinedAt: sgt('2027-01-01 09:00'), judgedBy, capacities: [], movedFrom: null, by: 'ana', reason: '' },
  at: sgt(`2027-01-${String(day).padStart(2, '0')} 09:00`),
});
const isIn = (joined: number, version = 2) =>
  participations.of(
    expect.objectContaining({ left: false, version, joinedAt: sgt(`2027-01-0${joined} 09:00`), userId: 'ana' }),
  );
const hasLeft = participations.of(expect.objectContaining({ left: true, challengeId: 'programme:ten' }));
const row = (more: object) => enrolmentsView.row(expect.objectContaining(more));

describe('R49: enrolment from a benchmark', () => {
  it('enrols who falls short, with the reason, once; and who meets the standard leaves', async () => {
    const joined = row({ hasLeft: false, reason: 'short', decidedBy: 'tom', version: 2 });
    await given()
      .when(test(1, 2, false))
      .then(isIn(2), joined);
    await given(test(1, 2, false))
      .when(test(2, 5, false))
      .then(isIn(2), joined);
    await given(test(1, 2, false))
      .when(test(2, 8, true))
      .then(hasLeft, joined, row({ hasLeft: true, reason: 'met' }));
    await given()
      .when(test(1, 2, true))
      .then();
  });

  it('R84: is undone exactly where a result is put right or taken back', async () => {
    await given(test(1, 2, false))
      .when(test(1, 2, true))
      .then();
    const { value: _, ...gone } = test(1, 2, false);
    await given(test(1, 2, false))
      .when({ ...gone, value: null })
      .then();
    await given(test(1, 2, false), test(2, 5, false))
      .when({ ...gone, value: null })
      .then(isIn(5), row({ hasLeft: false }));
  });

  it('goes with what people decide, in the order of time', async () => {
    // Whoever is in it stays as they are, by their version.
    await given(fact(enrolments, by(9, 1, false)))
      .when(test(1, 2, false))
      .then(isIn(1, 1), row({ enrolmentId: uuid(9) }));
    await given(fact(enrolments, by(9, 1, false)))
      .when(test(1, 2, true))
      .then(hasLeft, row({ enrolmentId: uuid(9) }), row({ hasLeft: true, version: 1 }));
    await given(test(1, 2, false))
      .when(fact(enrolments, by(9, 3, true)))
      .then(hasLeft, row({ hasLeft: false }), row({ enrolmentId: uuid(9), hasLeft: true }));
  });

  it('R50: who was enrolled by it may be moved, and a test that is taken back takes that with it', async () => {
    const moved = { ...by(9, 4, false), version: 3, movedFrom: 2, joinedAt: sgt('2027-01-02 09:00') };
    await given(test(1, 2, false))
      .when(fact(enrolments, moved))
      .then(
        participations.of(
          expect.objectContaining({ version: 3, formerly: [{ version: 2, until: sgt('2027-01-04 09:00') }] }),
        ),
        row({ version: 2, reason: 'short' }),
        row({ version: 3, enrolmentId: uuid(9), joinedAt: sgt('2027-01-02 09:00') }),
      );
    await given(test(1, 2, false), fact(enrolments, moved))
      .when(test(1, 2, true))
      .then();
  });
});
