/** What is remembered of one session: its runs, and the facts that stand beside them. Plain JSON. */
import type { Received } from '../../engine/declare.js';
import type { EndReason } from '../../schemas/generated/sessions.js';
import type { Reading, Telemetry } from '../../schemas/generated/telemetry.js';
import { type Decisions, noDecisions } from './amendments.js';
import { FASTEST_HEART_BPM, STRONGEST_W } from './effort.js';
import type { Run } from './run.js';
import { insert } from './runs.js';
import { place } from './sums.js';

export interface Started {
  sequence: number;
  at: number;
  userId: string | null;
  exerciseId: string | null;
  firmware: string | null;
}

export interface SessionState {
  runs: Run[];
  /** The start; of several the first by sequence. */
  started: Started | null;
  /** The last card tapped late, the last end and the last fault, with their sequences. */
  card: [sequence: number, userId: string] | null;
  ended: [sequence: number, reason: EndReason] | null;
  fault: [sequence: number, code: string] | null;
  /** The greatest time of receipt, ms: decides when the session is idle; no row shows it. */
  heardAt: number;
  partitions: number[];
  /** Resends: sequences that were there already. */
  repeated: number;
  /** Quality flags that a single event raises, sorted. */
  odd: string[];
  decisions: Decisions;
}

export const emptySession = (): SessionState => ({
  runs: [],
  started: null,
  card: null,
  ended: null,
  fault: null,
  heardAt: 0,
  partitions: [],
  repeated: 0,
  odd: [],
  decisions: noDecisions(),
});

/** A machine that believes it is earlier has not set its clock. */
export const CLOCK_SET_AT = Date.UTC(2015, 0, 1);
const HEAVIEST_GRAMS = 1_000_000;
/** No machine of a gym moves anybody, or any wheel, faster (180 km/h). */
const FASTEST_MM_PER_S = 50_000;

/** Folds telemetry that came by `partition`, in any order, repeated or not. */
export function fold(session: SessionState, events: readonly Received<Telemetry>[], partition: number): void {
  if (!session.partitions.includes(partition)) {
    session.partitions.push(partition);
    session.partitions.sort((a, b) => a - b);
  }
  for (const event of events) {
    if (event.receivedAt > session.heardAt) session.heardAt = event.receivedAt;
    if (!insert(session.runs, event)) {
      session.repeated += 1;
      continue;
    }
    if (event.at < CLOCK_SET_AT) flag(session, 'clock_unset');
    if (event.reading !== null) flagReading(session, event.reading);
    else noteFact(session, event);
  }
}

function noteFact(session: SessionState, { sequence, at, started, changed, ended, status }: Telemetry): void {
  if (started !== null && (session.started === null || sequence < session.started.sequence)) {
    const { userId, exerciseId, firmware } = started;
    session.started = { sequence, at, userId, exerciseId, firmware };
  }
  if (changed !== null && changed.userId !== null && isLater(sequence, session.card))
    session.card = [sequence, changed.userId];
  if (ended !== null && isLater(sequence, session.ended)) session.ended = [sequence, ended.reason];
  if (status !== null && status.faultCode !== null && isLater(sequence, session.fault))
    session.fault = [sequence, status.faultCode];
}

const isLater = (sequence: number, known: readonly [number, unknown] | null) => known === null || sequence > known[0];

function flagReading(session: SessionState, { heartRateBpm, powerW, loadGrams, speedMmPerS }: Reading): void {
  if (heartRateBpm !== null && heartRateBpm > FASTEST_HEART_BPM) flag(session, 'implausible_heart_rate');
  if (powerW !== null && powerW > STRONGEST_W) flag(session, 'implausible_power');
  if (loadGrams !== null && loadGrams > HEAVIEST_GRAMS) flag(session, 'implausible_load');
  if (speedMmPerS !== null && speedMmPerS > FASTEST_MM_PER_S) flag(session, 'implausible_speed');
}

function flag(session: SessionState, name: string): void {
  if (session.odd.includes(name)) return;
  session.odd.push(name);
  session.odd.sort();
}

/** When the session began, ms: its start's time, else the first known event's; null when nothing but amendments is known. */
export const beginAt = (session: Readonly<SessionState>): number | null =>
  session.runs[0] === undefined ? null : (session.started?.at ?? session.runs[0].firstAt);

/** The greatest event time, ms (−∞ when no event is known). */
export function lastAt(session: Readonly<SessionState>): number {
  let last = Number.NEGATIVE_INFINITY;
  for (const run of session.runs) last = Math.max(last, run.sums[place.lastAt]);
  return last;
}
