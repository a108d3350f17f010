/** Who comes to a gym on a day, when, and what they want to do there. */
import { CLOSES_MINUTE, OPENS_MINUTE, secondOf } from './calendar.js';
import type { Family } from './machines.js';
import { type Person, person } from './people.js';
import { type Random, random } from './random.js';
import { type GymWorld, type Machine, preferredMinute } from './world.js';

/** One person's time in a gym. */
export interface Visit {
  readonly gym: GymWorld;
  readonly person: Person;
  readonly arrivesSecond: number;
  readonly draw: Random;
  /** Kinds of machine, in order. */
  readonly wishes: readonly string[];
}

/** Guests per member visit. */
export const GUESTS = 0.1;
/** The last come so long before the doors close, min. */
const LAST_ENTRY_MINUTES = 60;
const CARDIO: ReadonlySet<Family> = new Set(['treadmill', 'bike', 'rower', 'stride']);

/** The visits of a local day to a gym, in order of arrival; the same for the same seed, gym and day. */
export function visitsOf(seed: string, gym: GymWorld, day: number): readonly Visit[] {
  const draw = random(`${seed}/${gym.gymId}/day/${day}`);
  const visits: Visit[] = [];
  for (const member of gym.members) {
    if (!draw.chance(member.visitsPerWeek / 7)) continue;
    visits.push(visit(gym, member, day, member.preferredMinute + draw.normal(0, 30), draw.uuid()));
    if (!draw.chance(GUESTS)) continue;
    const minute = preferredMinute(draw, gym.alwaysOpen);
    visits.push(visit(gym, person(draw.uuid(), minute, false), day, minute, draw.uuid()));
  }
  return visits.sort((one, other) => one.arrivesSecond - other.arrivesSecond);
}

/** Up to `count` members who are in the gym at `second` though none of the day's `visits` is theirs; `regulars`, by id, before others. */
export function crowdOf(
  seed: string,
  gym: GymWorld,
  visits: readonly Visit[],
  second: number,
  count: number,
  regulars: ReadonlySet<string>,
): readonly Visit[] {
  const draw = random(`${seed}/${gym.gymId}/crowd/${second}`);
  const coming = new Set(visits.map((visit) => visit.person));
  const free = shuffled(
    gym.members.filter((member) => !coming.has(member)),
    draw,
  );
  const isRegular = ({ userId }: Person) => userId !== null && regulars.has(userId);
  return [...free.filter(isRegular), ...free.filter((member) => !isRegular(member))]
    .slice(0, Math.max(count, 0))
    .map((member) => visitAt(gym, member, second, draw.uuid()));
}

/** The visit of somebody who comes at about `minute` of a local day, within opening hours. */
export function visit(gym: GymWorld, visitor: Person, day: number, minute: number, seed: string): Visit {
  const within = gym.alwaysOpen
    ? Math.min(Math.max(minute, 0), 1_439)
    : Math.min(Math.max(minute, OPENS_MINUTE), CLOSES_MINUTE - LAST_ENTRY_MINUTES);
  return visitAt(gym, visitor, secondOf(day, within), seed);
}

function visitAt(gym: GymWorld, visitor: Person, arrivesSecond: number, seed: string): Visit {
  const draw = random(seed);
  return { gym, person: visitor, arrivesSecond, draw, wishes: wishes(gym.machines, visitor, draw) };
}

/** The scale now and then, something to warm up, then machines by taste; none twice. */
function wishes(machines: readonly Machine[], visitor: Person, draw: Random): string[] {
  const kinds = (fits: (machine: Machine) => boolean) => [
    ...new Set(machines.filter(fits).map((machine) => machine.kind)),
  ];
  const cardio = shuffled(
    kinds((machine) => CARDIO.has(machine.family)),
    draw,
  );
  const lifts = shuffled(
    kinds((machine) => !CARDIO.has(machine.family) && machine.family !== 'scale'),
    draw,
  );
  const scale = draw.chance(0.15) ? kinds((machine) => machine.family === 'scale') : [];
  const stations = draw.whole(3, 8);
  const endurance = Math.min(Math.max(Math.round(stations * visitor.cardioShare * 0.6), 1), cardio.length);
  return [...scale, ...cardio.slice(0, 1), ...lifts.slice(0, stations - endurance), ...cardio.slice(1, endurance)];
}

/** Fisher and Yates' shuffle. */
function shuffled<Item>(items: readonly Item[], draw: Random): Item[] {
  const left = [...items];
  return items.flatMap(() => left.splice(draw.whole(0, left.length - 1), 1));
}
