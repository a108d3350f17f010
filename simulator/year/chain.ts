/** A chain of gyms in two time zones with its members, and the facts about them to publish. */
import type { Person } from '../people.js';
import { type Fact, facts, type GymWorld, world } from '../world.js';
import { type Habits, habitsOf } from './habits.js';

/** How large a year, and which. */
export interface YearOptions {
  readonly seed: string;
  readonly members: number;
  readonly year: number;
}

/** A gym, and whose clock is on its wall. */
export interface ChainGym extends GymWorld {
  readonly timeZone: string;
}

export interface Chain {
  readonly gyms: readonly ChainGym[];
  readonly members: readonly Habits[];
}

const MEMBERS_PER_GYM = 1_000;
const MACHINES_PER_GYM = 40;
const SINGAPORE = 'Asia/Singapore';
const LONDON = 'Europe/London';
/** One gym in four is in London. */
const zoneOf = (gym: number) => (gym % 4 === 3 ? LONDON : SINGAPORE);

/** The chain of a seed: a gym for each thousand members, four at least. */
export function chainOf({ seed, members, year }: YearOptions): Chain {
  const count = Math.max(Math.ceil(members / MEMBERS_PER_GYM), 4);
  const membersPerGym = Math.ceil(members / count);
  const gyms = world({ seed, gyms: count, machinesPerGym: MACHINES_PER_GYM, membersPerGym });
  const inOrder = gyms.flatMap(({ members }, gym) => members.map((member) => ({ member, gym }))).slice(0, members);
  return {
    gyms: gyms.map((gym, i) => ({ ...gym, timeZone: zoneOf(i) })),
    members: inOrder.flatMap(({ member, gym }) =>
      isMember(member) ? [habitsOf(seed, member, member.userId, gym, count, year)] : [],
    ),
  };
}

const isMember = (person: Person): person is Person & { userId: string } => person.userId !== null;

/** Gyms, machines, members and what they said of their bodies when they joined. */
export function* chainFacts(chain: Chain, seed: string): Generator<Fact> {
  const zones = new Map(chain.gyms.map(({ gymId, timeZone }) => [gymId, timeZone]));
  const known = new Set(chain.members.map(({ userId }) => userId));
  for (const fact of facts(chain.gyms, seed)) {
    if (fact.topic === 'gyms')
      yield { ...fact, value: { ...fact.value, timeZone: zones.get(fact.value.gymId) ?? LONDON } };
    else if (fact.topic === 'users') {
      const timeZone = zones.get(fact.value.homeGymId ?? '') ?? LONDON;
      if (known.has(fact.key)) yield { ...fact, value: { ...fact.value, timeZone } };
    } else if (fact.topic === 'equipment' || known.has(fact.key)) yield fact;
  }
}
