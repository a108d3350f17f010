/** A team challenge of November in Singapore, and what members give, for tests. */
import { contributionOf } from '../../../../rules/contribution.js';
import type { Rule } from '../../../../rules/rule.js';
import { sharesOf } from '../../../../rules/team.js';
import type { Contribution } from '../../../../schemas/generated/contributions.js';
import type { Team } from '../../../../schemas/generated/teams.js';
import { contributions, teams } from '../../../../schemas/topics.js';
import { entry, retracted, told } from '../../../scenario/facts.js';
import { nobody, november, sgt, workout } from '../../rules/given.js';
import { challenge } from '../challenges/given.js';

const minutes = (amount: number) => ({ kind: 'target', measure: 'minutes', atLeast: { amount, unit: 'min' } });

/** In two weeks 150 minutes on average, and nobody less than 60. */
export const together: Rule = {
  schema: 1,
  root: {
    kind: 'team',
    each: 'week',
    atLeast: 2,
    conditions: [
      { across: 'mean', rule: minutes(150) },
      { across: 'every', rule: minutes(60) },
    ],
  } as Rule['root'],
};

/** Gyms are ranked by the minutes of all. */
export const contest: Rule = {
  schema: 1,
  root: { kind: 'ranking', measure: 'minutes', across: 'sum' } as Rule['root'],
};

export const teamChallenge = (more: Parameters<typeof challenge>[0] = {}) =>
  challenge({ challengeId: 'together', rule: JSON.stringify(together), ...more });

/** Workouts by day of November: so many minutes at seven. */
export type Trained = Readonly<Record<number, number>>;

/** What a member gives who trained so. */
export function given(
  userId: string,
  trained: Trained,
  { rule = together, ...more }: Partial<Contribution> & { rule?: Rule } = {},
): Contribution {
  const workouts = Object.entries(trained).map(([day, minutes]) =>
    workout(`2026-11-${day.padStart(2, '0')} 07:00`, { minutes }),
  );
  const contribution = contributionOf(rule, { workouts, person: nobody, terms: november, now: november.to });
  const ends = workouts.map(({ endedAt }) => endedAt);
  return {
    ...{ userId, enrolledFor: userId, challengeId: 'together', version: 1, teamId: 'red', isIn: true, stays: [] },
    parts: sharesOf(rule, contribution).map((share) => ({ ...share, lacks: false, later: false })),
    evidenceUntil: ends.length === 0 ? null : Math.max(...ends),
    ...more,
  };
}

// Of one member always the same task.
const taskOf = (userId: string) => `challenges/${userId.length}`;

export const gives = (...of: Parameters<typeof given>) => told(contributions, given(...of), taskOf(of[0]));

/** They left, or went to another team. */
export const leaves = (userId: string, { teamId = 'red', version = 1 } = {}) =>
  retracted(
    contributions,
    { key: `${teamId}/together/${version}`, entity: JSON.stringify([userId, 'together']) },
    taskOf(userId),
  );

export const team = (more: Partial<Team> = {}) =>
  entry(teams, {
    ...{ teamId: 'red', challengeId: 'together', displayName: 'Red', gymId: null, size: null, disbanded: false },
    ...{ by: 'staff', validFrom: sgt('2026-10-20 00:00'), ...more },
  });
