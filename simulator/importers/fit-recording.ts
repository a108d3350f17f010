/** The activities of a FIT file: its sessions with the records, timer stops and sets of their time. */
import { type FitMessages, Profile, type RecordMesg, type SessionMesg, type SetMesg } from '@garmin/fitsdk';
import { exerciseIdOf } from './exercise-names.js';
import { type Skipped, skipped } from './outcome.js';
import type { RecordedPoint, RecordedSet, Recording } from './recording.js';
import { fitActivity } from './sports.js';

/** FIT profile: record is message 20, its distance field 5 and speed field 6. */
const RECORD_MESSAGE = 20;
const DISTANCE_FIELD = 5;
const SPEED_FIELD = 6;
/** A record of the second before a session still is its own. */
const EARLY_MS = 5_000;

/** Every session of the file, or why it stays out: recorded outdoors. Without a summary all records are one session. */
export function* recordingsOf(messages: FitMessages): Generator<Recording | Skipped> {
  const records = messages.recordMesgs ?? [];
  const sets = (messages.setMesgs ?? []).filter((set) => set.setType === 'active' || set.setType === 1);
  if (records.length === 0 && sets.length === 0) {
    for (const { startTime } of messages.sessionMesgs ?? []) {
      yield skipped(`activity of ${iso(msOf(startTime))}`, 'only a summary, without records or sets');
    }
    return;
  }
  const sessions: SessionMesg[] = messages.sessionMesgs?.length ? messages.sessionMesgs : [{}];
  const developer = developerCounters(messages);
  for (const [index, summary] of sessions.entries()) {
    const from = index === 0 ? Number.NEGATIVE_INFINITY : (msOf(summary.startTime) ?? 0) - EARLY_MS;
    const nextAt = msOf(sessions[index + 1]?.startTime);
    const to = nextAt === null ? Number.POSITIVE_INFINITY : nextAt - EARLY_MS;
    const within = (at: number | null) => at !== null && at >= from && at < to;
    const own = records.filter((record) => within(msOf(record.timestamp)));
    const activity = fitActivity(
      String(summary.sport ?? messages.sportMesgs?.[0]?.sport ?? 'generic'),
      String(summary.subSport ?? messages.sportMesgs?.[0]?.subSport ?? 'generic'),
    );
    if (!activity.exact && summary.subSport !== 'virtualActivity' && own.some(isPlaced)) {
      const startAt = msOf(summary.startTime) ?? msOf(own[0]?.timestamp);
      yield skipped(`${activity.title} of ${iso(startAt)}`, 'recorded outdoors (it has positions)');
      continue;
    }
    yield {
      activity,
      startAt: msOf(summary.startTime),
      elapsedMs: scaled(summary.totalElapsedTime, 1_000),
      points: fromZero(points(own, developer), index > 0),
      pauses: pausesOf(messages).filter((pause) => within(pause.from)),
      sets: sets.filter((set) => within(msOf(set.startTime ?? set.timestamp))).flatMap(recordedSet),
      totals: {
        distanceMm: positive(scaled(summary.totalDistance, 1_000)),
        cycles: positive(summary.totalCycles ?? null),
        energyKcal: positive(summary.totalCalories ?? null),
        workJ: positive(summary.totalWork ?? null),
      },
    };
  }
}

const msOf = (time: unknown): number | null => (time instanceof Date ? time.getTime() : null);
const iso = (at: number | null) => (at === null ? 'an unknown time' : new Date(at).toISOString());
/** A measured value in our unit, whole; null stays null. */
const scaled = (value: unknown, factor: number) =>
  typeof value === 'number' && Number.isFinite(value) ? Math.round(value * factor) : null;
/** A recorder without a sensor may write 0 where no 0 can be. */
const positive = (value: number | null) => (value === null || value <= 0 ? null : value);
const isPlaced = (record: RecordMesg) => typeof record.positionLat === 'number';

/**
 * Records as points. Apps on the watch write what the machine says into developer fields, which say what field they stand in
 * for. Of these, distance and speed count where the watch itself has none. Their heart rate, cadence and power do not: they
 * repeat the last value while nobody is on the machine.
 */
