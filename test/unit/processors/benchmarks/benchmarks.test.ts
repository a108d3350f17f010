import { describe, expect, it } from 'vitest';
import { benchmarkResults as view } from '../../../../processors/benchmarks/views.js';
import { formatProgramme } from '../../../../rules/programme/format.js';
import { periodOf } from '../../../../rules/programme/weeks.js';
import type { BenchmarkResult } from '../../../../schemas/generated/benchmark-results.js';
import type { BenchmarkVerdict } from '../../../../schemas/generated/benchmark-verdicts.js';
import type { User } from '../../../../schemas/generated/users.js';
import { benchmarkResults, benchmarkVerdicts, programmes, users } from '../../../../schemas/topics.js';
import { inTurn } from '../../../scenario/copies.js';
import { entry, fact } from '../../../scenario/facts.js';
import { scenario } from '../../../scenario/scenario.js';
import { sgt } from '../../rules/given.js';
import { shipped } from '../../rules/programme/given.js';
import { uuid } from '../totals/given.js';

const given = scenario(await inTurn(() => import('../../../../processors/benchmarks/processor.js')), {
  anyOrder: ['benchmark-results'],
});
const ten = shipped('ten-weeks-to-the-test');
const { from, to } = periodOf(ten);
const judgedBy = { from, to, looksBackDays: 0, uses: [] };
const written = entry(programmes, {
  ...{ programmeId: ten.id, version: 1, title: ten.title, programme: formatProgramme(ten), from, to },
  ...{ gyms: [], groups: [], withdrawn: false, by: 'sam', at: 1 },
});
const ana: User = {
  ...{ userId: 'ana', displayName: 'Ana', sex: 'MALE', birthDate: '1998-05-01', timeZone: 'Asia/Singapore' },
  ...{
    homeGymId: null,
    groups: [],
    onLeaderboards: true,
    notices: true,
    trainers: [],
    at: 1,
    namedAt: 1,
    erased: false,
  },
};
const result: BenchmarkResult = {
  ...{ resultId: uuid(1), userId: 'ana', kind: 'ippt', takenAt: sgt('2027-01-02 09:00'), day: '2027-01-02' },
  ...{ pushUps: 30, sitUps: 30, runSeconds: 900, voided: false, capacities: [], by: 'tom', reason: '' },
  ...{ programmes: [{ programmeId: ten.id, version: 1, judgedBy }], at: sgt('2027-01-02 10:00') },
};
const corrected = { ...result, programmes: [], runSeconds: 600, reason: 'read wrong', at: result.at + 1 };
const verdict = (more: Partial<BenchmarkVerdict>) => benchmarkVerdicts.of(expect.objectContaining(more));
const row = (more: object) => view.row(expect.objectContaining(more));

describe('R49: a test of fitness', () => {
  it('tells points by station, and in which it fell short of the standard of a programme', () =>
    given(written, fact(users, ana))
      .when(fact(benchmarkResults, result))
      .then(
        row({ points: 50, why: null, standards: [expect.objectContaining({ programmeId: ten.id, met: false })] }),
        verdict({
          met: false,
          because: expect.stringMatching(/^fell short in sit-ups, run: 50 of 100 points .*run 18 of 50/),
          judgedBy,
        }),
      ));

  it('counts as it was last put right, for the programmes that it was taken for', () =>
    given(written, fact(users, ana), fact(benchmarkResults, result))
      .when(fact(benchmarkResults, corrected))
      .then(row({ runSeconds: 600, reason: 'read wrong' }), verdict({ met: true })));

  it('has no verdict once it is voided, nor of whom there is no table, but a reason', async () => {
    await given(written, fact(users, ana), fact(benchmarkResults, result))
      .when(fact(benchmarkResults, { ...corrected, voided: true }))
      .then(row({ voided: true, standards: [] }));
    await given(written, fact(users, { ...ana, sex: 'FEMALE' }))
      .when(fact(benchmarkResults, result))
      .then(row({ points: null, why: 'sex: not_covered' }));
    await given(written)
      .when(fact(benchmarkResults, result))
      .then(row({ points: null, why: 'age: missing' }));
  });
});
