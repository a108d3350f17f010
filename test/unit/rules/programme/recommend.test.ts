/** From a programme and a person to a plan. */
import { describe, expect, it } from 'vitest';
import { canonical } from '../../../../rules/canonical.js';
import { check } from '../../../../rules/check.js';
import { evaluate } from '../../../../rules/evaluate.js';
import type { Plan } from '../../../../rules/programme/plan.js';
import { recommend } from '../../../../rules/programme/recommend.js';
import { periodOf } from '../../../../rules/programme/weeks.js';
import { sgt } from '../given.js';
import { facts, nobody, point, pressed, programme, shipped } from './given.js';

const numbersOf = ({ weeks }: Plan, slot = 'legs') =>
  weeks.map(({ slots }) => slots.find((one) => one.slot === slot)?.numbers);
const loadsOf = (plan: Plan) => numbersOf(plan).map((numbers) => (numbers?.loadGrams ?? Number.NaN) / 1_000);
const becauseOf = ({ reasons }: Plan, week: number, slot = 'legs') =>
  reasons.find((reason) => reason.week === week && reason.slot === slot)?.because ?? [];
const met: readonly (readonly [number, number])[] = [
  [10, 62.5],
  [9, 62.5],
  [8, 62.5],
];
const maximum = [point('one_rep_max', 90.4, 'leg-press')];
const everything = [
  ...maximum,
  point('one_rep_max', 40, 'seated-leg-curl'),
  point('one_rep_max', 50, 'leg-extension'),
  point('most_repetitions_in_a_minute', 31, 'push-up'),
  point('most_repetitions_in_a_minute', 34, 'sit-up'),
  point('best_speed', 190, 'treadmill-run'),
  point('maximum_heart_rate', 188),
  point('resting_heart_rate', 61),
  point('vo2max', 41),
];