function points(records: readonly RecordMesg[], developer: ReadonlyMap<number, string>): RecordedPoint[] {
  const far = (key: number, record: RecordMesg) => record.developerFields?.[developer.get(key) ?? ''];
  const native = records.some((record) => (record.distance ?? 0) > 0);
  return records.flatMap((record) => {
    const at = msOf(record.timestamp);
    if (at === null) return [];
    const cadence = (record.cadence ?? 0) + (record.fractionalCadence ?? 0);
    return {
      at,
      distanceMm: native ? scaled(record.distance, 1_000) : positive(scaled(far(DISTANCE_FIELD, record), 1_000)),
      cycles: record.totalCycles ?? null,
      energyKcal: record.calories ?? null,
      speedMmPerS: scaled(record.enhancedSpeed ?? record.speed ?? far(SPEED_FIELD, record), 1_000),
      inclineBp: scaled(record.grade, 100),
      powerW: record.power ?? null,
      // A cadence of 0 says that nothing turns; recorders leave it out of their averages, so it is no reading.
      cadenceDeciRpm: positive(scaled(cadence, 10)),
      resistanceDeci: scaled(record.resistance, 10),
      heartRateBpm: positive(record.heartRate ?? null),
    };
  });
}

/** Where several sports stand in one file, the distance of a later one counts on from the one before. */
function fromZero(points: readonly RecordedPoint[], later: boolean): readonly RecordedPoint[] {
  const beforeMm = points.find(({ distanceMm }) => distanceMm !== null)?.distanceMm ?? 0;
  if (!later || beforeMm === 0) return points;
  const since = (distanceMm: number | null) => (distanceMm === null ? null : Math.max(0, distanceMm - beforeMm));
  return points.map((point) => ({ ...point, distanceMm: since(point.distanceMm) }));
}

/** Record field number to the key under which the decoder gives the developer field that stands in for it. */
function developerCounters(messages: FitMessages): Map<number, string> {
  const keys = new Map<number, string>();
  for (const [key, field] of (messages.fieldDescriptionMesgs ?? []).entries()) {
    const { nativeFieldNum } = field;
    const record = Number(field.nativeMesgNum) === RECORD_MESSAGE || field.nativeMesgNum === 'record';
    if (record && (nativeFieldNum === DISTANCE_FIELD || nativeFieldNum === SPEED_FIELD)) {
      keys.set(nativeFieldNum, String(key));
    }
  }
  return keys;
}

/** From each stop of the timer to the next start; a stop for good is no pause. */
function pausesOf(messages: FitMessages): { from: number; to: number }[] {
  const pauses: { from: number; to: number }[] = [];
  let from: number | null = null;
  for (const { event, eventType, timestamp } of messages.eventMesgs ?? []) {
    const at = msOf(timestamp);
    if (event !== 'timer' || at === null) continue;
    if (String(eventType).startsWith('stop')) from ??= at;
    else if (eventType === 'start') {
      if (from !== null && at > from) pauses.push({ from, to: at });
      from = null;
    }
  }
  return pauses;
}

/** An active set with repetitions: they are spread over its duration. */
function recordedSet(set: SetMesg): RecordedSet[] {
  const repetitions = set.repetitions ?? 0;
  const startAt = msOf(set.startTime ?? set.timestamp);
  if (repetitions < 1 || startAt === null) return [];
  const everyMs = ((set.duration ?? repetitions * 3) * 1_000) / repetitions;
  const loadGrams = scaled(set.weight, 1_000) ?? 0;
  return [{ firstAt: Math.round(startAt + everyMs), everyMs, repetitions, loadGrams, exerciseId: exerciseOf(set) }];
}

/** The most special name the profile has for what was done: `legPress`, else the category `squat`. */
function exerciseOf(set: SetMesg): string {
  const category = String(set.category?.[0] ?? 'unknown');
  const subtype = set.categorySubtype?.[0];
  const types: Readonly<Record<string, Readonly<Record<number, string>> | undefined>> = Profile.types;
  const name = subtype === undefined ? undefined : types[`${category}ExerciseName`]?.[subtype];
  return exerciseIdOf(name ?? (category === 'unknown' ? 'strength training' : category));
}
