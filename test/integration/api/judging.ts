/** What an app judges a session by itself with, and what it is told when it says what it came to. */
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  ask,
  END,
  eventually,
  found,
  get,
  machineOfLater,
  newMember,
  parts,
  repetition,
  run,
  says,
  start,
  wholeSession,
} from './world.js';

const HOUR_MS = 3_600_000;
const at = (ms: number) => new Date(Date.now() + ms).toISOString();

describe('R57: judging a session while it goes on', () => {
  it("takes the member's own facts, and what an app came to is compared by the hash of the rule", async () => {
    const [ana, ben] = [await newMember(), await newMember()];
    const rule = { schema: 1, root: { kind: 'target', measure: 'repetitions', atLeast: { amount: 12, unit: '' } } };
    const body = { name: `Judged ${run}`, rule, timeZone: 'UTC', from: at(-24 * HOUR_MS), to: at(24 * HOUR_MS) };
    const { id } = (await ask('admin', 'POST', '/v1/challenges', { payload: body })).body;
    await eventually(() => get('member', `/v1/challenges/${id}`), found);
    await ask(`member:${ana}`, 'POST', `/v1/challenges/${id}/enrolments`, { payload: {} });
    await eventually(() => get(`member:${ana}`, `/v1/challenges/${id}/progress/${ana}`), found);
    const [before, session] = [randomUUID(), randomUUID()];
    // All of it after they joined.
    const soon = (seconds: number) => ({ on: machineOfLater, until: Date.now() + seconds * 1_000 });
    await says(before, wholeSession(ana), soon(10));
    await eventually(() => get(`member:${ana}`, `/v1/workouts/${before}`), found);
    await says(session, [start(ana), repetition(0), repetition(1), repetition(2)], soon(20));
    const url = `/v1/live/sessions/${session}`;
    const { body: judging } = await eventually(
      () => get(`member:${ana}`, `${url}/judging`),
      ({ status, body }) => status === 200 && body.judged[0]?.fraction === 0.25 && body.others.length === 1,
    );
    expect(judging.others).toMatchObject([{ workoutId: before, open: false, sets: [{ repetitions: 3 }] }]);
    expect(judging).toMatchObject({
      session: { sessionId: session, userId: ana },
      machine: { type: 'WEIGHT_STACK', model: 'LP 100' },
      judged: [{ challengeId: id, rule, terms: { gyms: [], timeZone: 'UTC' } }],
      next: { exerciseId: 'leg-press', asked: [] },
    });
    expect((await get(`member:${ben}`, `${url}/judging`)).status).toBe(404);

    const { ruleHash } = judging.judged[0];
    const server = { fraction: 0.25, complete: false };
    const say = (more: object = {}, who = `member:${ana}`) =>
      ask(who, 'POST', `${url}/verdicts`, {
        payload: { challengeId: id, ruleHash, provisional: server, server, ...more },
      });
    expect((await say()).body).toEqual({ outcome: 'agreed' });
    expect((await say({ provisional: { fraction: 0.5, complete: false } })).body).toEqual({ outcome: 'disagreed' });
    expect((await say({ server: { fraction: 0.5, complete: false } })).body).toEqual({ outcome: 'moved_on' });
    expect((await say({ ruleHash: '0'.repeat(64) })).body).toEqual({ outcome: 'another_rule' });
    expect((await say({ challengeId: 'none' })).status).toBe(404);
    expect((await say({ provisional: { fraction: 2, complete: false } })).status).toBe(400);
    expect((await say({}, `member:${ben}`)).status).toBe(404);
    expect((await say({}, 'staff:sam')).status, 'only of oneself').toBe(404);
    const { body: metrics } = await parts().app.inject('/metrics');
    for (const outcome of ['agreed', 'disagreed', 'moved_on', 'another_rule'])
      expect(metrics).toContain(`repstream_live_verdicts_total{outcome="${outcome}"} 1`);

    await says(session, [repetition(3), END], { from: 4, ...soon(22) });
    const over = await eventually(
      () => get(`member:${ana}`, `${url}/judging`),
      ({ body }) => body.counted?.open === false && body.judged[0].fraction === 0.5,
    );
    expect(over.body.counted).toMatchObject({ workoutId: session, sets: [{ repetitions: 3, loadGrams: 60_000 }] });
  });
});
