/** What makes a well-formed event unacceptable: each check names the reason under which the event is parked, or null. */
import type { Access } from './generated/accesses.js';
import type { Amendment } from './generated/amendments.js';
import type { Award } from './generated/awards.js';
import type { BenchmarkResult } from './generated/benchmark-results.js';
import type { BodyMeasurement } from './generated/body-measurements.js';
import type { Enrolment } from './generated/enrolments.js';
import type { EnteredWorkout } from './generated/entered-workouts.js';
import type { MeasurementAmendment } from './generated/measurement-amendments.js';
import type { Notice } from './generated/notices.js';
import type { PlanOverride } from './generated/plan-overrides.js';
import type { Team } from './generated/teams.js';
import type { Reading, Telemetry } from './generated/telemetry.js';

const DASHES = new Set([8, 13, 18, 23]);
/** 0: neither; 1: a hexadecimal digit; 2: a dash. By character code. */
const KINDS = new Uint8Array(128).map((_, code) =>
  /[0-9a-f]/i.test(String.fromCharCode(code)) ? 1 : code === 45 ? 2 : 0,
);
const SHAPE = Uint8Array.from({ length: 36 }, (_, i) => (DASHES.has(i) ? 2 : 1));

/** The 8-4-4-4-12 form. Every reading passes here: a loop costs a third of a regular expression. */
function isUuid(text: string): boolean {
  if (text.length !== SHAPE.length) return false;
  for (let i = 0; i < SHAPE.length; i++) if (KINDS[text.charCodeAt(i)] !== SHAPE[i]) return false;
  return true;
}

const HOUR_MS = 3_600_000;

/** A clock more than 1 h ahead of the broker's is wrong, and a future event would close every open session. */
const aheadOf = (at: number, receivedAt: number) => at > receivedAt + HOUR_MS;
/** A clock that was never set says 1970 or 2000; before 1900 it is no time at all, and Postgres holds none before 4713 BC. */
const EARLIEST = Date.UTC(1900, 0, 1);
const oddTime = (at: number, receivedAt: number): string | null =>
  aheadOf(at, receivedAt) ? 'clock_ahead' : at < EARLIEST ? 'no_time' : null;

/** Ids and names are keys of rows, which Postgres indexes up to 2,700 bytes; nobody's are nearly as long as this. */
const LONGEST_TEXT = 200;
const oddText = (...values: (string | null | undefined)[]): string | null => {
  for (const value of values) {
    if (value?.includes('\0')) return 'nul_in_string';
    if (value && value.length > LONGEST_TEXT) return 'text_too_long';
  }
  return null;
};
const negative = (value: number | null) => value !== null && value < 0;

const hasNegative = (reading: Reading) =>
  negative(reading.repetitions) ||
  negative(reading.cycles) ||
  negative(reading.distanceMm) ||
  negative(reading.workJ) ||
  negative(reading.machineEnergyKcal) ||
  negative(reading.loadGrams) ||
  negative(reading.speedMmPerS) ||
  negative(reading.powerW) ||
  negative(reading.cadenceDeciRpm) ||
  negative(reading.heartRateBpm);

/** Reasons: bad_session_id, negative_sequence, no_kind, two_kinds, negative_counter, nul_in_string, text_too_long, clock_ahead, no_time. */
export function checkTelemetry(event: Telemetry, receivedAt: number): string | null {
  const { started, reading, changed, ended, status } = event;
  const kinds =
    +(started !== null) + +(reading !== null) + +(changed !== null) + +(ended !== null) + +(status !== null);
  if (kinds !== 1) return kinds === 0 ? 'no_kind' : 'two_kinds';
  if (!isUuid(event.sessionId)) return 'bad_session_id';
  if (event.sequence < 0) return 'negative_sequence';
  if (reading !== null) {
    if (hasNegative(reading)) return 'negative_counter';
  } else {
    const odd =
      oddText(started?.userId, started?.exerciseId, started?.firmware) ??
      oddText(changed?.userId, changed?.exerciseId, status?.faultCode);
    if (odd !== null) return odd;
  }
  return oddText(event.equipmentId) ?? oddTime(event.at, receivedAt);
}

