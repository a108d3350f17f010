import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { enrolmentsView } from '../../../../processors/enrolments/views.js';
import type { Enrolment } from '../../../../schemas/generated/enrolments.js';
import type { Merge } from '../../../../schemas/generated/merges.js';
import { enrolments, merges, participations } from '../../../../schemas/topics.js';
import { inTurn } from '../../../scenario/copies.js';
import { entry, fact } from '../../../scenario/facts.js';
import { scenario } from '../../../scenario/scenario.js';
import { sgt } from '../../rules/given.js';
import { twoDays } from '../challenges/given.js';
import { uuid } from '../totals/given.js';

const given = scenario(await inTurn(() => import('../../../../processors/enrolments/processor.js')), {
  anyOrder: ['enrolments'],
});
const record: Enrolment = {
  ...{ enrolmentId: uuid(900), userId: 'card', challengeId: 'two-days', version: 1, teamId: null, left: false },
  ...{
    joinedAt: sgt('2026-11-01 00:00'),
    judgedBy: { from: twoDays.from, to: twoDays.to, looksBackDays: 0, uses: [] },
  },
  ...{ capacities: [], movedFrom: null, by: 'card', reason: '', at: sgt('2026-10-25 00:00') },
};
const joined = (more: Partial<Enrolment> = {}) => fact(enrolments, { ...record, ...more });
const left = joined({ enrolmentId: uuid(901), left: true, at: record.at + 1 });
const merged = (into: string | null, at = 1) =>
  entry(merges, { userId: 'card', into, at, by: 'desk', reason: 'the card was lost' } satisfies Merge);
const participationLike = (values: object) => participations.of(expect.objectContaining(values));
const rowLike = (values: object) => enrolmentsView.row(expect.objectContaining(values));

describe('who is in which challenge', () => {
  it('R34: is said by the latest record of it, and every record is told', () =>
    given(joined(), joined({ enrolmentId: uuid(902), challengeId: 'streak' }))
      .when(left)
      .then(
        participationLike({ challengeId: 'two-days', enrolmentId: uuid(901), left: true }),
        participationLike({ challengeId: 'streak', left: false }),
        rowLike({ enrolmentId: uuid(900), hasLeft: false }),
        rowLike({ enrolmentId: uuid(901), hasLeft: true }),
        rowLike({ enrolmentId: uuid(902), challengeId: 'streak' }),
      ));

  it('R26: goes with the id to the one that it was merged into, and comes back', async () => {
    await given(joined())
      .when(merged('ana'))
      .then(
        participationLike({ userId: 'ana', enrolledFor: 'card' }),
        rowLike({ userId: 'ana', enrolledFor: 'card', decidedBy: 'card' }),
      );
    await given(joined(), merged('ana'))
      .when(merged(null, 2))
      .then(participationLike({ userId: 'card', enrolledFor: 'card' }), rowLike({ userId: 'card' }));
  });

  it('R34: is told with the teams that they were in, and when', () =>
    given(joined({ teamId: 'red', joinedAt: record.at - 5 }))
      .when(
        // Another version of the challenge, in the same team.
        joined({ enrolmentId: uuid(903), teamId: 'red', version: 2, at: record.at + 1 }),
        joined({ enrolmentId: uuid(904), teamId: 'blue', at: record.at + 2 }),
        joined({ enrolmentId: uuid(905), teamId: 'blue', left: true, at: record.at + 3 }),
        joined({ enrolmentId: uuid(906), teamId: 'red', joinedAt: record.at + 9, at: record.at + 9 }),
      )
      .then(
        participationLike({
          teamId: 'red',
          stays: [
            { teamId: 'red', from: record.at - 5, until: record.at + 2 },
            { teamId: 'blue', from: record.at + 2, until: record.at + 3 },
            { teamId: 'red', from: record.at + 9, until: null },
          ],
        }),
      ));

  it('R50: is judged by another version once moved, with the versions before and how fit they were as they joined', async () => {
    const fit = {
      capacity: 'strength',
      muscleGroup: null,
      level: 'good',
      score: 80,
      confidence: 'high',
      asOf: record.at,
    };
    const move = (n: number, version: number, more: Partial<Enrolment> = {}) =>
      joined({ enrolmentId: uuid(n), version, movedFrom: version - 1, at: record.at + version, by: 'desk', ...more });
    const first = joined({ capacities: [fit] });
    const row = rowLike({ enrolmentId: uuid(900), version: 1, decidedBy: 'card' });
    const formerly = [
      { version: 1, until: record.at + 2 },
      { version: 2, until: record.at + 3 },
    ];
    await given(first)
      .when(move(908, 3), move(907, 2))
      .then(
        participationLike({ version: 3, capacities: [fit], joinedAt: record.joinedAt, formerly }),
        ...[row, rowLike({ enrolmentId: uuid(907), version: 2, decidedBy: 'desk' })],
        rowLike({ enrolmentId: uuid(908), version: 3 }),
      );
    const leaving = joined({ enrolmentId: uuid(909), left: true, version: 2, at: record.at + 5 });
    await given(first, move(907, 2))
      .when(leaving)
      .then(
        participationLike({ left: true, formerly: [] }),
        ...[row, rowLike({ enrolmentId: uuid(907) }), rowLike({ enrolmentId: uuid(909), hasLeft: true })],
      );
    // Who was not in it, or joined again since, is not moved.
    await given(first)
      .when(move(907, 2, { joinedAt: record.joinedAt + 1 }))
      .then(participationLike({ version: 1, formerly: [] }), row);
  });

  it('R12: is the same in whatever order records of it come', () => {
    const one = fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 2 })).map(([id, hour]) =>
      joined({
        movedFrom: id === 2 ? 1 : null,
        ...{ enrolmentId: uuid(100 + id * 3 + hour), at: record.at + hour },
        ...{ teamId: [null, 'red', 'blue'][(id + hour) % 3] ?? null },
        ...{ left: id % 2 === 1, challengeId: id === 4 ? 'streak' : 'two-days', version: 1 + id },
      }),
    );
    return fc.assert(
      fc.asyncProperty(fc.array(one, { minLength: 1, maxLength: 6 }), (records) => given(...records).then()),
      { numRuns: 30 },
    );
  });
});
