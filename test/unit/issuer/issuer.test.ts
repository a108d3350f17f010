/** What a result earns, and what is told of it. */
import { describe, expect, it } from 'vitest';
import { awardIdOf } from '../../../issuer/ids.js';
import { awardsIssuer, teamAwardsIssuer } from '../../../issuer/issuer.js';
import type { ChallengeResult } from '../../../schemas/generated/challenge-results.js';

const HOUR_MS = 3_600_000;
const TICK = Date.parse('2026-11-05T08:00Z');

const result = (more: Partial<ChallengeResult> = {}): ChallengeResult => ({
  ...{ userId: 'ana', enrolledFor: null, challengeId: 'two-days', version: 1, teamId: null },
  ...{ fraction: 1, complete: true },
  ...{ completedAt: TICK - HOUR_MS, tier: 'gold', joinedAt: 0, evidenceUntil: null },
  reached: [
    { kind: 'TIER', name: 'gold', at: TICK - HOUR_MS },
    { kind: 'MILESTONE', name: '50', at: TICK - 50 * HOUR_MS },
  ],
  ...more,
});
const issued = (of: ChallengeResult, isNews = true) =>
  awardsIssuer.issue(of, { tick: TICK, isNews }).map(({ fact, along }) => ({
    award: fact.value as { awardId: string; kind: string; name: string; userId: string },
    notices: along.map(({ value }) => value as { noticeId: string; userId: string; award: { awardId: string } }),
  }));

describe('R33: what a result earns', () => {
  it('is an award for each tier and milestone, and for all of it', () => {
    expect(issued(result()).map(({ award: { kind, name } }) => [kind, name])).toEqual([
      ['TIER', 'gold'],
      ['MILESTONE', '50'],
      ['COMPLETION', ''],
    ]);
    expect(issued(result({ complete: false, completedAt: null, reached: [] }))).toEqual([]);
  });

  it('has ids of what it is about: the same again, whatever else of the result changed', () => {
    const ids = (of: ChallengeResult) => issued(of).map(({ award }) => award.awardId);
    expect(ids(result({ version: 2, completedAt: TICK }))).toEqual(ids(result()));
    const merit = { userId: 'ana', challengeId: 'two-days', kind: 'TIER', name: 'gold' } as const;
    const others = [{ userId: 'ben' }, { challengeId: 'x' }, { kind: 'MILESTONE' as const }, { name: 'silver' }];
    const all = [awardIdOf(merit), ...others.map((other) => awardIdOf({ ...merit, ...other }))];
    expect(new Set(all).size).toBe(all.length);
  });

  it('R26: belongs to the id that joined, and is told to the member as they are known now', () => {
    const ofCard = issued(result({ userId: 'card' }));
    const merged = issued(result({ enrolledFor: 'card' }));
    expect(merged.map(({ award }) => award)).toEqual(ofCard.map(({ award }) => award));
    expect(merged.flatMap(({ notices }) => notices.map(({ userId }) => userId))).toEqual(['ana', 'ana']);
  });

  it('keeps apart what only joins to the same text', () => {
    const one = awardIdOf({ userId: 'a","b', challengeId: 'c', kind: 'TIER', name: 'd' });
    expect(awardIdOf({ userId: 'b', challengeId: 'c","a', kind: 'TIER', name: 'd' })).not.toBe(one);
  });
});

describe('R33: what a team earns', () => {
  const together = (completedAt: number | null, userId = 'ana') =>
    teamAwardsIssuer.issue(
      { userId, enrolledFor: 'card', challengeId: 'five', version: 1, teamId: 'red', completedAt },
      { tick: TICK, isNews: true },
    );

  it('is an award of the whole for each member, told to them while it is news', () => {
    expect(together(TICK - HOUR_MS)).toMatchObject([
      {
        fact: { value: { userId: 'card', kind: 'COMPLETION', earnedAt: TICK - HOUR_MS } },
        along: [{ value: { userId: 'ana', award: { challengeId: 'five' } } }],
      },
    ]);
    expect(together(TICK - 49 * HOUR_MS)).toMatchObject([{ along: [] }]);
    expect(together(null)).toEqual([]);
  });

  it('is given once, whatever team it was with', () => {
    const merit = { userId: 'card', challengeId: 'five', kind: 'COMPLETION', name: '' } as const;
    expect(together(TICK)).toMatchObject([{ fact: { value: { awardId: awardIdOf(merit) } } }]);
  });
});

describe('R92: what is told', () => {
  const told = (of: ChallengeResult, isNews?: boolean) =>
    issued(of, isNews).flatMap(({ award, notices }) => (notices.length > 0 ? [award.kind] : []));

  it('is what was earned within 48 hours of the tick', () => {
    expect(told(result())).toEqual(['TIER', 'COMPLETION']);
    expect(told(result({ completedAt: TICK - 48 * HOUR_MS, reached: [] }))).toEqual(['COMPLETION']);
    expect(told(result({ completedAt: TICK - 48 * HOUR_MS - 1, reached: [] }))).toEqual([]);
  });

  it('is nothing that stood when its build was promoted', () => {
    expect(told(result(), false)).toEqual([]);
  });

  it('names the award, under an id of its own', () => {
    const [first] = issued(result());
    expect(first?.notices).toMatchObject([{ userId: 'ana', award: { awardId: first?.award.awardId } }]);
    expect(first?.notices[0]?.noticeId).not.toBe(first?.award.awardId);
  });
});