describe('R54: the plan of a member', () => {
  it('has a load from the own maximum, and says where it comes from', () => {
    const plan = recommend(programme(), nobody, facts(maximum));
    expect(plan.rule.root).toMatchObject({
      of: [
        { kind: 'each', each: 'visit', atLeast: 6 },
        {
          kind: 'at_least',
          count: 3,
          of: [
            {
              kind: 'within',
              from: '2027-01-04',
              to: '2027-01-10',
              rule: {
                of: [
                  {
                    kind: 'each',
                    each: 'visit',
                    atLeast: 1,
                    rule: {
                      measure: 'sets',
                      where: {
                        exercises: ['leg-press'],
                        setSize: { atLeast: 8 },
                        load: { atLeast: { amount: 62.5, unit: 'kg' }, atMost: { amount: 76.84, unit: 'kg' } },
                      },
                      atLeast: { amount: 3, unit: '' },
                    },
                  },
                ],
              },
            },
            { from: '2027-01-11' },
            { from: '2027-01-18', to: '2027-01-24' },
          ],
        },
      ],
    });
    expect(becauseOf(plan, 1)).toEqual([
      '1 visit a week: as the programme says',
      '3 sets: as the programme says',
      '8 repetitions or more in a set: as the programme says',
      "62.5 kg: 70 % of your one-repetition maximum of 90.4 kg from 12 Nov 2026, 70 is the least of the programme's 70 to 80, rounded down to the stack's step of 2.5 kg",
      'no more than 76.84 kg: 85 % of that maximum, the bound of the programme',
    ]);
    expect(plan.missing).toEqual([]);
  });

  it('has a reason for every number in its rule', () => {
    for (const id of ['ten-weeks-to-the-test', 'gentle-knee'])
      for (const known of [everything, []]) {
        const plan = recommend(shipped(id), nobody, facts(known));
        for (const { path, because } of plan.reasons) {
          const node = path
            .split('/')
            .slice(2)
            .reduce((inner, name) => (inner as never)[name], plan.rule.root as unknown);
          const numbers = [
            ...canonical(
              path.endsWith('/of/1') && !path.includes('rule') ? { count: (node as { count: number }).count } : node,
            ).matchAll(/:(\d[\d.]*)/g),
          ];
          // "1 workout" of a visit is what a visit is.
          for (const [, number = ''] of numbers)
            if (number !== '1')
              expect(because.join('; ').replaceAll(',', ''), `${path} ${number}`).toMatch(spoken(number));
        }
      }
  });

  it('keeps to the step of the machine that the maximum is of', () => {
    const machines = [
      { exerciseId: 'leg-press', equipmentModel: 'Press 9', stackStepGrams: 5_000 },
      { exerciseId: 'leg-press', equipmentModel: 'Press 7', stackStepGrams: 1_250 },
    ];
    const of = (equipmentModel: string) => [{ ...point('one_rep_max', 90.4, 'leg-press'), equipmentModel }];
    expect(loadsOf(recommend(programme(), nobody, facts(of('Press 9'), { machines })))).toEqual([60, 60, 60]);
    expect(loadsOf(recommend(programme(), nobody, facts(of('Press 7'), { machines })))).toEqual([62.5, 62.5, 62.5]);
    const both = [...of('Press 9'), { ...point('one_rep_max', 80, 'leg-press'), equipmentModel: 'Press 7' }];
    expect(becauseOf(recommend(programme(), nobody, facts(both, { machines })), 1)[3]).toMatch(
      /^55 kg: .*80 kg from 12 Nov 2026 \(Press 7\)/,
    );
  });

  it('begins with the least of which nobody can be hurt where nothing is known, and says so', () => {
    const plan = recommend(programme(), nobody, facts());
    expect(loadsOf(plan)).toEqual([2.5, 2.5, 2.5]);
    expect(becauseOf(plan, 1)[3]).toBe(
      '2.5 kg: the least step of the machine, since no one-repetition maximum of leg press is known',
    );
    expect(plan.missing).toEqual([
      'a one-repetition maximum of leg press: a hard set of at most ten repetitions tells the maximum',
    ]);
    const warm = programme({ warmStart: { bodyWeightPercent: 20 } });
    expect(loadsOf(recommend(warm, nobody, facts([point('body_weight', 71)])))).toEqual([12.5, 12.5, 12.5]);
    expect(recommend(warm, nobody, facts()).missing[0]).toContain(', and a body weight');
  });

  it('asks for no load where the lightest is too heavy', () => {
    const plan = recommend(programme(), nobody, facts([point('one_rep_max', 3, 'leg-press')]));
    expect(loadsOf(plan)).toEqual([0, 0, 0]);
    expect(becauseOf(plan, 1)[3]).toContain("less than the stack's step of 2.5 kg: without load");
    expect(check(plan.rule, periodOf(programme()))).toEqual([]);
  });

  it('rises once all was met on so many days in a row, and on no other ground', () => {
    const rising = programme({ progression: { afterWorkouts: 2, step: 5 }, timesAWeek: 2 });
    const asOf = sgt('2027-01-11 12:00');
    const workouts = [pressed('2027-01-05 18:00', ...met), pressed('2027-01-08 18:00', ...met)];
    const risen = recommend(rising, nobody, facts(maximum, { workouts, asOf }));
    expect(loadsOf(risen)).toEqual([62.5, 67.5, 67.5]);
    expect(becauseOf(risen, 2)[3]).toContain('75 is raised from 70, since all was met on 2 days in a row');
    const failed = [pressed('2027-01-05 18:00', ...met), pressed('2027-01-08 18:00', [10, 62.5], [7, 62.5], [6, 62.5])];
    expect(loadsOf(recommend(rising, nobody, facts(maximum, { workouts: failed, asOf })))).toEqual([62.5, 62.5, 62.5]);
    const easy = [pressed('2027-01-05 18:00', ...met), pressed('2027-01-08 18:00', [12, 50], [12, 50], [12, 50])];
    expect(loadsOf(recommend(rising, nobody, facts(maximum, { workouts: easy, asOf })))).toEqual([62.5, 62.5, 62.5]);
  });

  it('rises from where nothing was known too, and takes nothing back for a maximum that light sets tell', () => {
    const rising = programme({ progression: { afterWorkouts: 1, step: 5 }, warmStart: { bodyWeightPercent: 20 } });
    const light = (kg: number): readonly (readonly [number, number])[] => [
      [8, kg],
      [8, kg],
      [8, kg],
    ];
    const workouts = [pressed('2027-01-05 18:00', ...light(12.5)), pressed('2027-01-12 18:00', ...light(15))];
    const weight = [point('body_weight', 71)];
    const asOf = sgt('2027-01-19 12:00');
    expect(loadsOf(recommend(rising, nobody, facts(weight, { workouts, asOf })))).toEqual([12.5, 15, 17.5]);
    // Eight repetitions of 12.5 kg are a maximum of 15.5 kg by the formula: 70 % of it would be 10 kg.
    const told = [...weight, point('one_rep_max', 15.5, 'leg-press', '2027-01-05 18:00')];
    const plan = recommend(rising, nobody, facts(told, { workouts, asOf }));
    expect(loadsOf(plan)).toEqual([12.5, 12.5, 12.5]);
    expect(becauseOf(plan, 2)[3]).toContain('12.5 kg: done in all sets before; 75 % of your');
    expect(plan.missing.at(-1)).toContain('by a hard set: that of 15.5 kg is from light ones');
  });

  it('never rises by more than the step of a week, however much the maximum does', () => {
    const metrics = [...maximum, point('one_rep_max', 140, 'leg-press', '2027-01-08 18:00')];
    const plan = recommend(programme(), nobody, facts(metrics, { asOf: sgt('2027-01-12 12:00') }));
    expect(loadsOf(plan)).toEqual([62.5, 67.5, 72.5]);
    expect(becauseOf(plan, 2)[3]).toContain(
      'held to no more than 10 % or one step above the 62.5 kg of the week before',
    );
  });

  it('asks for less in weeks to recover, and goes on after them where it was', () => {
    const [block] = programme().blocks;
    if (!block) throw new Error('it has a block');
    const deload = { intensityPercent: 80, volumePercent: 60 };
    const blocks = [
      { ...block, weeks: 1 },
      { ...block, name: 'Recover', weeks: 1, deload },
      { ...block, name: 'On', weeks: 1 },
    ];
    const plan = recommend(programme({}, { blocks }), nobody, facts(maximum));
    expect(loadsOf(plan)).toEqual([62.5, 50, 62.5]);
    expect(numbersOf(plan).map((numbers) => numbers?.sets)).toEqual([3, 1, 3]);
    expect(becauseOf(plan, 2)[1]).toBe('1 set: 60 % of 3 sets, since this is a week to recover');
  });

  it('stays as it was told of weeks that began, whatever comes later', () => {
    const before = recommend(programme(), nobody, facts(maximum, { asOf: sgt('2027-01-12 12:00') }));
    const later = [...maximum, point('one_rep_max', 70, 'leg-press', '2027-01-13 18:00')];
    const after = recommend(programme(), nobody, facts(later, { asOf: sgt('2027-01-25 12:00') }));
    expect(canonical(after.weeks.slice(0, 2))).toBe(canonical(before.weeks.slice(0, 2)));
    expect(loadsOf(after)).toEqual([62.5, 62.5, 47.5]);
  });

  it('R50: two with different profiles get different trees of one template, two with equal ones equal trees', () => {
    const strong = (userId: string, score: number) => ({
      userId,
      capacities: [
        {
          capacity: 'strength',
          muscleGroup: 'quadriceps',
          level: 'good',
          score,
          confidence: 'high' as const,
          asOf: sgt('2026-12-01 00:00'),
        },
      ],
    });
    const plan = (userId: string, score: number) => recommend(programme(), strong(userId, score), facts(maximum));
    expect(canonical(plan('ana', 50))).toBe(canonical(plan('ben', 50)));
    expect(loadsOf(plan('ana', 100))).toEqual([67.5, 67.5, 67.5]);
    expect(becauseOf(plan('ana', 100), 1)[3]).toContain('75 is where you begin with your strength of 100 in 100');
    expect(canonical(plan('ana', 100).rule)).not.toBe(canonical(plan('ana', 20).rule));
  });

  it('takes nothing away from who only grows older', () => {
    const run = programme(
      {},
      {
        blocks: [
          {
            name: 'All',
            weeks: 3,
            slots: [
              {
                id: 'run',
                exercises: ['treadmill-run'],
                minutes: 20,
                intensity: { of: 'heart_rate_reserve', from: 50, to: 60 },
              },
              { id: 'walk', exercises: ['treadmill-walk'], minutes: 20, intensity: { of: 'met', from: 5, to: 6 } },
            ],
          },
        ],
      },
    );
    const young = [point('maximum_heart_rate', 186), point('resting_heart_rate', 60), point('vo2max', 21)];
    // A birthday: the maximum that is expected falls, and what is worked out with it.
    const old = [
      ...young,
      point('maximum_heart_rate', 185.3, '', '2027-01-07 00:00'),
      point('vo2max', 20.8, '', '2027-01-07 00:00'),
    ];
    const asOf = sgt('2027-01-20 12:00');
    const [before, after] = [young, old].map((metrics) => recommend(run, nobody, facts(metrics, { asOf })));
    expect(after && canonical(after.rule)).toBe(before && canonical(before.rule));
    expect(before && numbersOf(before, 'walk')).toEqual([
      { timesAWeek: 2, minutes: 20, met: 5 },
      { timesAWeek: 2, minutes: 20, met: 5 },
      { timesAWeek: 2, minutes: 20, met: 5 },
    ]);
  });

  it.each([
    [
      'a share of the reserve',
      { of: 'heart_rate_reserve', from: 50, to: 60 } as const,
      { minutes: 20 },
      /^50 % of your heart-rate reserve: with your heart rates of 61 at rest and 188 at most, about 124 a minute/,
      { heartRateReserve: { atLeast: 50, atMost: 85 } },
    ],
    [
      'a share of the best speed',
      { of: 'best_speed', from: 80, to: 90 } as const,
      { distanceM: 2_400 },
      /^9.1 km\/h: 80 % of your best speed of 11.4 km\/h from 12 Nov 2026/,
      { elapsed: { atMost: 15.8 } },
    ],
    [
      'multiples of rest',
      { of: 'met', from: 6, to: 8 } as const,
      { minutes: 20 },
      /^6 MET: of the programme's range/,
      { met: { atLeast: 6, atMost: 8 } },
    ],
  ])('has %s of the own', (_, intensity, amount, why, where) => {
    const slot = { id: 'run', exercises: ['treadmill-run'], intensity, ...amount };
    const plan = recommend(
      programme({}, { blocks: [{ name: 'All', weeks: 3, slots: [slot] }] }),
      nobody,
      facts(everything),
    );
    expect(becauseOf(plan, 1, 'run')).toEqual(expect.arrayContaining([expect.stringMatching(why)]));
    expect(canonical(plan.rule)).toContain(canonical(where).slice(1, -1));
    const unknown = recommend(programme({}, { blocks: [{ name: 'All', weeks: 3, slots: [slot] }] }), nobody, facts());
    expect(unknown.missing).toHaveLength(1);
  });

  it('and says without what of theirs none can be set', () => {
    const slot = {
      id: 'run',
      exercises: ['treadmill-run'],
      distanceM: 2_000,
      intensity: { of: 'best_speed' as const, from: 80, to: 90 },
    };
    const plan = recommend(programme({}, { blocks: [{ name: 'All', weeks: 3, slots: [slot] }] }), nobody, facts());
    expect(becauseOf(plan, 1, 'run')).toContain(
      'no intensity can be set without your best speed: until then cover the distance at a pace at which you can talk',
    );
  });
});

