/** The weeks before a simulation begins: what machines noted while nobody listened. A pure function of seed, size and day. */
import type { Telemetry } from '../../schemas/generated/telemetry.js';
import { DAY_S, dayOf, secondOf } from '../calendar.js';
import { type SimulatedRecord, type SimulatedSecond, simulate } from '../simulation.js';
import { type GymWorld, type WorldSize, world } from '../world.js';
import { keptOf } from './kept.js';
import { inWeek, type Regular, regularsOf } from './regulars.js';

/** Which past. */
export interface PastOptions extends WorldSize {
  /** The day it leads up to, local, since 1970-01-01: it ends as that day begins. */
  readonly day: number;
  readonly weeks: number;
}

/** The day that a past leads up to if what comes after begins at a time, ms. */
export const pastDayOf = (at: number): number => dayOf(Math.floor(at / 1_000));

/** When the past begins and ends, ms. */
export const spanOf = ({ day, weeks }: Pick<PastOptions, 'day' | 'weeks'>) => ({
  from: secondOf(day - 7 * weeks, 0) * 1_000,
  until: secondOf(day, 0) * 1_000,
});

/**
 * Sessions, each as a whole when it is over, and weighings among them. Everybody becomes a little fitter from week to week, up to what they are when it ends.
 * Whoever trains while a week ends goes home: nobody is on a machine as the next one, or what is live, begins.
 */
export function* pastOf(options: PastOptions): Generator<SimulatedSecond, void> {
  const gyms = world(options);
  const regulars = regularsOf(gyms, options.seed, options.weeks);
  for (let week = 0; week < options.weeks; week++) {
    const from = secondOf(options.day - 7 * (options.weeks - week), 0) * 1_000;
    const until = from + 7 * DAY_S * 1_000;
    const there = gyms.map((gym) => ({ ...gym, members: membersIn(gym, regulars, week, options) }));
    yield* whole(simulate({ ...options, chain: there, from, until, faults: new Set(), crowd: 0 }));
  }
}

const membersIn = ({ gymId }: GymWorld, regulars: readonly Regular[], week: number, { weeks, seed }: PastOptions) =>
  regulars.flatMap((regular) => {
    const person = regular.gymId === gymId ? inWeek(regular, week, weeks, seed) : null;
    return person === null ? [] : [person];
  });

/** Seconds in which something is over: a session with its last word, a weighing. */
function* whole(seconds: Iterable<SimulatedSecond>): Generator<SimulatedSecond, void> {
  const going = new Map<string, Telemetry[]>();
  for (const { second, sessions, records } of seconds) {
    const over: SimulatedRecord[] = [];
    for (const record of records) {
      if (record.topic !== 'telemetry') {
        over.push(record);
        continue;
      }
      const { value } = record;
      const session = going.get(value.sessionId) ?? [];
      if (session.push(value) === 1) going.set(value.sessionId, session);
      if (value.ended === null) continue;
      going.delete(value.sessionId);
      for (const kept of keptOf(session)) over.push({ at: kept.at, topic: 'telemetry', value: kept });
    }
    if (over.length > 0) yield { second, sessions, records: over };
  }
}
