/**
 * Postgres indexes no text over 2,700 bytes and holds no time before 4713 BC. One well-formed message with a member's id of
 * 5,000 characters, or with a time in the year −10,000, made a row that failed its checkpoint; the tasks began again from what was
 * stored, met the message again, and so for ever: one machine stopped all that shared its process. They are set aside now.
 */
import { describe, expect, it } from 'vitest';
import { checkAmendment, checkBodyMeasurement, checkTelemetry } from '../../schemas/checks.js';
import type { Telemetry } from '../../schemas/generated/telemetry.js';

const NOW = Date.UTC(2026, 2, 2, 9);
const YEAR_MINUS_10_000 = Date.UTC(-10_000, 0, 1);
const long = 'x'.repeat(5_000);
const uuid = '0b6f8f0a-3d8e-4c5b-9a55-6f2f0ad1c0de';
const noKind = { started: null, reading: null, changed: null, ended: null, status: null };
const start = { userId: 'ana', exerciseId: null, firmware: null };
const event: Telemetry = {
  ...noKind,
  sessionId: uuid,
  equipmentId: 'leg-press-3',
  sequence: 0,
  at: NOW,
  started: start,
};
const fault: Telemetry = { ...event, started: null, status: { faultCode: long, uptimeS: null } };
const card: Telemetry = { ...event, started: null, changed: { userId: long, exerciseId: null } };

describe('is set aside:', () => {
  it.each<[string, Telemetry, string]>([
    ['a long member id at the start', { ...event, started: { ...start, userId: long } }, 'text_too_long'],
    ['a long member id of a card tapped late', card, 'text_too_long'],
    ['a long fault code', fault, 'text_too_long'],
    ['a long machine id', { ...event, equipmentId: long }, 'text_too_long'],
    ['a time that is none', { ...event, at: YEAR_MINUS_10_000 }, 'no_time'],
  ])('%s', (_, bad, reason) => expect(checkTelemetry(bad, NOW)).toBe(reason));

  it('the same in amendments and body measurements', () => {
    const amendment = {
      amendmentId: uuid,
      sessionId: uuid,
      equipmentId: 'leg-press-3',
      at: NOW,
      by: 'ana',
      reason: long, // a text that no index holds may be long
      assigned: { userId: 'ana' },
      voided: null,
      reinstated: null,
      edited: null,
    };
    expect(checkAmendment(amendment, NOW)).toBeNull();
    expect(checkAmendment({ ...amendment, assigned: { userId: long } }, NOW)).toBe('text_too_long');
    expect(checkAmendment({ ...amendment, at: YEAR_MINUS_10_000 }, NOW)).toBe('no_time');

    const weighing = {
      measurementId: uuid,
      userId: 'ana',
      equipmentId: null,
      at: NOW,
      weightGrams: 70_000,
      heightMm: null,
      bodyFatBp: null,
      muscleMassGrams: null,
      waterMassGrams: null,
      boneMassGrams: null,
      visceralFatRating: null,
      restingHeartRateBpm: null,
    };
    expect(checkBodyMeasurement(weighing, NOW)).toBeNull();
    expect(checkBodyMeasurement({ ...weighing, userId: long }, NOW)).toBe('text_too_long');
    expect(checkBodyMeasurement({ ...weighing, at: YEAR_MINUS_10_000 }, NOW)).toBe('no_time');
  });
});

it('a clock that was never set is kept, with its flag', () => {
  for (const at of [0, -8 * 3_600_000, Date.UTC(2000, 0, 1)]) expect(checkTelemetry({ ...event, at }, NOW)).toBeNull();
});