/** Reasons: bad_session_id, bad_amendment_id, no_kind, two_kinds, nul_in_string, text_too_long, clock_ahead, no_time. */
export function checkAmendment(amendment: Amendment, receivedAt: number): string | null {
  const kinds = [amendment.assigned, amendment.voided, amendment.reinstated, amendment.edited].filter(Boolean).length;
  if (kinds !== 1) return kinds === 0 ? 'no_kind' : 'two_kinds';
  if (!isUuid(amendment.sessionId)) return 'bad_session_id';
  if (!isUuid(amendment.amendmentId)) return 'bad_amendment_id';
  if (amendment.reason.includes('\0')) return 'nul_in_string';
  const odd = oddText(amendment.equipmentId, amendment.by, amendment.assigned?.userId);
  return odd ?? oddTime(amendment.at, receivedAt);
}

/** Reasons: bad_measurement_id, nul_in_string, text_too_long, clock_ahead, no_time, nobody (neither user nor scale), implausible_weight, implausible_height. */
export function checkBodyMeasurement(measurement: BodyMeasurement, receivedAt: number): string | null {
  if (!isUuid(measurement.measurementId)) return 'bad_measurement_id';
  if (measurement.userId === null && measurement.equipmentId === null) return 'nobody';
  const odd = oddText(measurement.userId, measurement.equipmentId);
  if (odd !== null) return odd;
  return implausible(measurement) ?? oddTime(measurement.at, receivedAt);
}

function implausible({ weightGrams, heightMm }: Pick<BodyMeasurement, 'weightGrams' | 'heightMm'>): string | null {
  if (weightGrams !== null && (weightGrams < 2_000 || weightGrams > 700_000)) return 'implausible_weight';
  return heightMm !== null && (heightMm < 300 || heightMm > 3_000) ? 'implausible_height' : null;
}

/** Reasons: no_kind, two_kinds, bad_measurement_id, bad_amendment_id, implausible_weight, implausible_height, nul_in_string, text_too_long, clock_ahead, no_time. */
export function checkMeasurementAmendment(amendment: MeasurementAmendment, receivedAt: number): string | null {
  const { voided, reinstated, edited } = amendment;
  const kinds = [voided, reinstated, edited].filter((kind) => kind !== null).length;
  if (kinds !== 1) return kinds === 0 ? 'no_kind' : 'two_kinds';
  if (!isUuid(amendment.measurementId)) return 'bad_measurement_id';
  if (!isUuid(amendment.amendmentId)) return 'bad_amendment_id';
  if (amendment.reason.includes('\0')) return 'nul_in_string';
  const odd = oddText(amendment.measurementKey, amendment.by) ?? (edited && implausible(edited));
  return odd ?? oddTime(amendment.at, receivedAt);
}

/** A day: nobody trains longer in one workout, and ends are computed from it. */
const LONGEST_WORKOUT_S = 86_400;
/** More repetitions, or a heavier load (g), are in no set; and sums stay exact. */
const MOST_REPETITIONS = 100_000;
const HEAVIEST_GRAMS = 10_000_000;

/** Reasons: bad_workout_id, bad_entry_id, negative_counter, implausible_workout, nul_in_string, text_too_long, clock_ahead, no_time. */
export function checkEnteredWorkout(entry: EnteredWorkout, receivedAt: number): string | null {
  if (!isUuid(entry.workoutId)) return 'bad_workout_id';
  if (!isUuid(entry.entryId)) return 'bad_entry_id';
  const { durationS, distanceMm, averageHeartRateBpm, sets } = entry;
  const isNegative =
    negative(durationS) ||
    negative(distanceMm) ||
    negative(averageHeartRateBpm) ||
    sets.some(({ repetitions, loadGrams }) => repetitions < 0 || loadGrams < 0);
  if (isNegative) return 'negative_counter';
  const isTooMuch =
    durationS > LONGEST_WORKOUT_S ||
    sets.some(({ repetitions, loadGrams }) => repetitions > MOST_REPETITIONS || loadGrams > HEAVIEST_GRAMS);
  if (isTooMuch) return 'implausible_workout';
  const odd = oddText(entry.userId, entry.by, entry.exerciseId, entry.gymId);
  return odd ?? oddTime(entry.at, receivedAt) ?? oddTime(entry.startedAt, receivedAt);
}

