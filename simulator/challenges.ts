/** What the gyms' members can take part in this month, and who does. */
import type { Challenge } from '../schemas/generated/challenges.js';
import type { Enrolment } from '../schemas/generated/enrolments.js';
import { DAY_S, dayOf, secondOf, TIME_ZONE } from './calendar.js';
import { random } from './random.js';
import type { GymWorld } from './world.js';

/** Challenges and who joined them, to publish in this order: a challenge that is known has its members already. */
export interface Season {
  readonly enrolments: readonly Enrolment[];
  readonly challenges: readonly Challenge[];
}

/** Of which a month is made; `joins`: the share of the members who take part. */
interface Kind {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly joins: number;
  readonly root: object;
}

const target = (measure: string, amount: number, unit: string, more: object = {}) => ({
  ...{ kind: 'target', measure, atLeast: { amount, unit } },
  ...more,
});

const kinds: readonly Kind[] = [
  {
    id: 'ten-days',
    name: 'Ten days',
    description: 'Half an hour a day, on ten days of the month, on whatever you like.',
    joins: 0.6,
    root: { kind: 'each', each: 'day', atLeast: 10, rule: target('minutes', 30, 'min') },
  },
  {
    id: 'tonnes',
    name: 'Bronze, silver, gold',
    description: 'How many tonnes do you lift in a month?',
    joins: 0.4,
    root: {
      kind: 'tiers',
      tiers: [
        { name: 'bronze', rule: target('weight_volume', 10, 't') },
        { name: 'silver', rule: target('weight_volume', 40, 't') },
        { name: 'gold', rule: target('weight_volume', 100, 't') },
      ],
    },
  },
  {
    id: 'far-enough',
    name: 'A marathon in a month',
    description: 'By foot or by oar; of each day 10 km count.',
    joins: 0.3,
    root: target('distance', 42.195, 'km', {
      where: { equipmentTypes: ['TREADMILL', 'ROWER'] },
      cap: { per: 'day', amount: { amount: 10, unit: 'km' } },
    }),
  },
];

/** Those of the month, in Singapore, of a time (ms); the same seed gives the same members of each. */
export function seasonOf(gyms: readonly GymWorld[], seed: string, at: number): Season {
  const { month, from, to } = monthOf(at);
  const judgedBy = { from, to, looksBackDays: 0, uses: [] };
  const challenges = kinds.map(({ id, name, description, root }) => ({
    ...{ challengeId: `${id}-${month}`, version: 1, name, description, from, to },
    rule: JSON.stringify({ schema: 1, root }),
    ...{ timeZone: TIME_ZONE, dayStartsMinute: 0, weekStartsOn: 1, gyms: [], groups: [] },
    ...{ keepsAwards: true, milestones: [50], withdrawn: false, by: 'simulator', at: from },
  }));
  const members = gyms.flatMap((gym) => gym.members.flatMap(({ userId }) => (userId === null ? [] : [userId])));
  const enrolments = kinds.flatMap(({ id, joins }) => {
    const challengeId = `${id}-${month}`;
    return members.flatMap((userId) => {
      const draw = random(`${seed}/${challengeId}/${userId}`);
      const enrolmentId = draw.uuid();
      if (!draw.chance(joins)) return [];
      const joined = { enrolmentId, userId, challengeId, version: 1, joinedAt: from, judgedBy };
      return [{ ...joined, left: false, teamId: null, by: userId, reason: '', at: from }];
    });
  });
  return { enrolments, challenges };
}

/** YYYY-MM, and its begin and end, ms. */
function monthOf(at: number): { month: string; from: number; to: number } {
  const day = new Date(dayOf(Math.floor(at / 1_000)) * DAY_S * 1_000);
  const first = (months: number) => Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + months, 1) / 1_000 / DAY_S;
  const beginOf = (number: number) => secondOf(number, 0) * 1_000;
  return { month: day.toISOString().slice(0, 7), from: beginOf(first(0)), to: beginOf(first(1)) };
}
