/** Virtual gyms, second by second: a pure function of its options, so that equal seeds give equal streams. */
import type { BodyMeasurement } from '../schemas/generated/body-measurements.js';
import type { Telemetry } from '../schemas/generated/telemetry.js';
import { Agenda, CLOSES_MINUTE, dayOf, OPENS_MINUTE, secondOf } from './calendar.js';
import { courseOf } from './curves/courses.js';
import { type Heart, heart } from './curves/heart.js';
import { type Faults, mishap, router } from './faults.js';
import { Floor } from './floor.js';
import { type Poison, poison, poisonKinds } from './poison.js';
import { random } from './random.js';
import { type RunningSession, startSession } from './session.js';
import { crowdOf, type Visit, visitsOf } from './visits.js';
import { type GymWorld, type Machine, type WorldSize, world } from './world.js';

/** Times in ms since the epoch; `until` null: without end. */
export interface SimulationOptions extends WorldSize {
  readonly from: number;
  readonly until: number | null;
  readonly faults: Faults;
  /** The gyms with who comes to them; left out: the world of this size. */
  readonly chain?: readonly GymWorld[];
  /** At the start at least this share of the machines has somebody to use it, where a gym is open; left out: 0.4. */
  readonly crowd?: number;
  /** Ids of members: where it needs a crowd to begin with they come first, and a few of them are there in any case. */
  readonly regulars?: ReadonlySet<string>;
}

/** A record to write; `at` (ms) is its event time, or for poison the time at which it is written. */
export type SimulatedRecord =
  | { readonly at: number; readonly topic: 'telemetry'; readonly value: Telemetry }
  | { readonly at: number; readonly topic: 'body-measurements'; readonly value: BodyMeasurement }
  | { readonly at: number; readonly topic: 'poison'; readonly value: Poison };

/** What is to be written in one second (since the epoch), by event time, and how many sessions run in it. */
export interface SimulatedSecond {
  readonly second: number;
  readonly sessions: number;
  readonly records: readonly SimulatedRecord[];
}

/** Who is in a gym, and what is left to do. */
interface Visitor {
  readonly visit: Visit;
  readonly wishes: string[];
  readonly heart: Heart;
  waitsSince: number | null;
}

interface Busy {
  readonly session: RunningSession;
  readonly visitor: Visitor;
}

/** Who came in the last so many seconds before the start is there when it begins. */
const STAY_S = 55 * 60;
/** At the start all who are there begin within this time, s. */
const SETTLE_S = 20;
const CROWD = 0.4;
/** So many of the regulars are there at the start, in each gym. */
const REGULARS_THERE = 6;
const PATIENCE_S = 120;
const ON_SCALE_S = 30;
/** How often somebody stands still on the scale until it has heard the heart, which is then as calm as it gets in a gym. */
const STANDS_STILL = 0.65;
/** Poison: every kind once soon after the start, then one in five minutes. */
const FIRST_POISON_S = 7;
const POISON_S = 300;

