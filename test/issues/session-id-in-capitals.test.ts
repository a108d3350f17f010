/**
 * A uuid is the same in capitals and small letters to Postgres, but was not to the scope of a session. A firmware that writes
 * capitals had sessions that no claim ever met, as the API names them by the row's uuid, in small letters; and one that wrote
 * both made two scopes with one row, which a single upsert refuses to write twice: that checkpoint failed again and again.
 */
import { expect, it } from 'vitest';
import processor from '../../processors/sessions/processor.js';
import type { Amendment } from '../../schemas/generated/amendments.js';
import type { Telemetry } from '../../schemas/generated/telemetry.js';

const small = '0b6f8f0a-3d8e-4c5b-9a55-6f2f0ad1c0de';
const event: Telemetry = {
  sessionId: small.toUpperCase(),
  equipmentId: 'leg-press-3',
  sequence: 0,
  at: Date.UTC(2026, 2, 2, 9),
  started: { userId: null, exerciseId: null, firmware: null },
  reading: null,
  changed: null,
  ended: null,
  status: null,
};
const claim: Amendment = {
  amendmentId: 'f3b8c9a2-5a0e-4b53-8f0e-0d4f1d6a7b11',
  sessionId: small,
  equipmentId: 'leg-press-3',
  at: event.at,
  by: 'ana',
  reason: 'claimed',
  assigned: { userId: 'ana' },
  voided: null,
  reinstated: null,
  edited: null,
};

it('a session whose id is written in capitals is the one that a claim names in small letters', () => {
  const { telemetry, amendments } = processor.scope ?? {};
  const received = { receivedAt: event.at };
  expect(telemetry?.({ ...event, ...received })).toBe(small);
  expect(amendments?.({ ...claim, ...received })).toBe(small);
});
