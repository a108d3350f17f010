/** The challenge that goes through the past and on into the coming weeks. It is the first that is told of a past: its id says which day the past leads up to. */
import type { Challenge } from '../../schemas/generated/challenges.js';
import type { Enrolment } from '../../schemas/generated/enrolments.js';
import { DAY_S, secondOf, TIME_ZONE } from '../calendar.js';
import { random } from '../random.js';
import { type PastOptions, spanOf } from './past.js';
import type { Regular } from './regulars.js';

const PREFIX = 'many-days-';
/** It goes on for so long after the past. */
const GOES_ON_DAYS = 14;
/** Of the days of a week, those that are asked for: more than most come. */
const DAYS_A_WEEK = 4;

/** The challenge and who takes part: all regulars, since they joined. */
export function milestoneOf(
  regulars: readonly Regular[],
  past: PastOptions,
): { challenge: Challenge; enrolments: readonly Enrolment[] } {
  const { from } = spanOf(past);
  const to = secondOf(past.day + GOES_ON_DAYS, 0) * 1_000;
  const days = Math.ceil((past.weeks + GOES_ON_DAYS / 7) * DAYS_A_WEEK);
  const challengeId = `${PREFIX}${new Date(past.day * DAY_S * 1_000).toISOString().slice(0, 10)}`;
  const enough = { kind: 'target', measure: 'minutes', atLeast: { amount: 20, unit: 'min' } };
  const root = { kind: 'each', each: 'day', atLeast: days, rule: enough };
  const judgedBy = { from, to, looksBackDays: 0, uses: [] };
  return {
    challenge: {
      ...{ challengeId, version: 1, name: `${days} days`, from, to },
      description: `Twenty minutes a day, on ${days} days, for who keeps coming.`,
      rule: JSON.stringify({ schema: 1, root }),
      ...{ timeZone: TIME_ZONE, dayStartsMinute: 0, weekStartsOn: 1, gyms: [], groups: [] },
      ...{ keepsAwards: true, milestones: [25, 50, 75], withdrawn: false, by: 'simulator', at: from },
    },
    enrolments: regulars.map(({ person: { userId }, joinsIn }) => {
      const joinedAt = from + 7 * joinsIn * DAY_S * 1_000;
      return {
        enrolmentId: random(`${past.seed}/${challengeId}/${userId}`).uuid(),
        ...{ userId, challengeId, version: 1, joinedAt, left: false, teamId: null, judgedBy, capacities: [] },
        ...{ movedFrom: null, by: userId, reason: '', at: joinedAt },
      };
    }),
  };
}

/** The day that the past leads up to whose challenge is among these; null: none is. */
export function dayBegun(challengeIds: Iterable<string>): number | null {
  const begun = [...challengeIds].filter((id) => id.startsWith(PREFIX)).sort();
  const day = Date.parse(begun[0]?.slice(PREFIX.length) ?? '') / 1_000 / DAY_S;
  return Number.isInteger(day) ? day : null;
}
