/** Tells the past of a world once: when the world is new, or again from its beginning when that was cut short. */
import { TIME_ZONE } from '../calendar.js';
import { monthOf, type Season, seasonOf } from '../challenges.js';
import type { GatewayClient, GatewaySettings } from '../client.js';
import { clock } from '../clock.js';
import { publishCourses, publishSeason } from '../offers.js';
import { type Courses, coursesOf } from '../programmes.js';
import { keysOf } from '../published.js';
import { type Sent, send } from '../sending.js';
import { type GymWorld, type WorldSize, world } from '../world.js';
import { dayBegun, milestoneOf } from './milestone.js';
import { type PastOptions, pastDayOf, pastOf, spanOf } from './past.js';
import { type Regular, regularsOf } from './regulars.js';
import { outingsOf, testsOf } from './written.js';

/** Messages a second: fewer than are folded on two cores meanwhile, so that what is live does not wait behind them in its partition. */
const RATE = 10_000;
/** Of last month, which has come so far by now, and the share of the regulars who are in it. */
const COURSE = { 'ten-weeks-to-the-test': 0.9 } as const;

/** A past that was begun. */
export interface Past {
  readonly options: PastOptions;
  readonly regulars: readonly Regular[];
  /** Those who have been there from the first week to the last, by a plan: whom to look at. */
  readonly loyal: ReadonlySet<string>;
  /** Whom the trainer looks after: all regulars, of whom there is something to see. */
  readonly coached: ReadonlySet<string>;
  readonly isTold: boolean;
}

/** Begins the past of the world, before anything else of it is published; null: the world is there already, and has none. `at`: when what is live begins, ms. */
export async function beginPast(
  size: WorldSize & { readonly weeks: number; readonly at: number },
  gateway: GatewayClient,
  settings: GatewaySettings,
  signal: AbortSignal,
): Promise<Past | null> {
  const { seed, gyms, machinesPerGym, membersPerGym, weeks, at } = size;
  const [knownGyms, challenges] = await Promise.all([
    keysOf(settings, 'gyms', signal),
    keysOf(settings, 'challenges', signal),
  ]);
  const begunOn = dayBegun(challenges);
  if (begunOn === null && knownGyms.size > 0) return null;
  const options = { seed, gyms, machinesPerGym, membersPerGym, weeks, day: begunOn ?? pastDayOf(at) };
  const people = world(options);
  const regulars = regularsOf(people, seed, weeks);
  const course = courseOf(people, regulars, options);
  if (begunOn === null) {
    await publishCourses(gateway, course, new Set());
    const { challenge, enrolments } = milestoneOf(regulars, options);
    await publishSeason(gateway, { teams: [], enrolments, challenges: [challenge] }, challenges);
  }
  const planned = new Set(course.enrolments.map(({ userId }) => userId));
  const loyal = regulars.filter(
    ({ person, joinsIn, leavesIn }) => joinsIn === 0 && leavesIn === weeks && planned.has(person.userId),
  );
  const ended = seasonsOf(people, regulars, options).flatMap((season) => season.challenges);
  return {
    ...{ options, regulars },
    loyal: new Set(loyal.map(({ person }) => person.userId)),
    coached: new Set(regulars.map(({ person }) => person.userId)),
    isTold: ended.every(({ challengeId }) => challenges.has(challengeId)),
  };
}

/** Tells it, at a rate; the challenges of its months come last: as soon as those are known, all is told. */
export async function tellPast(
  { options, regulars }: Past,
  gateway: GatewayClient,
  maxRate: number,
  signal: AbortSignal,
): Promise<Sent> {
  const { from } = spanOf(options);
  const sent: Sent = { telemetry: 0, bodyMeasurements: 0, poison: {}, at: from, sessions: 0 };
  const keyed = <Value extends { readonly userId: string }>(values: Iterable<Value>) =>
    [...values].map((value) => ({ key: value.userId, value }));
  await gateway.send('entered-workouts', keyed(outingsOf(regulars, options)));
  await gateway.send('benchmark-results', keyed(testsOf(regulars, options)));
  const atOnce = clock(from, Date.now(), Number.POSITIVE_INFINITY);
  const sending = { gateway, clock: atOnce, maxRate: Math.min(maxRate, RATE), signal };
  await send(pastOf(options), { ...sending, acknowledged: () => {}, progress: () => {} }, sent);
  if (signal.aborted) return sent;
  for (const season of seasonsOf(world(options), regulars, options)) await publishSeason(gateway, season, new Set());
  return sent;
}

/** The challenges of the months that the past touches, but not of that in which it ends. */
function seasonsOf(gyms: readonly GymWorld[], regulars: readonly Regular[], past: PastOptions): Season[] {
  const { from, until } = spanOf(past);
  // The last month is among them however short the past: by its challenges it is known whether all is told.
  const last = monthOf(until).from - 1;
  const seasons: Season[] = [];
  for (let month = monthOf(Math.min(from, last)); month.to <= until; month = monthOf(month.to)) {
    const season = seasonOf(only(gyms, regulars), past.seed, month.from);
    const challenges = season.challenges.map((one) => ({ ...one, name: `${one.name}: ${nameOf(month.from)}` }));
    seasons.push({ ...season, challenges });
  }
  return seasons;
}

const nameOf = (month: number) => new Intl.DateTimeFormat('en', { month: 'long', timeZone: TIME_ZONE }).format(month);

/** The programme that began about the month before; who is in that of this month is not in it. */
function courseOf(gyms: readonly GymWorld[], regulars: readonly Regular[], past: PastOptions): Courses {
  const now = spanOf(past).until;
  const taken = new Set(coursesOf(gyms, past.seed, now).enrolments.map(({ userId }) => userId));
  const others = regulars.filter(({ person }) => !taken.has(person.userId));
  return coursesOf(only(gyms, others), past.seed, monthOf(now).from - 1, COURSE);
}

/** The gyms with these of their members. */
const only = (gyms: readonly GymWorld[], regulars: readonly Regular[]): GymWorld[] =>
  gyms.map((gym) => ({
    ...gym,
    members: regulars.filter(({ gymId }) => gymId === gym.gymId).map(({ person }) => person),
  }));
