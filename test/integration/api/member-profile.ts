/** How fit a member is, from what their machines said. */
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type Answer, ask, END, eventually, get, newMember, repetition, says, start } from './world.js';

interface Item {
  readonly capacity: string;
  readonly evidence: readonly string[];
  readonly metrics: readonly { readonly value: number }[];
}
const items = ({ body }: Answer): Item[] => body.items ?? [];
const of = (answer: Answer, capacity: string) => items(answer).find((one) => one.capacity === capacity);

describe('a profile', () => {
  it('R51, R45: is made of telemetry and weighings, follows a correction, is in the export, and is gone when its member is erased', async () => {
    const trainer = await newMember();
    const ana = await newMember({ trainers: [trainer], sex: 'FEMALE', birthDate: '1990-06-01' });
    const url = `/v1/users/${ana}/profile`;
    const payload = { weightGrams: 60_000, heightMm: 1_700, bodyFatBp: 2_200 };
    const weighed = await ask(`member:${ana}`, 'POST', `/v1/users/${ana}/body-measurements`, { payload });
    expect(weighed.status).toBe(202);
    const session = randomUUID();
    await says(session, [start(ana), ...[0, 1, 2, 3].map(repetition), END]);

    const all = await eventually(
      () => get(`trainer:${trainer}`, url),
      // While the session goes on, and before the weighing has come through, it is made of less.
      (answer) => {
        const strength = of(answer, 'strength');
        return (
          strength?.metrics[0]?.value === 63.5294 && strength.evidence.length === 2 && !!of(answer, 'body_composition')
        );
      },
    );
    // 60 kg three times is 63.5 kg once, of the 120 kg that would be good for a man of 60 kg.
    expect(of(all, 'strength')).toMatchObject({
      ...{ userId: ana, muscleGroup: 'quadriceps', level: 'fair', method: 'rules', confidence: 'low' },
      ...{ basis: 'machine-strength', basisVersion: 1, evidence: [session, weighed.body.id] },
      norm: { source: 'Our own; there is no published norm' },
      metrics: [
        { metric: 'one_rep_max', exerciseId: 'leg-press', equipmentModel: 'LP 100', value: 63.5294 },
        { metric: 'body_weight', value: 60 },
      ],
    });
    expect(of(all, 'body_composition')).toMatchObject({
      ...{ muscleGroup: '', level: 'very_good', confidence: 'medium', basis: 'ace-body-fat' },
      norm: { source: 'American Council on Exercise 2009' },
    });
    expect((await get(`member:${ana}`, url)).body).toEqual(all.body);
    expect((await get(`trainer:${await newMember()}`, url)).status).toBe(403);
    expect((await get(`member:${trainer}`, url)).status).toBe(403);
    const exported = await get(`member:${ana}`, `/v1/users/${ana}/export`);
    expect(exported.body.views.member_profiles.rows.length).toBe(items(all).length);

    const voiding = { reason: 'somebody else was on it', voided: {} };
    const amended = await ask('staff', 'POST', `/v1/workouts/${session}/amendments`, { payload: voiding });
    expect(amended.status).toBe(202);
    const after = await eventually(
      () => get(`member:${ana}`, url),
      (answer) => of(answer, 'strength') === undefined,
    );
    expect(items(after).map(({ capacity }) => capacity)).toEqual(['body_composition']);

    expect((await ask(`member:${ana}`, 'DELETE', `/v1/users/${ana}`)).status).toBe(202);
    await eventually(
      () => get('admin', url),
      (answer) => items(answer).length === 0,
    );
  });
});
