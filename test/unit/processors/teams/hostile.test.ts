import fc from 'fast-check';
import { it } from 'vitest';
import { teamProgress } from '../../../../processors/teams/views.js';
import type { Rule } from '../../../../rules/rule.js';
import { judgeTeam } from '../../../../rules/team.js';
import type { Contribution } from '../../../../schemas/generated/contributions.js';
import { inTurn } from '../../../scenario/copies.js';
import { tick } from '../../../scenario/facts.js';
import { nothing, scenario } from '../../../scenario/scenario.js';
import { november, sgt } from '../../rules/given.js';
import { given as givenBy, gives, leaves, teamChallenge, together } from './given.js';

const given = scenario(await inTurn(() => import('../../../../processors/teams/processor.js')));

/** The second version asks more, and in other ways. */
const harder: Rule = {
  schema: 1,
  root: {
    kind: 'team',
    each: 'day',
    atLeast: 3,
    conditions: [
      { across: 'sum', rule: { kind: 'target', measure: 'minutes', atLeast: { amount: 100, unit: 'min' } } },
      { across: 'best', members: 2, rule: { kind: 'target', measure: 'workouts', atLeast: { amount: 1, unit: '' } } },
    ],
  } as unknown as Rule['root'],
};
const rules: Readonly<Record<number, Rule>> = { 1: together, 2: harder };
const ruleOf = (version: number): Rule => rules[version] ?? together;

// Few of each, so that members meet in teams, move between them and between versions, and share days and weeks.
const change = fc.record({
  userId: fc.constantFrom('ana', 'benny', 'cem', 'd'),
  teamId: fc.constantFrom('red', 'blue', null),
  version: fc.constantFrom(1, 1, 2),
  trained: fc.dictionary(fc.constantFrom('2', '3', '9', '16', '30'), fc.integer({ min: 1, max: 400 })),
});
type Change = Readonly<{ userId: string; teamId: string | null; version: number; trained: Record<string, number> }>;

/** A member is in one team by one version: elsewhere, they are taken back from where they were. */
function factsOf(changes: readonly Change[]) {
  const standing = new Map<string, Contribution>();
  const facts = changes.flatMap(({ userId, teamId, version, trained }) => {
    const was = standing.get(userId);
    const isElsewhere = was && (was.teamId !== teamId || was.version !== version);
    const gone = isElsewhere ? [leaves(userId, was)] : [];
    if (teamId === null) {
      standing.delete(userId);
      return gone;
    }
    const more = { teamId, version, rule: ruleOf(version) };
    standing.set(userId, givenBy(userId, trained, more));
    return [...gone, gives(userId, trained, more)];
  });
  return { facts, standing: [...standing.values()] };
}

/** The rows by judging all members of each team at once. */
function rowsOf(standing: readonly Contribution[], now: number) {
  const keys = new Set(standing.map(({ teamId, version }) => `${teamId}/${version}`));
  return [...keys].map((key) => {
    const members = standing.filter((one) => `${one.teamId}/${one.version}` === key);
    const [{ version, teamId } = { version: 0, teamId: '' }] = members;
    const rule = ruleOf(version);
    const all = members.map(({ parts }) => ({ parts, verdicts: [] }));
    const { changesAt: _, conditions, ...stands } = judgeTeam(rule, all, { terms: november, now });
    const asked = (rule.root as unknown as { conditions: { across: string; members?: number }[] }).conditions;
    const ends = members.flatMap(({ evidenceUntil }) => evidenceUntil ?? []);
    return teamProgress.row({
      ...{ challengeId: 'together', version, teamId, ...stands },
      conditions: conditions.map((one, i) => ({
        ...{ across: asked[i]?.across, members: asked[i]?.members ?? null },
        ...{ dimension: ['mean', 'sum'].includes(asked[i]?.across ?? '') ? 'time' : 'count', ...one },
      })),
      evidenceUntil: ends.length === 0 ? null : Math.max(...ends),
    });
  });
}

it(
  'R26, R34, R84, R94: members who train, correct, leave, and move between teams and versions add up as if only the last had been',
  () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(change, { minLength: 1, maxLength: 8 }),
        fc.constantFrom('2026-11-03 12:00', '2026-11-16 00:00', '2026-12-03 00:00'),
        (changes, time) => {
          const { facts, standing } = factsOf(changes);
          const rows = rowsOf(standing, sgt(time));
          const entries = [1, 2].map((version) => teamChallenge({ version, rule: JSON.stringify(ruleOf(version)) }));
          const expected = rows.length === 0 ? [nothing(teamProgress)] : rows;
          return given(...entries, ...facts, tick(sgt(time))).then(...expected);
        },
      ),
      { numRuns: 15 },
    ),
  60_000,
);
