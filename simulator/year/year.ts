/** A year of a chain's workouts in order of their end, as a pure function of its options; memory is that of people and two days. */
import type { Workout } from '../../schemas/generated/workouts.js';
import { DAY_S, secondOf } from '../calendar.js';
import { person } from '../people.js';
import { type Random, random } from '../random.js';
import { GUESTS, type Visit, visit } from '../visits.js';
import { type Machine, preferredMinute } from '../world.js';
import { type Chain, type ChainGym, chainOf, type YearOptions } from './chain.js';
import { fullnessOf, gymOn, type Habits } from './habits.js';
import { type WallClock, wallClock } from './wall-clock.js';
import { workoutOf } from './workout.js';

const DAY_MS = DAY_S * 1_000;
/** No clock on earth is further ahead of UTC. */
const FARTHEST_AHEAD_MS = 14 * 3_600_000;
/** Who waits longer than this for a machine, s, leaves it out. */
const PATIENCE_S = 120;
/** What one gains of strength and endurance in a year of coming as often as one means to. */
const GAIN = 0.25;

/** A gym as its days go by. */
interface Floor {
  readonly gym: ChainGym;
  readonly clock: WallClock;
  readonly byKind: ReadonlyMap<string, readonly Machine[]>;
  /** From when on a machine is free, ms. */
  readonly freeFrom: Map<Machine, number>;
}

/** Somebody's way through a gym, with how far they have come since they joined. */
interface Coming extends Visit {
  readonly progress: number;
}

/** All workouts that end within the year, or just after it. */
export function* yearOf(options: YearOptions, chain: Chain = chainOf(options)): Generator<Workout> {
  const floors = chain.gyms.map(floorOf);
  const [first, end] = [Date.UTC(options.year, 0) / DAY_MS, Date.UTC(options.year + 1, 0) / DAY_MS];
  let waiting: Workout[] = [];
  for (let day = first; day < end; day++) {
    const visits = visitsByGym(options.seed, chain, day);
    floors.forEach((floor, i) => {
      for (const coming of visits[i] ?? []) waiting.push(...workoutsOf(floor, coming, day));
    });
    waiting.sort((a, b) => a.endedAt - b.endedAt || (a.workoutId < b.workoutId ? -1 : 1));
    // No workout of a later local day ends before that day has begun anywhere.
    const complete = (day + 1) * DAY_MS - FARTHEST_AHEAD_MS;
    const later = waiting.findIndex(({ endedAt }) => endedAt >= complete);
    yield* later < 0 ? waiting : waiting.slice(0, later);
    waiting = later < 0 ? [] : waiting.slice(later);
  }
  yield* waiting;
}

function floorOf(gym: ChainGym): Floor {
  const byKind = new Map<string, Machine[]>();
  for (const machine of gym.machines) byKind.set(machine.kind, [...(byKind.get(machine.kind) ?? []), machine]);
  return { gym, clock: wallClock(gym.timeZone), byKind, freeFrom: new Map() };
}

/** Who comes on a local day, by gym, in order of arrival; guests come along with members. */
function visitsByGym(seed: string, { gyms, members }: Chain, day: number): Coming[][] {
  const draw = random(`${seed}/year/${day}`);
  const fullness = fullnessOf(day);
  const byGym = gyms.map((): Coming[] => []);
  for (const member of members) {
    const place = gymOn(member, day, fullness, draw);
    const [gym, visits] = place === null ? [] : [gyms[place], byGym[place]];
    if (!gym || !visits) continue;
    const minute = member.person.preferredMinute + draw.normal(0, 30);
    visits.push({ ...visit(gym, member.person, day, minute, draw.uuid()), progress: progressOf(member, day) });
    if (draw.chance(GUESTS)) visits.push(guestIn(gym, day, draw));
  }
  for (const visits of byGym) visits.sort((a, b) => a.arrivesSecond - b.arrivesSecond);
  return byGym;
}

function guestIn(gym: ChainGym, day: number, draw: Random): Coming {
  const minute = preferredMinute(draw, gym.alwaysOpen);
  return { ...visit(gym, person(draw.uuid(), minute, false), day, minute, draw.uuid()), progress: 1 };
}

const progressOf = ({ joinsOn, keenness }: Habits, day: number): number =>
  1 + GAIN * keenness * (1 - Math.exp((joinsOn - day) / 120));

/** From machine to machine, as far as they are free. */
function workoutsOf({ gym, clock, byKind, freeFrom }: Floor, coming: Coming, day: number): Workout[] {
  const { person, draw, wishes, progress, arrivesSecond } = coming;
  // Visits are planned by the clocks of Singapore: what they show there, the clock of the gym shows here.
  let at = clock.instantOf(day * DAY_MS + (arrivesSecond - secondOf(day, 0)) * 1_000) + draw.whole(120, 420) * 1_000;
  const workouts: Workout[] = [];
  for (const kind of wishes) {
    const machine = soonestFree(byKind.get(kind) ?? [], freeFrom);
    if (!machine || machine.family === 'scale') continue;
    const startedAt = Math.max(at, freeFrom.get(machine) ?? 0);
    if (startedAt - at > PATIENCE_S * 1_000) continue;
    const { timeZone } = gym;
    const workout = workoutOf({ person, progress, machine, draw, startedAt, timeZone, ...clock.read(startedAt) });
    workouts.push(workout);
    freeFrom.set(machine, workout.endedAt + 20_000);
    at = workout.endedAt + draw.whole(40, 180) * 1_000;
  }
  return workouts;
}

function soonestFree(machines: readonly Machine[], freeFrom: ReadonlyMap<Machine, number>): Machine | undefined {
  let soonest = machines[0];
  for (const machine of machines)
    if (soonest && (freeFrom.get(machine) ?? 0) < (freeFrom.get(soonest) ?? 0)) soonest = machine;
  return soonest;
}
