/** A machine that talks before anybody registered it. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pause } from '../../engine/log.js';
import { openPublisher, type Publisher } from '../../engine/publish.js';
import { equipment, telemetry } from '../../schemas/topics.js';
import { type Running, startRepstream } from './running.js';

describe('a machine that nobody has registered yet', () => {
  let repstream: Running;
  let publisher: Publisher;
  const [sessionId, equipmentId] = [randomUUID(), `machine-${randomUUID()}`];
  const nothing = { started: null, reading: null, changed: null, ended: null, status: null };
  const at = Date.now() - 60_000;
  const workout = async () =>
    (await repstream.db.query('select gym_id, quality from models.workouts where workout_id = $1', [sessionId]))
      .rows[0];

  beforeAll(async () => {
    repstream = await startRepstream();
    publisher = openPublisher(repstream.settings);
  });
  afterAll(async () => {
    await publisher?.close();
    await repstream?.stop();
  });

  it('has its workouts flagged, and put right as soon as it is registered', async () => {
    const event = { ...nothing, sessionId, equipmentId };
    await publisher.publish(telemetry, {
      ...event,
      sequence: 0,
      at,
      started: { userId: 'ana', exerciseId: null, firmware: null },
    });
    await publisher.publish(telemetry, { ...event, sequence: 1, at: at + 5_000, ended: { reason: 'USER' } });
    await repstream.untilCaughtUp();
    expect(await workout()).toEqual({ gym_id: null, quality: ['unknown_machine'] });

    const entry = {
      equipmentId,
      gymId: 'gym-9',
      type: 'ROWER',
      model: 'Erg',
      exerciseId: 'rower',
      displayName: 'Rower',
      stackStepGrams: null,
      stepHeightMm: null,
      inService: true,
      validFrom: 0,
    } as const;
    await publisher.publish(equipment, entry);
    for (let i = 0; i < 50 && (await workout())?.gym_id === null; i++) await pause(100);
    expect(await workout()).toEqual({ gym_id: 'gym-9', quality: [] });
  });
});
