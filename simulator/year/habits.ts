/** Who is a member from when until when, and on which days they come. */
import { DAY_S } from '../calendar.js';
import type { Person } from '../people.js';
import { type Random, random } from '../random.js';

/** A member of the chain through the year; days are local days since 1970-01-01. */
export interface Habits {
  readonly person: Person;
  readonly userId: string;
  /** Their own gym, and one they go to now and then, by their places in the chain; often the same. */
  readonly homeGym: number;
  readonly otherGym: number;
  readonly joinsOn: number;
  /** The first day on which they do not come any more. */
  readonly leavesOn: number;
  /** Of the visits that they mean to make, those that they do make, 0 to 1. */
  readonly keenness: number;
}

const DAY_MS = DAY_S * 1_000;
/** Of the members of a year: who was there before it, and who stops within it. */
const THERE_BEFORE = 0.6;
const LEAVES = 0.3;
/** Most members come seldom, some nearly as often as they mean to: about 100 workouts a member and year. */
const keennessOf = (draw: Random) => 0.015 + 0.85 * draw.next() ** 6;
/** Who has a second gym of the chain, and of their visits those that go there. */
const HAS_OTHER = 0.15;
const GOES_TO_OTHER = 0.2;

/** The habits of a member; equal seeds give equal habits. */
export function habitsOf(
  seed: string,
  person: Person,
  userId: string,
  homeGym: number,
  gyms: number,
  year: number,
): Habits {
  const draw = random(`${seed}/habits/${userId}`);
  const [first, end] = [Date.UTC(year, 0) / DAY_MS, Date.UTC(year + 1, 0) / DAY_MS];
  const joinsOn = draw.chance(THERE_BEFORE) ? first : joiningDay(draw, first, end);
  return {
    person,
    userId,
    homeGym,
    otherGym: draw.chance(HAS_OTHER) ? draw.whole(0, gyms - 1) : homeGym,
    joinsOn,
    leavesOn: draw.chance(LEAVES) ? draw.whole(joinsOn + 14, end) : end,
    keenness: keennessOf(draw),
  };
}

/** One in three of those who join within the year does so in January. */
const joiningDay = (draw: Random, first: number, end: number): number =>
  draw.chance(0.33) ? draw.whole(first, first + 30) : draw.whole(first, end - 1);

/** How full gyms are by month, beside the mean: resolutions in January, holidays in summer and December. */
const SEASON = [1.35, 1.2, 1.1, 1.05, 1, 0.95, 0.85, 0.85, 1, 1, 0.95, 0.75];
/** By day of the week, from Monday. */
const WEEKDAY = [1.2, 1.15, 1.1, 1.05, 0.9, 0.8, 0.8];

/** How full gyms are on a local day, beside the mean. */
export function fullnessOf(day: number): number {
  const date = new Date(day * DAY_MS);
  return (SEASON[date.getUTCMonth()] ?? 1) * (WEEKDAY[(date.getUTCDay() + 6) % 7] ?? 1);
}

/** To which gym of the chain the member goes on a day; null: to none. */
export function gymOn(member: Habits, day: number, fullness: number, draw: Random): number | null {
  if (day < member.joinsOn || day >= member.leavesOn) return null;
  if (!draw.chance((member.person.visitsPerWeek / 7) * member.keenness * fullness)) return null;
  return member.otherGym !== member.homeGym && draw.chance(GOES_TO_OTHER) ? member.otherGym : member.homeGym;
}
