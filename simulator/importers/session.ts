/** One imported session as the telemetry a machine would have sent: started, readings, ended. */
import { noKind, noReading } from '../../schemas/blank.js';
import type { Reading, Telemetry } from '../../schemas/generated/telemetry.js';
import type { ImportedSession } from './outcome.js';

/** What is true of the whole session; times in epoch ms, `startAt` ≤ `endAt`. */
export interface SessionFacts {
  readonly sessionId: string;
  readonly equipmentId: string;
  readonly userId: string;
  /** Null: the equipment's own. */
  readonly exerciseId: string | null;
  readonly startAt: number;
  readonly endAt: number;
}

/** Something at one time: what was measured (what is left out or null: not measured), or another exercise from here on. */
export type Moment =
  | { readonly at: number; readonly reading: Partial<Reading> }
  | { readonly at: number; readonly exerciseId: string };

const COUNTERS = ['repetitions', 'cycles', 'distanceMm', 'workJ', 'machineEnergyKcal'] as const;

/**
 * The session's events, sequences from 0. Moments are put in order of time and none lies outside the session. Every counter
 * starts with a 0 at the start, so that one known only at the end still counts from somewhere; it never falls (a file's
 * glitch is no reset), and it and the load stay on until the next value. `sets` is told to the user.
 */
export function session(facts: SessionFacts, moments: readonly Moment[], sets = 0): ImportedSession {
  const { sessionId, equipmentId, userId, startAt, endAt } = facts;
  const now: { -readonly [K in keyof Reading]: Reading[K] } = startingReading(moments);
  const messages: Telemetry[] = [];
  const say = (at: number, what: Partial<Telemetry>) => {
    messages.push({ sessionId, equipmentId, sequence: messages.length, at, ...noKind, ...what });
  };

  say(startAt, { started: { userId, exerciseId: facts.exerciseId, firmware: null } });
  if (COUNTERS.some((counter) => now[counter] !== null)) say(startAt, { reading: { ...now } });
  for (const moment of inOrder(moments)) {
    const at = Math.min(Math.max(moment.at, startAt), endAt);
    if ('exerciseId' in moment) {
      say(at, { changed: { userId: null, exerciseId: moment.exerciseId } });
      continue;
    }
    for (const counter of COUNTERS) {
      const value = moment.reading[counter] ?? null;
      if (value !== null) now[counter] = Math.max(now[counter] ?? 0, value);
    }
    now.loadGrams = moment.reading.loadGrams ?? now.loadGrams;
    say(at, { reading: { ...noReading, ...moment.reading, ...carried(now) } });
  }
  say(endAt, { ended: { reason: 'USER' } });
  return {
    kind: 'session',
    events: messages.map((value) => ({ topic: 'telemetry', key: equipmentId, value })),
    sets,
    repetitions: now.repetitions ?? 0,
  };
}

/** Stable: what happened at one time stays in the order given. */
const inOrder = (moments: readonly Moment[]) => [...moments].sort((one, other) => one.at - other.at);

function startingReading(moments: readonly Moment[]): Reading {
  const readings = moments.flatMap((moment) => ('reading' in moment ? [moment.reading] : []));
  const zero = (counter: (typeof COUNTERS)[number]) =>
    readings.some((reading) => (reading[counter] ?? null) !== null) ? 0 : null;
  return {
    ...noReading,
    repetitions: zero('repetitions'),
    cycles: zero('cycles'),
    distanceMm: zero('distanceMm'),
    workJ: zero('workJ'),
    machineEnergyKcal: zero('machineEnergyKcal'),
    loadGrams: readings.find((reading) => (reading.loadGrams ?? null) !== null)?.loadGrams ?? null,
  };
}

const carried = ({ repetitions, cycles, distanceMm, workJ, machineEnergyKcal, loadGrams }: Reading) => ({
  repetitions,
  cycles,
  distanceMm,
  workJ,
  machineEnergyKcal,
  loadGrams,
});
