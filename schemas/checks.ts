/** What makes a well-formed event unacceptable: each check names the reason under which the event is parked, or null. */
import type { Amendment } from './generated/amendments.js';
import type { BodyMeasurement } from './generated/body-measurements.js';
import type { Reading, Telemetry } from './generated/telemetry.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const HOUR_MS = 3_600_000;

/** A clock more than 1 h ahead of the broker's is wrong, and a future event would close every open session. */
const aheadOf = (at: number, receivedAt: number) => at > receivedAt + HOUR_MS;

const hasNul = (...values: (string | null | undefined)[]) => values.some((value) => value?.includes('\0'));
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

/** Reasons: bad_session_id, negative_sequence, no_kind, two_kinds, negative_counter, nul_in_string, clock_ahead. */
export function checkTelemetry(event: Telemetry, receivedAt: number): string | null {
  const { started, reading, changed, ended, status } = event;
  const kinds =
    +(started !== null) + +(reading !== null) + +(changed !== null) + +(ended !== null) + +(status !== null);
  if (kinds !== 1) return kinds === 0 ? 'no_kind' : 'two_kinds';
  if (!UUID.test(event.sessionId)) return 'bad_session_id';
  if (event.sequence < 0) return 'negative_sequence';
  if (reading !== null) {
    if (hasNegative(reading)) return 'negative_counter';
  } else if (
    hasNul(
      started?.userId,
      started?.exerciseId,
      started?.firmware,
      changed?.userId,
      changed?.exerciseId,
      status?.faultCode,
    )
  ) {
    return 'nul_in_string';
  }
  if (event.equipmentId.includes('\0')) return 'nul_in_string';
  return aheadOf(event.at, receivedAt) ? 'clock_ahead' : null;
}

/** Reasons: bad_session_id, bad_amendment_id, no_kind, two_kinds, nul_in_string, clock_ahead. */
export function checkAmendment(amendment: Amendment, receivedAt: number): string | null {
  const kinds = [amendment.assigned, amendment.voided, amendment.reinstated, amendment.edited].filter(Boolean).length;
  if (kinds !== 1) return kinds === 0 ? 'no_kind' : 'two_kinds';
  if (!UUID.test(amendment.sessionId)) return 'bad_session_id';
  if (!UUID.test(amendment.amendmentId)) return 'bad_amendment_id';
  if (hasNul(amendment.equipmentId, amendment.by, amendment.reason, amendment.assigned?.userId)) return 'nul_in_string';
  return aheadOf(amendment.at, receivedAt) ? 'clock_ahead' : null;
}

/** Reasons: bad_measurement_id, nul_in_string, clock_ahead, nobody (neither user nor scale), implausible_weight, implausible_height. */
export function checkBodyMeasurement(measurement: BodyMeasurement, receivedAt: number): string | null {
  if (!UUID.test(measurement.measurementId)) return 'bad_measurement_id';
  if (measurement.userId === null && measurement.equipmentId === null) return 'nobody';
  if (hasNul(measurement.userId, measurement.equipmentId)) return 'nul_in_string';
  const { weightGrams, heightMm } = measurement;
  if (weightGrams !== null && (weightGrams < 2_000 || weightGrams > 700_000)) return 'implausible_weight';
  if (heightMm !== null && (heightMm < 300 || heightMm > 3_000)) return 'implausible_height';
  return aheadOf(measurement.at, receivedAt) ? 'clock_ahead' : null;
}
