/** Challenges and enrolments for tests, in November 2026 in Singapore. */
import type { Challenge } from '../../../../schemas/generated/challenges.js';
import type { Participation } from '../../../../schemas/generated/participations.js';
import { challenges, participations } from '../../../../schemas/topics.js';
import { entry, told } from '../../../scenario/facts.js';
import { sgt } from '../../rules/given.js';
import { uuid } from '../totals/given.js';

/** At least 30 minutes on 2 days of November. */
export const twoDays: Challenge = {
  challengeId: 'two-days',
  version: 1,
  name: 'Two days',
  description: '',
  rule: JSON.stringify({
    schema: 1,
    root: {
      kind: 'each',
      each: 'day',
      atLeast: 2,
      rule: { kind: 'target', measure: 'minutes', atLeast: { amount: 30, unit: 'min' } },
    },
  }),
  from: sgt('2026-11-01 00:00'),
  to: sgt('2026-12-01 00:00'),
  timeZone: 'Asia/Singapore',
  dayStartsMinute: 0,
  weekStartsOn: 1,
  gyms: [],
  groups: [],
  keepsAwards: true,
  milestones: [],
  withdrawn: false,
  by: 'staff',
  at: sgt('2026-10-20 00:00'),
};

/** The entry of a challenge, with these differences. */
export const challenge = (given: Partial<Challenge> = {}) => entry(challenges, { ...twoDays, ...given });

/** That Ana joined it as it began, or with these differences. */
export const participation = (given: Partial<Participation> = {}): Participation => ({
  enrolmentId: uuid(900),
  userId: 'ana',
  enrolledFor: 'ana',
  challengeId: 'two-days',
  version: 1,
  joinedAt: sgt('2026-11-01 00:00'),
  left: false,
  teamId: null,
  stays: [],
  judgedBy: { from: twoDays.from, to: twoDays.to, looksBackDays: 0, uses: [] },
  capacities: [],
  formerly: [],
  at: sgt('2026-10-25 00:00'),
  ...given,
});

export const joined = (given: Partial<Participation> = {}) =>
  told(participations, participation(given), 'enrolments/0');
