/** A machine that talks before anybody registered it. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPublisher, type Publisher } from '../../engine/publish.js';
import { equipment, telemetry } from '../../schemas/topics.js';
import { type Running, startRepstream } from './running.js';

describe('a machine that nobody has registered yet', () => {
  let repstream: Running;
  let publisher: Publisher;
  const [sessionId, equipmentId] = [randomUUID(), `machine-${randomUUID()}`];
  const nothing = { started: null, reading: null, changed: null, ended: null, status: null };
  const at = Date.now() - 60_000;
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

    await publisher.publish(equipment, entry);
    await repstream.untilCaughtUp();
    expect(await workout()).toEqual({ gym_id: 'gym-9', quality: [] });
  });

  it('R84: a gym that was put down wrongly changes with its machine, and a workout elsewhere is not touched', async () => {
    const [elsewhere, other] = [randomUUID(), `machine-${randomUUID()}`];
    const event = { ...nothing, sessionId: elsewhere, equipmentId: other };
    await publisher.publish(equipment, { ...entry, equipmentId: other });
    await publisher.publish(telemetry, {
      ...event,
      sequence: 0,
      at,
      started: { userId: 'ana', exerciseId: null, firmware: null },
    });
    await publisher.publish(telemetry, { ...event, sequence: 1, at: at + 5_000, ended: { reason: 'USER' } });
    await repstream.untilCaughtUp();
    const written = async (of: string) => {
      const [{ table } = { table: '' }] = (
        await repstream.db.query(
          `select physical_table as table from engine.views v join engine.lineages l using (lineage)
           where view_name = 'workouts' and promoted`,
        )
      ).rows;
      return (await repstream.db.query(`select xmin::text, gym_id from ${table} where workout_id = $1`, [of])).rows[0];
    };
    const before = [await written(sessionId), await written(elsewhere)];
    await publisher.publish(equipment, { ...entry, gymId: 'gym-10' });
    await repstream.untilCaughtUp();
    expect(await written(sessionId)).toMatchObject({ gym_id: 'gym-10' });
    expect((await written(sessionId)).xmin).not.toBe(before[0].xmin);
    expect(await written(elsewhere)).toEqual(before[1]);
  });
});
