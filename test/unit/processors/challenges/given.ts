/** Challenges and enrolments for tests, in November 2026 in Singapore. */
import type { Challenge } from '../../../../schemas/generated/challenges.js';
import type { Enrolment } from '../../../../schemas/generated/enrolments.js';
import { challenges, enrolments } from '../../../../schemas/topics.js';
import { entry, fact } from '../../../scenario/facts.js';
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
export const enrolment = (given: Partial<Enrolment> = {}): Enrolment => ({
  enrolmentId: uuid(900),
  userId: 'ana',
  challengeId: 'two-days',
  version: 1,
  joinedAt: sgt('2026-11-01 00:00'),
  left: false,
  teamId: null,
  judgedBy: { from: twoDays.from, to: twoDays.to, looksBackDays: 0, uses: [] },
  by: 'ana',
  reason: '',
  at: sgt('2026-10-25 00:00'),
  ...given,
});

export const joined = (given: Partial<Enrolment> = {}) => fact(enrolments, enrolment(given));