/** Reasons: bad_enrolment_id, nul_in_string, text_too_long, clock_ahead, no_time, empty_window. */
export function checkEnrolment(enrolment: Enrolment, receivedAt: number): string | null {
  const { enrolmentId, userId, challengeId, teamId, by, reason, judgedBy } = enrolment;
  if (!isUuid(enrolmentId)) return 'bad_enrolment_id';
  if (judgedBy.to <= judgedBy.from) return 'empty_window';
  if (reason.includes('\0')) return 'nul_in_string';
  return oddText(userId, challengeId, teamId, by, ...judgedBy.uses) ?? oddTime(enrolment.at, receivedAt);
}

/** Reasons: bad_result_id, implausible_result, nul_in_string, text_too_long, clock_ahead, no_time. */
export function checkBenchmarkResult(result: BenchmarkResult, receivedAt: number): string | null {
  const { resultId, userId, kind, day, pushUps, sitUps, runSeconds, by, reason, programmes, takenAt, at } = result;
  if (!isUuid(resultId)) return 'bad_result_id';
  const isImplausible =
    [pushUps, sitUps].some((count) => count < 0 || count > 200) || runSeconds < 300 || runSeconds > 7_200;
  if (isImplausible) return 'implausible_result';
  if (reason.includes('\0')) return 'nul_in_string';
  const odd = oddText(userId, kind, day, by, ...programmes.map(({ programmeId }) => programmeId));
  return odd ?? oddTime(takenAt, receivedAt) ?? oddTime(at, receivedAt);
}

/** Reasons: bad_override_id, bad_changes, nul_in_string, text_too_long, clock_ahead, no_time. */
export function checkPlanOverride(override: PlanOverride, receivedAt: number): string | null {
  const { overrideId, userId, programmeId, by, reason, changes, withdraws } = override;
  if (!isUuid(overrideId) || (withdraws !== null && !isUuid(withdraws))) return 'bad_override_id';
  if (!isJson(changes)) return 'bad_changes';
  if (reason.includes('\0') || changes.includes('\0')) return 'nul_in_string';
  return oddText(userId, programmeId, by) ?? oddTime(override.at, receivedAt);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Reasons: negative_counter, nul_in_string, text_too_long, clock_ahead, no_time. */
export function checkTeam(team: Team, receivedAt: number): string | null {
  if (negative(team.size)) return 'negative_counter';
  const odd = oddText(team.teamId, team.challengeId, team.displayName, team.gymId, team.by);
  return odd ?? oddTime(team.validFrom, receivedAt);
}

/** Reasons: bad_award_id, nul_in_string, text_too_long, clock_ahead, no_time. */
export function checkAward(award: Award, receivedAt: number): string | null {
  if (!isUuid(award.awardId)) return 'bad_award_id';
  const odd = oddText(award.userId, award.challengeId, award.name);
  return odd ?? oddTime(award.earnedAt, receivedAt) ?? oddTime(award.issuedAt, receivedAt);
}

/** Reasons: bad_access_id, nul_in_string, text_too_long, clock_ahead, no_time. */
export function checkAccess({ accessId, userId, by, role, path, at }: Access, receivedAt: number): string | null {
  if (!isUuid(accessId)) return 'bad_access_id';
  return oddText(userId, by, role, path) ?? oddTime(at, receivedAt);
}

/** Reasons: bad_notice_id, no_kind, bad_award_id, nul_in_string, text_too_long, clock_ahead, no_time. */
export function checkNotice({ noticeId, userId, at, award }: Notice, receivedAt: number): string | null {
  if (!isUuid(noticeId)) return 'bad_notice_id';
  if (!award) return 'no_kind';
  return checkAward({ ...award, userId, issuedAt: at }, receivedAt);
}
