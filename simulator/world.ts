/** The gyms of a chain with their machines and members, from a seed; and the facts about them to publish. */
import type { BodyMeasurement } from '../schemas/generated/body-measurements.js';
import type { Equipment } from '../schemas/generated/equipment.js';
import type { Gym } from '../schemas/generated/gyms.js';
import type { User } from '../schemas/generated/users.js';
import { CLOSES_MINUTE, OPENS_MINUTE, TIME_ZONE } from './calendar.js';
import { layout, type MachineKind } from './machines.js';
import { type Person, person } from './people.js';
import { type Random, random } from './random.js';

/** How large a world. */
export interface WorldSize {
  readonly seed: string;
  readonly gyms: number;
  readonly machinesPerGym: number;
  readonly membersPerGym: number;
}

/** A machine where it stands. */
export interface Machine extends MachineKind {
  readonly equipmentId: string;
  readonly gymId: string;
}

/** One gym with all that is in it. */
export interface GymWorld {
  readonly gymId: string;
  readonly name: string;
  readonly alwaysOpen: boolean;
  readonly machines: readonly Machine[];
  readonly members: readonly Person[];
}

/** A fact to publish before anything happens. */
export type Fact =
  | { readonly topic: 'gyms'; readonly key: string; readonly value: Gym }
  | { readonly topic: 'equipment'; readonly key: string; readonly value: Equipment }
  | { readonly topic: 'users'; readonly key: string; readonly value: User }
  | { readonly topic: 'body-measurements'; readonly key: string; readonly value: BodyMeasurement };

/** Since when the world is as it is. */
const FOUNDED = Date.UTC(2020, 0, 1);

const PLACES = 'Tampines Bedok Jurong Orchard Woodlands Clementi Novena Punggol Bishan Queenstown'.split(' ');
/** Times at which people like to train, minutes after midnight. */
const RUSH_MINUTES = [7 * 60, 12 * 60 + 20, 18 * 60 + 30, 20 * 60];

/** The world of a seed; every tenth gym, the first among them, never closes. */
export function world(size: WorldSize): readonly GymWorld[] {
  return Array.from({ length: size.gyms }, (_, index) => {
    const gymId = `gym-${index + 1}`;
    const alwaysOpen = index % 10 === 0;
    const place = PLACES[index % PLACES.length];
    return {
      gymId,
      name:
        index < PLACES.length ? `Repstream ${place}` : `Repstream ${place} ${Math.floor(index / PLACES.length) + 1}`,
      alwaysOpen,
      machines: machinesOf(gymId, size.machinesPerGym),
      members: membersOf(size, gymId, alwaysOpen),
    };
  });
}

function machinesOf(gymId: string, count: number): Machine[] {
  const bought = new Map<string, number>();
  return Array.from({ length: count }, (_, index) => {
    const kind = layout[index % layout.length];
    if (!kind) throw new RangeError('no kinds of machine');
    const number = (bought.get(kind.kind) ?? 0) + 1;
    bought.set(kind.kind, number);
    return { ...kind, gymId, equipmentId: `${gymId}-${kind.kind}-${number}` };
  });
}

function membersOf({ seed, membersPerGym }: WorldSize, gymId: string, alwaysOpen: boolean): Person[] {
  const habits = random(`${seed}/${gymId}/habits`);
  return Array.from({ length: membersPerGym }, (_, index) =>
    person(`${seed}/${gymId}/member/${index}`, preferredMinute(habits, alwaysOpen), true),
  );
}

/** When a person likes to come, minutes after midnight; where the doors never close, six in ten come at any hour. */
export function preferredMinute(draw: Random, alwaysOpen: boolean): number {
  if (draw.chance(alwaysOpen ? 0.6 : 0.3)) {
    return alwaysOpen ? draw.between(0, 1_440) : draw.between(OPENS_MINUTE, CLOSES_MINUTE - 60);
  }
  return draw.normal(draw.pick(RUSH_MINUTES), 60);
}

/** Everything about the world that the platform must know: gyms, machines, members, their first body measurements. `coached`: who has the trainer; left out: about a third. */
export function* facts(
  gyms: readonly GymWorld[],
  seed: string,
  coached: (userId: string) => boolean = isOfAThird,
): Generator<Fact> {
  for (const gym of gyms) yield { topic: 'gyms', key: gym.gymId, value: gymFact(gym) };
  for (const gym of gyms) {
    for (const machine of gym.machines)
      yield { topic: 'equipment', key: machine.equipmentId, value: equipmentFact(machine) };
  }
  for (const gym of gyms) {
    for (const member of gym.members) {
      if (member.userId === null) continue;
      yield {
        topic: 'users',
        key: member.userId,
        value: userFact(member, member.userId, gym.gymId, coached(member.userId)),
      };
      if (!member.filledTheForm) continue;
      yield { topic: 'body-measurements', key: member.userId, value: formFact(member, member.userId, seed) };
    }
  }
}

const gymFact = ({ gymId, name, alwaysOpen }: GymWorld): Gym => ({
  gymId,
  name,
  timeZone: TIME_ZONE,
  validFrom: FOUNDED,
  openingHours: alwaysOpen
    ? []
    : [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opensMinute: OPENS_MINUTE, closesMinute: CLOSES_MINUTE })),
});

const equipmentFact = (machine: Machine): Equipment => ({
  equipmentId: machine.equipmentId,
  gymId: machine.gymId,
  type: machine.type,
  model: machine.model,
  exerciseId: machine.exerciseId,
  displayName: `${machine.displayName} ${machine.equipmentId.split('-').at(-1)}`,
  stackStepGrams: machine.stepGrams || null,
  stepHeightMm: machine.stepHeightMm,
  inService: true,
  validFrom: FOUNDED,
});

/** The local stack has a token for it. */
const TRAINER = 'trainer-1';

const isOfAThird = (userId: string) => userId.charCodeAt(0) % 3 === 0;

const userFact = (member: Person, userId: string, gymId: string, isCoached: boolean): User => ({
  userId,
  displayName: member.displayName,
  namedAt: FOUNDED,
  sex: member.sex,
  birthDate: member.birthDate,
  timeZone: TIME_ZONE,
  homeGymId: gymId,
  groups: [],
  onLeaderboards: true,
  notices: true,
  trainers: isCoached ? [TRAINER] : [],
  at: FOUNDED,
  erased: false,
});

const formFact = (member: Person, userId: string, seed: string): BodyMeasurement => ({
  measurementId: random(`${seed}/form/${userId}`).uuid(),
  userId,
  equipmentId: null,
  at: FOUNDED,
  weightGrams: member.weightGrams,
  heightMm: member.heightMm,
  bodyFatBp: null,
  muscleMassGrams: null,
  waterMassGrams: null,
  boneMassGrams: null,
  visceralFatRating: null,
  restingHeartRateBpm: member.restingHeartRateBpm,
});