describe('R47, R56: a plan is judged like a challenge', () => {
  it('by what was done, at whatever time of the week', () => {
    const plan = recommend(programme({}, { totalWorkouts: 3 }), nobody, facts(maximum));
    const terms = { ...periodOf(programme()), joinedAt: 0, gyms: [] };
    const person = { sex: null, birthDate: null, metrics: maximum };
    const workouts = ['2027-01-05 18:00', '2027-01-17 07:00', '2027-01-24 22:00'].map((at) => pressed(at, ...met));
    const judged = (some: typeof workouts) =>
      evaluate(plan.rule, { workouts: some, person, terms, now: sgt('2027-01-24 23:59') });
    expect(judged(workouts)).toMatchObject({ complete: true });
    expect(judged(workouts.slice(0, 2))).toMatchObject({ complete: false });
    const heavy = [...workouts.slice(0, 2), pressed('2027-01-24 22:00', [8, 80], [8, 80], [8, 80])];
    expect(judged(heavy).verdicts.at(-1)?.leaves).toEqual(
      expect.arrayContaining([expect.objectContaining({ reason: 'too_heavy' })]),
    );
  });
});

const spoken = (number: string) => new RegExp(`(^|[^\\d.])${number.replace('.', '\\.')}([^\\d]|\\.\\D|$)`);
