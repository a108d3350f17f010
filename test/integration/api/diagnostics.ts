/** What a machine is told of what it sent. */
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { noReading } from '../../../schemas/blank.js';
import { END, eventually, get, repetition, run, says, start } from './world.js';

describe('diagnostics', () => {
  it('a machine that sends what cannot be folded is told so by its diagnostics and by the views', async () => {
    const session = randomUUID();
    const sick = `sick-${run}`;
    await says(session, [start(null), { reading: { ...noReading, repetitions: -1 } }, repetition(1), END], {
      on: sick,
    });
    const { body } = await eventually(
      () => get(`device:${sick}`, `/v1/equipment/${sick}/diagnostics`),
      (answer) => answer.body.parked?.length > 0 && answer.body.sessions?.[0]?.missing === 1,
    );
    expect(body.parked).toMatchObject([
      { processor: 'sessions', reason: 'negative_counter', topic: 'telemetry', events: 1 },
    ]);
    expect(body.parked[0].fromOffset).toBe(body.parked[0].toOffset);
    expect(body.sessions).toMatchObject([{ sessionId: session, equipmentId: sick, missing: 1 }]);
    const views = await get('staff', '/v1/views');
    const sessions = views.body.processors.find((each: { processor: string }) => each.processor === 'sessions');
    expect(sessions.parkedByReason).toContainEqual(
      expect.objectContaining({ reason: 'negative_counter', topic: 'telemetry' }),
    );
  });
});
