/** Who is moved to another version of a programme: what was asked stays, and what will be goes on from there. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberChanges, numberChangeText } from '../../../../rules/programme/compare.js';
import { jumpsOf } from '../../../../rules/programme/jumps.js';
import type { Plan } from '../../../../rules/programme/plan.js';
import { recommend } from '../../../../rules/programme/recommend.js';
import { sgt } from '../given.js';
import { facts, nobody, point, programme, shipped } from './given.js';

const loadsOf = ({ weeks }: Plan) => weeks.map(({ slots }) => (slots[0]?.numbers.loadGrams ?? 0) / 1_000);
const maximum = [point('one_rep_max', 100, 'leg-press')];
const asOf = sgt('2027-01-11 00:00');
const known = facts(maximum, { asOf });
const harder = programme({ intensity: { of: 'one_rep_max', from: 80, to: 84 }, sets: 4 });
/** On the Tuesday of the second week. */
const until = sgt('2027-01-12 09:00');
const moved = (to = harder, from = programme()) => recommend(to, nobody, known, [{ programme: from, until }]);

describe('R50: who is moved to another version', () => {
  it('is asked for the same in the weeks that had begun, and from the next one on for no more than a step above', () => {
    expect(loadsOf(recommend(harder, nobody, known))).toEqual([80, 80, 80]);
    const plan = moved();
    expect(loadsOf(plan)).toEqual([70, 70, 75]);
    expect(plan.weeks.slice(0, 2)).toEqual(recommend(programme(), nobody, known).weeks.slice(0, 2));
    expect(plan.weeks.map(({ slots }) => slots[0]?.numbers.sets)).toEqual([3, 3, 4]);
    expect(plan.weeks[2]?.slots[0]?.because.join()).toContain(
      'held to no more than 10 % or one step above the 70 kg of the week before',
    );
  });

  it('twice in a week is asked for what the last of them says, once the next week begins', () => {
    const between = programme({ sets: 9 });
    const formerly = [
      { programme: programme(), until },
      { programme: between, until: until + 1 },
    ];
    const plan = recommend(harder, nobody, known, formerly);
    expect(plan).toEqual(moved());
  });

  it('before it began has the plan of the new one; of a version with other weeks nothing can stay', () => {
    const early = [{ programme: programme(), until: sgt('2027-01-03 09:00') }];
    expect(recommend(harder, nobody, known, early)).toEqual(recommend(harder, nobody, known));
    const elsewhere = programme({}, { from: '2027-01-05', to: '2027-01-25' });
    expect(moved(harder, elsewhere)).toEqual(recommend(harder, nobody, known));
  });

  it('is told what would change, by the weeks on end in which it does', () => {
    const changes = numberChanges(recommend(programme(), nobody, known), moved(), until);
    expect(changes.map((one) => `${one.slot}: ${numberChangeText(one)}`)).toEqual([
      'legs: 3 sets → 4 sets in week 3',
      'legs: 70 kg → 75 kg in week 3',
    ]);
    const all = numberChanges(recommend(programme(), nobody, known), recommend(harder, nobody, known), 0);
    expect(all.map(numberChangeText)).toEqual(['3 sets → 4 sets in weeks 1 to 3', '70 kg → 80 kg in weeks 1 to 3']);
    const walking = programme({}, { blocks: [{ name: 'Walk', weeks: 3, slots: [{ ...walk }] }] });
    expect(numberChanges(recommend(programme(), nobody, known), moved(walking), until).map(numberChangeText)).toContain(
      'nothing → 20 min in week 3',
    );
  });

  it('whenever that is, and between whatever versions: what began stays, and no step is greater than it may be', () => {
    const programmes = [programme(), harder, programme({ progression: { afterWorkouts: 1, step: 5 } })];
    const all = [...programmes, shipped('ten-weeks-to-the-test'), shipped('gentle-knee')];
    const { bounds, from, timeZone } = programme();
    const alike = all.map((one) => ({ ...one, bounds, from, timeZone }));
    return fc.assert(
      fc.property(
        fc.constantFrom(...alike),
        fc.constantFrom(...alike),
        fc.integer({ min: sgt('2026-12-30 00:00'), max: sgt('2027-03-20 00:00') }),
        fc.double({ min: 1, max: 300, noNaN: true }),
        (one, other, at, kg) => {
          const facts = { metrics: [point('one_rep_max', kg, 'leg-press')], workouts: [], machines: [], asOf: at };
          const [was, is] = [
            recommend(one, nobody, facts),
            recommend(other, nobody, facts, [{ programme: one, until: at }]),
          ];
          for (const [i, week] of is.weeks.entries())
            if (sgt(`${week.from} 00:00`) <= at && was.weeks[i]) expect(week).toEqual(was.weeks[i]);
          expect(jumpsOf(is)).toEqual([]);
        },
      ),
      { numRuns: 150 },
    );
  });
});

const walk = { id: 'walk', exercises: ['treadmill-walk'], timesAWeek: 1, minutes: 20 };
