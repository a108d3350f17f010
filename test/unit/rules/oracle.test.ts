/** Challenges judged twice: by their rule, and by loops written from their words. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from '../../../rules/check.js';
import { evaluate } from '../../../rules/evaluate.js';
import type { Node } from '../../../rules/node.js';
import * as oracles from './oracle/challenges.js';
import { randomHistory, randomPerson, randomTerms } from './random/histories.js';
import { Random } from './random/random.js';

const bikes = ['BIKE_UPRIGHT', 'BIKE_RECUMBENT', 'BIKE_SPIN', 'AIR_BIKE'];
const target = (measure: string, amount: number, unit: string, more: object = {}): Node => ({
  kind: 'target',
  ...{ measure, atLeast: { amount, unit }, ...more },
});
const workouts = (where: object) => target('workouts', 1, '', { where });
const each = (by: string, atLeast: number, rule: Node): Node => ({ kind: 'each', ...{ each: by, atLeast, rule } });
const all = (...of: Node[]): Node => ({ kind: 'all', ...{ of } });
const reserve = { heartRateReserve: { atLeast: 60, atMost: 85 } };

/** Those of the gallery, with smaller numbers where random histories would hardly ever be enough. */
const challenges: readonly (readonly [name: string, oracle: oracles.Oracle, root: Node, most: number, days: number])[] =
  [
    ['01', oracles.thirtyMinutes, each('day', 5, target('minutes', 30, 'min')), 18, 14],
    [
      '02',
      oracles.burn2000,
      target('energy', 2_000, 'kcal', {
        where: { equipmentTypes: ['TREADMILL', ...bikes, 'ROWER'] },
        cap: { per: 'day', amount: { amount: 600, unit: 'kcal' } },
      }),
      18,
      7,
    ],
    [
      '03',
      oracles.tenTonnes,
      each(
        'day',
        1,
        target('weight_volume', 3_000, 'kg', { where: { equipmentTypes: ['WEIGHT_STACK'], gyms: ['tampines'] } }),
      ),
      18,
      2,
    ],
    [
      '04',
      oracles.streak,
      {
        kind: 'streak',
        ...{
          each: 'day',
          count: 3,
          rule: {
            kind: 'any',
            of: [
              target('active_minutes', 20, 'min'),
              target('repetitions', 50, '', { where: { exercises: ['push-up'] } }),
            ],
          },
        },
      },
      18,
      9,
    ],
    [
      '05',
      oracles.weeks,
      { kind: 'streak', ...{ each: 'week', count: 2, rule: each('day', 2, target('minutes', 30, 'min')) } },
      18,
      20,
    ],
    [
      '06',
      oracles.row2000,
      target('distance', 2_000, 'm', {
        aggregate: 'most',
        where: { equipmentTypes: ['ROWER'], elapsed: { below: 9 } },
      }),
      12,
      28,
    ],
    [
      '08',
      oracles.machines,
      each(
        'week',
        1,
        all(target('machines', 4, ''), workouts({ muscles: ['chest'] }), workouts({ muscles: ['quadriceps'] })),
      ),
      14,
      10,
    ],
    [
      '15',
      oracles.gold,
      target('distance', 25, 'km', { where: { equipmentTypes: bikes, minutes: { atLeast: 10 }, sensor: true } }),
      26,
      28,
    ],
    [
      '16',
      oracles.weekends,
      {
        kind: 'streak',
        ...{ each: 'week', count: 2, rule: all(workouts({ weekdays: [6] }), workouts({ weekdays: [7] })) },
      },
      26,
      22,
    ],
    [
      '17',
      oracles.duathlon,
      {
        kind: 'sequence',
        ...{
          steps: [
            { rule: target('distance', 1, 'km', { where: { equipmentTypes: ['TREADMILL'], ...reserve } }) },
            {
              withinMinutes: 1_440,
              rule: target('distance', 2, 'km', { where: { equipmentTypes: bikes, ...reserve } }),
            },
          ],
        },
      },
      26,
      3,
    ],
  ];

describe.each(challenges)('R36: challenge %s', (_, oracle, root, most, days) => {
  it('is complete by its rule when it is by its words, on 10,000 histories', () => {
    let complete = 0;
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const random = new Random(seed);
        const given = randomTerms(random);
        // Weekends of a week that begins on Sunday are of two weeks.
        const terms = { ...given, weekStartsOn: 1 };
        const { workouts: some, now } = randomHistory(random, terms, most, days);
        const person = randomPerson(random, terms);
        const expected = oracles.completedBy(oracle, some, terms, person);
        if (expected !== null) complete += 1;
        return evaluate({ schema: 1, root }, { workouts: some, person, terms, now }).completedAt === expected;
      }),
      { numRuns: 10_000, seed: 20_261_126 },
    );
    // Both answers are common enough to be tested.
    expect(complete).toBeGreaterThan(200);
    expect(complete).toBeLessThan(9_800);
  });

  it('can be judged', () => {
    expect(check({ schema: 1, root }, randomTerms(new Random(1)))).toEqual([]);
  });
});
