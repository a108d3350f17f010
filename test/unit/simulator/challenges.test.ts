import { expect, it } from 'vitest';
import { asksOf } from '../../../rules/asks.js';
import { check } from '../../../rules/check.js';
import type { Rule } from '../../../rules/rule.js';
import { checkEnrolment, checkTeam } from '../../../schemas/checks.js';
import { seasonOf } from '../../../simulator/challenges.js';
import { world } from '../../../simulator/world.js';

const gyms = world({ seed: '7', gyms: 1, machinesPerGym: 8, membersPerGym: 200 });
const inNovember = Date.parse('2026-11-30T15:59:59Z');
const { challenges, enrolments, teams } = seasonOf(gyms, '7', inNovember);

it('R34: the simulated gyms have challenges of the month that the API would take', () => {
  expect(challenges).toHaveLength(5);
  for (const { challengeId, rule, ...terms } of challenges) {
    expect(challengeId).toMatch(/-2026-11$/);
    expect(new Date(terms.from).toISOString()).toBe('2026-10-31T16:00:00.000Z');
    expect(new Date(terms.to).toISOString()).toBe('2026-11-30T16:00:00.000Z');
    expect(check(JSON.parse(rule), terms)).toEqual([]);
    const { looksBackDays, uses } = asksOf((JSON.parse(rule) as Rule).root);
    const joined = enrolments.filter((enrolment) => enrolment.challengeId === challengeId);
    expect(joined.length).toBeGreaterThan(20);
    for (const enrolment of joined) {
      expect(enrolment.judgedBy).toEqual({ from: terms.from, to: terms.to, looksBackDays, uses });
      expect(checkEnrolment(enrolment, inNovember)).toBeNull();
    }
  }
  expect(new Set(enrolments.map(({ enrolmentId }) => enrolmentId)).size).toBe(enrolments.length);
});

it('R34: of them one is for teams of five, whose members are of one gym, and one for gyms', () => {
  const membersIn = (teamId: string) => enrolments.filter((enrolment) => enrolment.teamId === teamId).length;
  expect(teams.length).toBeGreaterThan(4);
  for (const team of teams) {
    expect(checkTeam(team, inNovember)).toBeNull();
    expect(membersIn(team.teamId)).toBeGreaterThan(0);
    expect(membersIn(team.teamId)).toBeLessThanOrEqual(5);
  }
  expect(membersIn('gym-1')).toBeGreaterThan(20);
});

it('who takes part follows from the seed', () => {
  expect(seasonOf(gyms, '7', inNovember)).toEqual({ challenges, enrolments, teams });
  expect(seasonOf(gyms, '8', inNovember).enrolments).not.toEqual(enrolments);
  expect(seasonOf(gyms, '7', inNovember + 1_000).challenges[0]?.challengeId).toMatch(/-2026-12$/);
});
