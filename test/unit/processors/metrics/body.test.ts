import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bodyMetrics } from '../../../../processors/metrics/views.js';
import { Driver } from '../../../scenario/driver.js';
import { nothing } from '../../../scenario/scenario.js';
import { stepsOf } from '../../../scenario/steps.js';
import { build, folding } from './folded.js';
import { day, uuid } from './given.js';
import { profile, weighed, weighingTakenBack } from './people.js';

const given = await folding();
const row = (values: object) => bodyMetrics.row(expect.objectContaining(values) as never);

describe('R18: what a measurement says of a body', () => {
  it('is its figures, and what follows from them for the age and sex of the profile', () =>
    // 70 kg at 1.75 m: 22.8571; a man of 40: 10 · 70 + 6.25 · 175 − 5 · 40 + 5 = 1598.75 kcal.
    given(profile({ birthDate: '1985-06-01', sex: 'MALE' }))
      .when(weighed(1, 0, { weightGrams: 70_000, heightMm: 1_750, bodyFatBp: 1_800, muscleMassGrams: 50_000 }))
      .then(
        bodyMetrics.row({
          measurementId: uuid(1),
          userId: 'ana',
          measuredAt: day(0),
          weightGrams: 70_000,
          heightMm: 1_750,
          bmi: 22.8571,
          bmiCategory: 'normal',
          bmiRisk: 'low_risk',
          bodyFatBp: 1_800,
          bodyFatBand: 'average',
          muscleMassGrams: 50_000,
          waterMassGrams: null,
          boneMassGrams: null,
          visceralFatRating: null,
          restingHeartRateBpm: null,
          basalKcalPerDay: 1_598.75,
        }),
      ));

  it('is no category without an age, and no index without a height', async () => {
    await given(weighed(1, 0, { weightGrams: 70_000, heightMm: 1_750, bodyFatBp: 1_800 })).then(
      row({ bmi: 22.8571, bmiCategory: null, bmiRisk: null, bodyFatBand: null, basalKcalPerDay: null }),
    );
    await given(weighed(1, 0, { weightGrams: 70_000 })).then(row({ heightMm: null, bmi: null }));
  });

  it('is of a child neither band nor category', () =>
    given(profile({ birthDate: '2012-06-01', sex: 'FEMALE' }))
      .when(weighed(1, 0, { weightGrams: 40_000, heightMm: 1_500, bodyFatBp: 2_000 }))
      .then(row({ bmi: 17.7778, bmiCategory: null, bmiRisk: null, bodyFatBand: null, basalKcalPerDay: null })));

  it('R26: uses the height known by then, else the earliest; a corrected one changes just those it counts for', () =>
    given(
      weighed(1, 0, { weightGrams: 70_000 }),
      weighed(2, 10, { heightMm: 1_700 }),
      weighed(3, 20, { weightGrams: 71_000 }),
      weighed(4, 30, { heightMm: 1_750 }),
      weighed(5, 40, { weightGrams: 72_000 }),
    )
      .when(weighed(4, 35, { heightMm: 1_760 }))
      .then(
        ...[
          [1, 1_700],
          [2, 1_700],
          [3, 1_700],
          [4, 1_760],
          [5, 1_760],
        ].map(([n, heightMm]) => row({ measurementId: uuid(n ?? 0), heightMm })),
      ));

  it('R26: forgets what is taken back', () =>
    given(weighed(1, 0, { weightGrams: 70_000 }))
      .when(weighingTakenBack(1))
      .then(nothing(bodyMetrics)));

  it('R12, R88: has the height that counts, whatever came, changed or was taken back first', async () => {
    const change = fc.record({
      n: fc.integer({ min: 1, max: 6 }),
      on: fc.nat(6),
      heightMm: fc.option(fc.integer({ min: 1_700, max: 1_702 })),
      gone: fc.nat(3).map((one) => one === 0),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(change, { maxLength: 4 }), { maxLength: 6 }), async (batches) => {
        const driver = new Driver(build());
        const standing = new Map<number, { n: number; on: number; heightMm: number | null }>();
        for (const batch of batches) {
          const facts = batch.flatMap(({ gone, ...one }) => {
            const known = standing.has(one.n);
            if (gone) standing.delete(one.n);
            else standing.set(one.n, one);
            return gone
              ? known
                ? [weighingTakenBack(one.n)]
                : []
              : [weighed(one.n, one.on, { heightMm: one.heightMm })];
          });
          await driver.run(stepsOf(facts));
          const all = [...standing.values()].sort((a, b) => a.on - b.on || a.n - b.n);
          const heights = all.filter(({ heightMm }) => heightMm !== null);
          const expected = all.map(({ n, on }) => [
            uuid(n),
            (heights.findLast((one) => one.on <= on) ?? heights[0])?.heightMm ?? null,
          ]);
          const rows = driver.standing
            .rows(bodyMetrics.name)
            .map(({ measurementId, heightMm }) => [measurementId, heightMm]);
          expect(rows.sort()).toEqual(expected.sort());
        }
      }),
      { numRuns: 200 },
    );
  });
});
