/** What the gyms' members can take part in this month, and who does. */
import type { Challenge } from '../schemas/generated/challenges.js';
import type { Enrolment } from '../schemas/generated/enrolments.js';
import type { Team } from '../schemas/generated/teams.js';
import { DAY_S, dayOf, secondOf, TIME_ZONE } from './calendar.js';
import { random } from './random.js';
import type { GymWorld } from './world.js';

/** Challenges, their teams and who joined them, to publish in this order: a challenge that is known has its members already. */
export interface Season {
  readonly teams: readonly Team[];
  readonly enrolments: readonly Enrolment[];
  readonly challenges: readonly Challenge[];
}

/** Of which a month is made; `joins`: the share of the members who take part. */
interface Kind {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly joins: number;
  /** Whom members train for; left out: each alone. */
  readonly for?: 'gym' | 'team';
  readonly root: object;
}

/** At most so many are a team. */
const TEAM = 5;

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
  {
    id: 'five-friends',
    name: 'Five friends',
    description: 'In three weeks of the month: an hour on average, and nobody stays at home.',
    joins: 0.2,
    for: 'team',
    root: {
      ...{ kind: 'team', each: 'week', atLeast: 3, mostMembers: TEAM },
      conditions: [
        { across: 'mean', rule: target('minutes', 60, 'min') },
        { across: 'every', rule: target('minutes', 15, 'min') },
      ],
    },
  },
  {
    id: 'gym-against-gym',
    name: 'Gym against gym',
    description: 'Which gym trains most this month, by the minutes of a member who takes part?',
    joins: 0.5,
    for: 'gym',
    root: { kind: 'ranking', measure: 'minutes', across: 'mean' },
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
  const enrolments: Enrolment[] = [];
  const teams: Team[] = [];
  for (const { id, joins, for: trainsFor } of kinds) {
    const challengeId = `${id}-${month}`;
    for (const { gymId, name, members } of gyms) {
      const joined = members.flatMap(({ userId }) => {
        if (userId === null) return [];
        const draw = random(`${seed}/${challengeId}/${userId}`);
        const enrolmentId = draw.uuid();
        return draw.chance(joins) ? [{ userId, enrolmentId }] : [];
      });
      const teamOf = (n: number) => `${challengeId}-${gymId}-${Math.floor(n / TEAM) + 1}`;
      for (const [n, { userId, enrolmentId }] of joined.entries()) {
        const teamId = trainsFor === 'team' ? teamOf(n) : trainsFor === 'gym' ? gymId : null;
        const of = { enrolmentId, userId, challengeId, version: 1, joinedAt: from, judgedBy };
        enrolments.push({
          ...of,
          capacities: [],
          movedFrom: null,
          left: false,
          teamId,
          by: userId,
          reason: '',
          at: from,
        });
      }
      if (trainsFor !== 'team') continue;
      for (let n = 0; n < joined.length; n += TEAM) {
        const displayName = `${name} team ${Math.floor(n / TEAM) + 1}`;
        const of = { teamId: teamOf(n), challengeId, displayName, gymId, size: null, disbanded: false };
        teams.push({ ...of, by: 'simulator', validFrom: from });
      }
    }
  }
  return { teams, enrolments, challenges };
}

/** The month, in Singapore, of a time (ms): YYYY-MM, and its begin and end, ms. */
export function monthOf(at: number): { month: string; from: number; to: number } {
  const day = new Date(dayOf(Math.floor(at / 1_000)) * DAY_S * 1_000);
  const first = (months: number) => Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + months, 1) / 1_000 / DAY_S;
  const beginOf = (number: number) => secondOf(number, 0) * 1_000;
  return { month: day.toISOString().slice(0, 7), from: beginOf(first(0)), to: beginOf(first(1)) };
}
