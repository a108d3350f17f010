/** A recorded activity (FIT, TCX): points in time, pauses and the recorder's own totals, turned into one session. */
import { recordingId, virtualEquipment } from './identity.js';
import { type ImportOptions, type Outcome, skipped } from './outcome.js';
import { type RepetitionSet, repetitionReadings } from './repetitions.js';
import { type Moment, session } from './session.js';
import type { Activity } from './sports.js';

/** One record of the file; null: not measured. Counters as the file has them. */
export interface RecordedPoint {
  readonly at: number;
  readonly distanceMm: number | null;
  readonly cycles: number | null;
  readonly energyKcal: number | null;
  readonly speedMmPerS: number | null;
  readonly inclineBp: number | null;
  readonly powerW: number | null;
  readonly cadenceDeciRpm: number | null;
  readonly resistanceDeci: number | null;
  readonly heartRateBpm: number | null;
}

/** A set with its own exercise, as a watch records it. */
export interface RecordedSet extends RepetitionSet {
  readonly exerciseId: string;
}

/** A whole activity. */
export interface Recording {
  readonly activity: Activity;
  /** What the recorder says of start and length; null: it does not. */
  readonly startAt: number | null;
  readonly elapsedMs: number | null;
  readonly points: readonly RecordedPoint[];
  /** Stops of the timer that were followed by a start, epoch ms. */
  readonly pauses: readonly { readonly from: number; readonly to: number }[];
  readonly sets: readonly RecordedSet[];
  /** The recorder's totals; null: none. */
  readonly totals: Pick<RecordedPoint, 'distanceMm' | 'cycles' | 'energyKcal'> & { readonly workJ: number | null };
}

/** Records run past the recorder's own end by its rounding and the drift of its clock: up to 5 s or 0.5 % of its length. */
const DRIFT_MS = 5_000;
const DRIFT_SHARE = 0.005;
/** Power is taken to have lasted since the last record, but not over a gap in the recording. */
const LONGEST_POWER_MS = 5_000;

/** The session of a recording, or why there is none: it has no points and sets, or it ends after `now`. */
export function sessionOf(recording: Recording, options: ImportOptions): Outcome {
  const { activity, sets } = recording;
  const points = [...recording.points].sort((one, other) => one.at - other.at);
  const repetitions = repetitionReadings(sets);
  const span = spanOf(recording, [...points, ...repetitions]);
  if (!span) return skipped(activity.title, 'it has no records');
  const what = `${activity.title} of ${new Date(span.startAt).toISOString()}`;
  if (span.endAt > options.now) return skipped(what, 'it ends in the future');
  const equipmentId = options.equipmentId ?? virtualEquipment('recording', options.userId);
  const facts = {
    sessionId: recordingId(options.userId, equipmentId, span.startAt),
    equipmentId,
    userId: options.userId,
    // A machine that was named knows better than a sport that says little.
    exerciseId: sets[0]?.exerciseId ?? (activity.exact || options.equipmentId === null ? activity.exerciseId : null),
    ...span,
  };
  const moments = [
    ...recording.pauses.map(({ to }) => ({ at: to, reading: { paused: false } })),
    ...pointReadings(points, recording.pauses),
    ...changesOfExercise(sets, repetitions, facts.exerciseId),
    ...repetitions,
    // After the records of the same second, which were not paused yet.
    ...recording.pauses.map(({ from }) => ({ at: from, reading: { paused: true } })),
    totalsReading(recording, span.endAt),
  ];
  return session(facts, moments, sets.length);
}

/** Start and end by the recorder's word, unless its records contradict it by more than rounding and drift. */
function spanOf(
  { startAt, elapsedMs }: Recording,
  timed: readonly { readonly at: number }[],
): { startAt: number; endAt: number } | null {
  const times = timed.map(({ at }) => at);
  const first = times.length > 0 ? times.reduce((one, other) => Math.min(one, other)) : startAt;
  const last = times.length > 0 ? times.reduce((one, other) => Math.max(one, other)) : startAt;
  if (first === null || last === null || (times.length === 0 && elapsedMs === null)) return null;
  const start = startAt === null || first < startAt - DRIFT_MS ? first : startAt;
  if (elapsedMs === null) return { startAt: start, endAt: Math.max(start, last) };
  const end = start + Math.round(elapsedMs);
  const endAt = last > end + Math.max(DRIFT_MS, elapsedMs * DRIFT_SHARE) ? last : end;
  return { startAt: start, endAt };
}

/**
 * One reading a record. Work is the sum of power times the time since the record before, so that a record without power, a gap
 * and a pause add nothing. (FIT's accumulated_power is no work: it sums watts over the sensor's own events, however many.)
 */
function pointReadings(points: readonly RecordedPoint[], pauses: Recording['pauses']): Moment[] {
  const powered = points.some(({ powerW }) => powerW !== null);
  const ahead = [...pauses].sort((one, other) => one.from - other.from);
  let joules = 0;
  let before = points[0]?.at ?? 0;
  return points.map((point) => {
    for (; ahead[0] && ahead[0].to <= point.at; ahead.shift()) before = Math.max(before, ahead[0].to);
    const paused = ahead[0] !== undefined && ahead[0].from < point.at;
    if (!paused) joules += ((point.powerW ?? 0) * Math.min(point.at - before, LONGEST_POWER_MS)) / 1_000;
    before = point.at;
    const { at, energyKcal, ...values } = point;
    const workJ = powered ? Math.round(joules) : null;
    return { at, reading: { ...values, workJ, machineEnergyKcal: energyKcal, paused } };
  });
}

/** Tells the exercise before the first repetition of each set that is another exercise than the one before. */
function changesOfExercise(
  sets: readonly RecordedSet[],
  repetitions: readonly Moment[],
  started: string | null,
): Moment[] {
  const changes: Moment[] = [];
  let exerciseId = started;
  let counted = 0;
  for (const set of sets) {
    const first = repetitions.find((moment) => 'reading' in moment && (moment.reading.repetitions ?? 0) > counted);
    if (first && set.exerciseId !== exerciseId) changes.push({ at: first.at, exerciseId: set.exerciseId });
    exerciseId = set.exerciseId;
    counted += set.repetitions;
  }
  return changes;
}

/** What only the recorder's summary knows; its work, where there are no records of power to sum. */
function totalsReading({ totals, points }: Recording, endAt: number): Moment {
  const { distanceMm, cycles, energyKcal } = totals;
  const workJ = points.some(({ powerW }) => powerW !== null) ? null : totals.workJ;
  return { at: endAt, reading: { distanceMm, cycles, machineEnergyKcal: energyKcal, workJ } };
}