/** The stream. Memory is that of people and machines, whatever the duration. */
export function* simulate(options: SimulationOptions): Generator<SimulatedSecond, void> {
  const { seed, faults, regulars = new Set<string>(), chain: gyms = world(options) } = options;
  const floor = new Floor(gyms);
  const agenda = new Agenda<Visitor>();
  const there = new Map<GymWorld, number>();
  const heldBack = new Agenda<SimulatedRecord>();
  const route = router(faults, random(`${seed}/routes`));
  const poisoner = faults.has('poison') ? poisoning(seed, gyms) : null;
  const first = Math.ceil(options.from / 1_000);
  const end = options.until === null ? Number.POSITIVE_INFINITY : Math.floor(options.until / 1_000);
  let busy: Busy[] = [];
  let plannedDay = Number.NEGATIVE_INFINITY;
  let records: SimulatedRecord[] = [];

  for (let second = first; second < end; second++) {
    if (dayOf(second) !== plannedDay) {
      plannedDay = dayOf(second);
      for (const gym of gyms) {
        const visits = visitsOf(seed, gym, plannedDay);
        for (const visit of visits) expect(visit, second);
        if (second === first) gather(gym, visits, second);
      }
    }
    records = [...heldBack.take(second)];
    for (const visitor of agenda.take(second)) serve(visitor, second);
    busy = busy.filter((one) => speak(one, second));
    const bad = poisoner?.(second, second - first) ?? null;
    if (bad) records.push({ at: second * 1_000, topic: 'poison', value: bad });
    records.sort((one, other) => one.at - other.at);
    yield { second, sessions: busy.length, records };
  }
  yield { second: end, sessions: 0, records: heldBack.takeAll() };

  function expect(visit: Visit, second: number): void {
    if (visit.arrivesSecond >= second) agenda.add(visit.arrivesSecond, visitorOf(visit));
    else if (second === first && visit.arrivesSecond > second - STAY_S) settle(visit, second);
  }

  /** Who is there at the start is in the midst of the visit, and does not begin on the same second as everybody else. */
  function settle(visit: Visit, second: number): void {
    there.set(visit.gym, (there.get(visit.gym) ?? 0) + 1);
    const visitor = visitorOf(visit);
    visitor.wishes.splice(0, visit.draw.whole(0, visitor.wishes.length - 1));
    agenda.add(second + visit.draw.whole(0, SETTLE_S), visitor);
  }

  /** Whoever starts a simulation wants to see an open gym at work, even at four in the morning. */
  function gather(gym: GymWorld, visits: readonly Visit[], second: number): void {
    if (!isOpen(gym, second)) return;
    const wanted = Math.ceil(gym.machines.length * (options.crowd ?? CROWD)) - (there.get(gym) ?? 0);
    const crowd = Math.max(wanted, Math.min(regulars.size, REGULARS_THERE));
    for (const visit of crowdOf(seed, gym, visits, second, crowd, regulars)) settle(visit, second);
  }

  /** The visitor takes the next machine, waits for one, or goes home. */
  function serve(visitor: Visitor, second: number): void {
    const { gym, draw } = visitor.visit;
    if (!isOpen(gym, second)) return;
    for (let kind = visitor.wishes[0]; kind !== undefined; kind = visitor.wishes[0]) {
      const machine = floor.take(gym, kind, second);
      if (machine) {
        visitor.wishes.shift();
        visitor.waitsSince = null;
        use(machine, visitor, second);
        return;
      }
      visitor.waitsSince ??= second;
      if (second - visitor.waitsSince < PATIENCE_S) {
        agenda.add(second + draw.whole(10, 25), visitor);
        return;
      }
      visitor.wishes.shift();
      visitor.waitsSince = null;
    }
  }

  function use(machine: Machine, visitor: Visitor, second: number): void {
    const draw = random(`${seed}/${machine.equipmentId}/${second}`);
    const { person } = visitor.visit;
    const course = courseOf({ person, machine, heart: visitor.heart, draw });
    if (course === null) {
      const value = weigh(machine, visitor, second);
      records.push({ at: value.at, topic: 'body-measurements', value });
      floor.giveBack(machine, second + ON_SCALE_S);
      agenda.add(second + ON_SCALE_S + 20, visitor);
      return;
    }
    const plan = { sessionId: draw.uuid(), machine, person, course, mishap: mishap(faults, draw), draw };
    busy.push({ session: startSession(plan), visitor });
  }

  /** Says the second's message; false: the session is over and both go their ways. */
  function speak({ session, visitor }: Busy, second: number): boolean {
    const event = session.next(second);
    if (event === null) {
      const { machine, mishap: mishappened } = session.plan;
      const { draw } = visitor.visit;
      floor.giveBack(machine, second + (mishappened.power === 'kept' ? draw.whole(3, 15) : draw.whole(60, 180)));
      agenda.add(second + draw.whole(25, 80), visitor);
      return false;
    }
    for (const delay of route(event, session.spare)) {
      const record = { at: event.at, topic: 'telemetry', value: event } as const;
      if (delay === 0) records.push(record);
      else heldBack.add(second + delay, record);
    }
    return true;
  }
}

const visitorOf = (visit: Visit): Visitor => ({
  visit,
  wishes: [...visit.wishes],
  heart: heart(visit.person, visit.draw),
  waitsSince: null,
});

const isOpen = ({ alwaysOpen }: GymWorld, second: number) => {
  const day = dayOf(second);
  return alwaysOpen || (second >= secondOf(day, OPENS_MINUTE) && second < secondOf(day, CLOSES_MINUTE));
};

/** A member's weight, or a stranger's: the scale knows nobody who does not tap a card. */
function weigh(scale: Machine, { visit }: Visitor, second: number): BodyMeasurement {
  const { person, draw } = visit;
  const measurementId = draw.uuid();
  // Of its own, so that nobody does anything else in the visit than if the scale did not listen.
  const pulse = random(`${measurementId}/pulse`);
  const weightGrams = Math.round((person.weightGrams + draw.normal(0, 600)) / 50) * 50;
  const fatBp = Math.round(person.bodyFatBp + draw.normal(0, 40));
  return {
    measurementId,
    userId: draw.chance(0.95) ? person.userId : null,
    equipmentId: scale.equipmentId,
    at: second * 1_000 + draw.whole(0, 999),
    weightGrams,
    heightMm: null,
    bodyFatBp: fatBp,
    muscleMassGrams: Math.round((weightGrams * (10_000 - fatBp) * 0.95) / 10_000),
    waterMassGrams: Math.round((weightGrams * (10_000 - fatBp) * 0.73) / 10_000),
    boneMassGrams: Math.round(weightGrams * 0.04),
    visceralFatRating: Math.min(Math.max(Math.round(fatBp / 300), 1), 59),
    restingHeartRateBpm: pulse.chance(STANDS_STILL)
      ? Math.round(person.restingHeartRateBpm + pulse.normal(2, 2))
      : null,
  };
}

/** The bad record due at a second, if any: kind after kind, on any machine. */
function poisoning(seed: string, gyms: readonly GymWorld[]): (second: number, since: number) => Poison | null {
  const draw = random(`${seed}/poison`);
  const machines = gyms.flatMap((gym) => gym.machines);
  let nextS = FIRST_POISON_S;
  let count = 0;
  return (second, since) => {
    if (since < nextS) return null;
    const kind = poisonKinds[count % poisonKinds.length];
    if (!kind) return null;
    count += 1;
    nextS = since + (count < poisonKinds.length ? FIRST_POISON_S : POISON_S);
    return poison(kind, draw.pick(machines).equipmentId, second * 1_000, draw);
  };
}
