/** A team is judged in each span by who was in it as that ended, whoever came or went since. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { giftsOf } from '../../../../processors/challenges/stays.js';
import { addGift, judgedOf, nothingYet } from '../../../../processors/teams/members.js';
import { Calendar, type Span } from '../../../../rules/calendar.js';
import { contributionOf } from '../../../../rules/contribution.js';
import type { Rule } from '../../../../rules/rule.js';
import { judgeSums, judgeTeam, sharesOf } from '../../../../rules/team.js';
import type { Stay } from '../../../../schemas/generated/participations.js';
import { nobody, november, sgt, workout } from '../../rules/given.js';
import { twoDays } from './given.js';

const DAY_MS = 86_400_000;
const minutes = (amount: number) => ({ kind: 'target', measure: 'minutes', atLeast: { amount, unit: 'min' } });
const ruleOf = (each: Span | undefined, acrosses: readonly string[]): Rule => ({
  schema: 1,
  root: {
    kind: 'team',
    ...(each && { each, atLeast: 1 }),
    conditions: acrosses.map((across) => ({ across, ...(across === 'best' && { members: 2 }), rule: minutes(60) })),
  } as Rule['root'],
});

/** Days of November on which somebody was in the team: [from, until), whole days from midnight. */
const days = fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 4 }).map((all) => {
  const sorted = all.toSorted((a, b) => a - b);
  return Array.from({ length: Math.ceil(sorted.length / 2) }, (_, i): Stay => {
    const [from = 0, until] = sorted.slice(2 * i, 2 * i + 2).map((day) => november.from + day * DAY_MS - DAY_MS / 2);
    return { teamId: 'red', from, until: until ?? null };
  });
});
const person = fc.record({
  stays: days,
  trained: fc.dictionary(fc.constantFrom('01', '02', '08', '09', '15', '30'), fc.integer({ min: 10, max: 150 })),
});
type Trained = Record<string, number>;

function sharesFor(rule: Rule, trained: Trained) {
  const workouts = Object.entries(trained).map(([day, minutes]) => workout(`2026-11-${day} 07:00`, { minutes }));
  return contributionOf(rule, { workouts, person: nobody, terms: november, now: november.to });
}

/** Spans of November and when they end. */
function spansOf(each: Span | undefined) {
  if (!each) return [{ name: '', end: november.to }];
  const calendar = new Calendar(november);
  const first = calendar.numberOf(each, november.from);
  return Array.from({ length: calendar.countOf(each, november.from, november.to) }, (_, i) => ({
    name: calendar.nameOf(each, first + i),
    end: Math.min(calendar.endOf(each, first + i), november.to),
  }));
}

it('R34, R94: sums of what members give to a team are those of who was in it as each span ended', () =>
  fc.assert(
    fc.property(
      fc.array(person, { minLength: 1, maxLength: 4 }),
      fc.constantFrom<Span | undefined>('day', 'week', undefined),
      fc.subarray(['sum', 'mean', 'every', 'best'], { minLength: 1 }),
      (people, each, acrosses) => {
        const rule = ruleOf(each, acrosses);
        const team = nothingYet();
        for (const { stays, trained } of people) {
          const last = stays.at(-1);
          const in_ = { teamId: 'red', left: last?.until !== null, stays };
          const shares = sharesOf(rule, sharesFor(rule, trained));
          for (const gift of giftsOf(rule, twoDays, in_, shares)) addGift(team, gift);
        }
        const now = november.to;
        const held = spansOf(each).flatMap(({ name, end }) => {
          const then = people.filter(({ stays }) =>
            stays.some(({ from, until }) => from < end && (until === null || until >= end)),
          );
          const parts = then.map(({ trained }) => ({
            parts: sharesFor(rule, trained).parts.filter(({ span }) => span === name),
            verdicts: [],
          }));
          return judgeTeam(rule, parts, { terms: november, now }).value > 0 ? [{ name, end }] : [];
        });
        const judged = judgeSums(rule, judgedOf(team), { terms: november, now });
        // Whom nobody is in any more is not judged.
        if (team.members === 0) return;
        expect({ value: judged.value, completedAt: judged.completedAt }).toEqual({
          value: held.length,
          completedAt: held[0]?.end ?? null,
        });
      },
    ),
    { numRuns: 300 },
  ));

it('R31: who leaves once the challenge is over, or goes to another team then, has trained for the first', () => {
  const rule = ruleOf(undefined, ['sum']);
  const shares = sharesOf(rule, sharesFor(rule, { '02': 60 }));
  const stays: Stay[] = [
    { teamId: 'red', from: november.from, until: november.to + DAY_MS },
    { teamId: 'blue', from: november.to + DAY_MS, until: null },
  ];
  expect(giftsOf(rule, twoDays, { teamId: 'blue', left: false, stays }, shares)).toMatchObject([
    { teamId: 'red', isIn: true, parts: [{ amount: 3_600_000 }] },
  ]);
});

it('takes all that counts by weeks that are not over to the other team, and leaves the rest', () => {
  const rule = ruleOf('week', ['sum']);
  const shares = sharesOf(rule, sharesFor(rule, { '02': 60, '09': 90 }));
  const moved = sgt('2026-11-10 12:00');
  const stays: Stay[] = [
    { teamId: 'red', from: november.from, until: moved },
    { teamId: 'blue', from: moved, until: null },
  ];
  expect(giftsOf(rule, twoDays, { teamId: 'blue', left: false, stays }, shares)).toMatchObject([
    { teamId: 'red', isIn: false, parts: [{ span: '2026-11-02', amount: 60 * 60_000 }] },
    { teamId: 'blue', isIn: true, parts: [{ span: '2026-11-09', amount: 90 * 60_000 }] },
  ]);
});
