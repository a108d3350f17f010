/** One session's expected workout, from its distinct events in order of sequence. */
import type { EndReason, Reading, Telemetry } from '../schemas/generated/telemetry.js';

/** A set; times in ms since the epoch. */
export interface ExpectedSet {
  readonly exerciseId: string | null;
  readonly repetitions: number;
  readonly loadGrams: number;
  readonly startedAt: number;
  readonly endedAt: number;
}

/** Columns of the view `workouts` and its sets; times in ms since the epoch, averages to 6 significant digits. */
export interface ExpectedWorkout {
  readonly workoutId: string;
  /** Empty: a guest. */
  readonly userId: string;
  readonly equipmentId: string;
  readonly gymId: string | null;
  readonly exerciseId: string | null;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly endReason: EndReason;
  readonly repetitions: number;
  readonly sets: readonly ExpectedSet[];
  readonly tonnageGrams: number;
  readonly distanceMm: number;
  readonly workJ: number;
  readonly cycles: number;
  /** Distinct messages sent, and sequences between the first and the last that never were. */
  readonly events: number;
  readonly missing: number;
  readonly averageHeartRateBpm: number | null;
  readonly maxHeartRateBpm: number | null;
  readonly averagePowerW: number | null;
  readonly bodyWeightGrams: number | null;
}

/** What is known of a machine. */
export interface EquipmentFacts {
  readonly gymId: string;
  readonly exerciseId: string | null;
}

const IDLE_MS = 600_000;
const SET_REST_MS = 15_000;

/** When a session began: its `started`, else its first known event, ms. */
export const beginOf = (events: readonly Telemetry[]): number =>
  events.find((event) => event.started !== null)?.at ?? events[0]?.at ?? 0;

/**
 * The workout, but for the body weight. `events`: distinct, by sequence, one at least; `nextBegin`: when the machine's next
 * session began (null: it had none, and the session is looked at after it has become idle).
 */
export function expectedWorkout(
  events: readonly Telemetry[],
  machine: EquipmentFacts | undefined,
  nextBegin: number | null,
): ExpectedWorkout {
  const [first] = events;
  const last = events.at(-1);
  if (!first || !last) throw new RangeError('a session without events');
  const started = events.find((event) => event.started !== null)?.started ?? null;
  const card = events.findLast((event) => event.changed !== null && event.changed.userId !== null)?.changed?.userId;
  const exerciseId = started?.exerciseId ?? machine?.exerciseId ?? null;
  const endedAt = Math.max(...events.map((event) => event.at));
  const readings = events.flatMap((event) => (event.reading ? [event.reading] : []));
  const moving = readings.filter((reading) => !reading.paused);
  const sets = setsOf(events, exerciseId);
  const heartRates = known(moving, 'heartRateBpm');
  return {
    workoutId: first.sessionId,
    userId: card ?? started?.userId ?? '',
    equipmentId: first.equipmentId,
    gymId: machine?.gymId ?? null,
    exerciseId,
    startedAt: beginOf(events),
    endedAt,
    endReason: events.findLast((event) => event.ended !== null)?.ended?.reason ?? endWithout(endedAt, nextBegin),
    repetitions: sets.reduce((sum, set) => sum + set.repetitions, 0),
    sets,
    tonnageGrams: sets.reduce((sum, set) => sum + set.repetitions * set.loadGrams, 0),
    distanceMm: totalOf(known(readings, 'distanceMm')),
    workJ: totalOf(known(readings, 'workJ')),
    cycles: totalOf(known(readings, 'cycles')),
    events: events.length,
    missing: last.sequence - first.sequence + 1 - events.length,
    averageHeartRateBpm: average(heartRates),
    maxHeartRateBpm: heartRates.length > 0 ? Math.max(...heartRates) : null,
    averagePowerW: average(known(moving, 'powerW')),
    bodyWeightGrams: null,
  };
}

function endWithout(endedAt: number, nextBegin: number | null): EndReason {
  return nextBegin !== null && nextBegin - endedAt <= IDLE_MS ? 'SUPERSEDED' : 'IDLE';
}

/** A set goes on while repetitions come less than 15 s apart at an unchanged load and exercise. */
function setsOf(events: readonly Telemetry[], firstExercise: string | null): ExpectedSet[] {
  const sets: { -readonly [K in keyof ExpectedSet]: ExpectedSet[K] }[] = [];
  let exerciseId = firstExercise;
  let loadGrams: number | null = null;
  let counter = 0;
  let mustBegin = true;
  for (const { at, changed, reading } of events) {
    if (changed !== null && changed.exerciseId !== null) {
      exerciseId = changed.exerciseId;
      mustBegin = true;
    }
    if (reading === null) continue;
    const load = reading.loadGrams ?? 0;
    if (load !== loadGrams) mustBegin = true;
    loadGrams = load;
    if (reading.repetitions === null) continue;
    const made = step(counter, reading.repetitions);
    counter = reading.repetitions;
    if (made === 0) continue;
    const current = sets.at(-1);
    if (current && !mustBegin && at - current.endedAt < SET_REST_MS) {
      current.repetitions += made;
      current.endedAt = at;
    } else sets.push({ exerciseId, repetitions: made, loadGrams, startedAt: at, endedAt: at });
    mustBegin = false;
  }
  return sets;
}

/** How much a counter rose from one known value to the next: one that fell ran over its 16 bits, or started again from 0. */
function step(before: number, now: number): number {
  if (now >= before) return now - before;
  const overTheTop = 65_536 - before + now;
  return before >= 49_152 && before < 65_536 && overTheTop < 16_384 ? overTheTop : now;
}

/** Counters are cumulative and begin at 0, so that what was lost in between counts. */
function totalOf(values: readonly number[]): number {
  let before = 0;
  let total = 0;
  for (const value of values) {
    total += step(before, value);
    before = value;
  }
  return total;
}

const known = (
  readings: readonly Reading[],
  name: { [K in keyof Reading]: Reading[K] extends number | null ? K : never }[keyof Reading],
) =>
  readings.flatMap((reading) => {
    const value = reading[name];
    return value === null ? [] : [value];
  });

const average = (values: readonly number[]): number | null =>
  values.length === 0 ? null : Number((values.reduce((sum, value) => sum + value, 0) / values.length).toPrecision(6));
