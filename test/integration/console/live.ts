/** A session on a treadmill, judged in a real browser while it goes on, and by the server afterwards. */
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  getChallengesByIdProgressByUserId,
  getUsersById,
  postChallenges,
  postChallengesByIdEnrolments,
  postUsers,
  postUsersByIdBodyMeasurements,
  postWorkoutsByIdAmendments,
  putEquipmentById,
} from '../../../clients/typescript/lib/index.js';
import { noKind, noReading } from '../../../schemas/blank.js';
import type { Telemetry } from '../../../schemas/generated/telemetry.js';
import { telemetry } from '../../../schemas/topics.js';
import { tokenOf } from '../api-app.js';
import { eventually } from '../engine/world.js';
import { accessible, admin, open, parts, run } from './world.js';

const HOUR_MS = 3_600_000;
const treadmill = `treadmill-console-${run}`;
const RUN = `Run and burn ${run}`;
const legPress = `leg-press-console-${run}`;
const LIFT = `Lift a tonne ${run}`;
/** A little longer than ends a set. */
const REST_S = 16;
const SPEED_MM_PER_S = 3_000;
/** The network is away for so long: a moment, unless somebody wants to see it for longer. */
const AWAY_MS = Number(process.env.REPSTREAM_TEST_AWAY_MS ?? 3_000);

const target = (measure: string, amount: number, unit: string) => ({
  ...{ kind: 'target', measure, atLeast: { amount, unit } },
});

/** A member, a challenge of distance, time and energy, and a treadmill on which it can be met. */
async function prepare(): Promise<{ member: string; challenge: string }> {
  const client = admin();
  const person = { displayName: `Bea ${run}`, timeZone: 'UTC' };
  const { id: member } = (await postUsers({ client, throwOnError: true, body: person })).data;
  await getUsersById({ client, throwOnError: true, path: { id: member } });
  const rule = {
    schema: 1,
    root: { kind: 'all', of: [target('distance', 1, 'km'), target('minutes', 3, 'min'), target('energy', 50, 'kcal')] },
  };
  const at = (ms: number) => new Date(Date.now() + ms).toISOString();
  const body = { name: RUN, rule, timeZone: 'UTC', from: at(-24 * HOUR_MS), to: at(24 * HOUR_MS) };
  const { id } = (await postChallenges({ client, throwOnError: true, body })).data;
  await postChallengesByIdEnrolments({ client, throwOnError: true, path: { id }, body: { userId: member } });
  const machine = { gymId: `gym-${run}`, type: 'TREADMILL' as const, model: 'T 5', exerciseId: 'treadmill-run' };
  await putEquipmentById({
    client,
    throwOnError: true,
    path: { id: treadmill },
    body: { ...machine, displayName: 'Treadmill 1', validFrom: '2020-01-01T00:00:00Z' },
  });
  await postUsersByIdBodyMeasurements({
    client,
    throwOnError: true,
    path: { id: member },
    body: { at: at(-HOUR_MS), weightGrams: 64_000 },
  });
  return { member, challenge: id };
}

/** A member, a challenge of weight, and a leg press. */
async function prepareToLift(): Promise<{ member: string }> {
  const client = admin();
  const person = { displayName: `Lea ${run}`, timeZone: 'UTC' };
  const { id: member } = (await postUsers({ client, throwOnError: true, body: person })).data;
  await getUsersById({ client, throwOnError: true, path: { id: member } });
  const rule = { schema: 1, root: target('weight_volume', 1_000, 'kg') };
  const at = (ms: number) => new Date(Date.now() + ms).toISOString();
  const body = { name: LIFT, rule, timeZone: 'UTC', from: at(-24 * HOUR_MS), to: at(24 * HOUR_MS) };
  const { id } = (await postChallenges({ client, throwOnError: true, body })).data;
  await postChallengesByIdEnrolments({ client, throwOnError: true, path: { id }, body: { userId: member } });
  const machine = { gymId: `gym-${run}`, type: 'WEIGHT_STACK' as const, model: 'LP 5', exerciseId: 'leg-press' };
  await putEquipmentById({
    client,
    throwOnError: true,
    path: { id: legPress },
    body: { ...machine, displayName: 'Leg press 2', validFrom: '2020-01-01T00:00:00Z' },
  });
  return { member };
}

/** A machine that says what it has to say by and by. */
function machineOf(sessionId: string, equipmentId = treadmill) {
  // After they joined: what was done before does not count.
  const from = Date.now();
  let sequence = 0;
  const say = async (said: Partial<Telemetry>) => {
    const event = { ...noKind, ...said, sessionId, equipmentId, sequence, at: from + sequence * 1_000 };
    await parts().api.publisher.publish(telemetry, event as Telemetry);
    sequence += 1;
  };
  const runs = async (seconds: number) => {
    for (let i = 0; i < seconds; i += 1)
      await say({
        reading: {
          ...{ ...noReading, distanceMm: sequence * SPEED_MM_PER_S, speedMmPerS: SPEED_MM_PER_S },
          ...{ inclineBp: 100, heartRateBpm: 120 + Math.floor(sequence / 10) },
        },
      });
  };
  /** So many repetitions more, and the rest that ends the set. */
  const lifts = async (repetitions: number, { before = 0 } = {}) => {
    for (let n = 0; n <= repetitions + REST_S; n += 1)
      await say({
        reading: { ...noReading, repetitions: before + Math.min(n, repetitions), loadGrams: 60_000, heartRateBpm: 118 },
      });
  };
  return { say, runs, lifts };
}

describe('R57, R58: a session on a treadmill', () => {
  it('moves the rules in the browser while it goes on, goes through a loss of the network, and ends as the server counts it', async (context) => {
    const { member, challenge } = await prepare();
    const { api } = parts();
    const session = randomUUID();
    const machine = machineOf(session);
    await machine.say({ started: { userId: member, exerciseId: null, firmware: null } });
    await machine.runs(20);
    const { page, close } = await open(context, '/now', await tokenOf(member, 'member'));
    const judged = page.getByRole('article', { name: RUN });
    await judged.getByText('Provisional', { exact: true }).waitFor();
    const shown = async () => (await judged.getByRole('img').first().getAttribute('aria-label')) ?? '';
    const percent = async () => Number(/(\d+)%/.exec(await shown())?.[1] ?? 0);
    await eventually(async () => (await percent()) > 0);
    expect(await accessible(page)).toEqual([]);

    await page.context().setOffline(true);
    // Until then more of what was said may come.
    const before = await percent();
    await machine.runs(50);
    await page.getByText('Connection lost').waitFor();
    await page.waitForTimeout(AWAY_MS);
    expect(await percent()).toBe(before);
    await page.context().setOffline(false);
    await machine.runs(20);
    await eventually(async () => (await percent()) > before);

    await machine.runs(20);
    await machine.say({ ended: { reason: 'USER' } });
    await judged.getByText(/The server counted .*, as this page did/).waitFor({ timeout: 60_000 });
    const { data } = await getChallengesByIdProgressByUserId({
      ...{ client: admin(), throwOnError: true, path: { id: challenge, userId: member } },
    });
    expect(data.fraction).toBeGreaterThan(0.1);
    expect(await judged.getByRole('status').textContent()).toContain(
      `${(data.fraction * 100).toFixed(2).replace(/\.?0+$/, '')} %`,
    );
    const { body } = await api.app.inject('/metrics');
    expect(body).toMatch(/repstream_live_verdicts_total\{outcome="agreed"\} [1-9]/);
    expect(body).toContain('repstream_live_verdicts_total{outcome="disagreed"} 0');
    await close();
  }, 150_000);
});

describe('R57: sets on a leg press', () => {
  it('are compared one by one while the session goes on, and where the server counted otherwise the page says why', async (context) => {
    const { member } = await prepareToLift();
    const session = randomUUID();
    const machine = machineOf(session, legPress);
    await machine.say({ started: { userId: member, exerciseId: null, firmware: null } });
    const { page, close } = await open(context, '/now', await tokenOf(member, 'member'));
    const judged = page.getByRole('article', { name: LIFT });
    await machine.lifts(5);
    await judged.getByText('Set 1: the server counted 30 %, as this page did.').waitFor({ timeout: 60_000 });
    await judged.getByText('Provisional', { exact: true }).waitFor();

    // Somebody at the desk saw another weight on the stack.
    await postWorkoutsByIdAmendments({
      client: admin(),
      throwOnError: true,
      path: { id: session },
      body: { reason: 'the pin was at 50', edited: { repetitions: null, loadGrams: 50_000, distanceMm: null } },
    });
    await machine.lifts(5, { before: 5 });
    await judged.getByText('Set 2: the server counted 50 %, this page 60 %.').waitFor({ timeout: 60_000 });
    const sets = judged.getByRole('list', { name: 'Set by set' });
    for (const set of [1, 2])
      await sets.getByText(`Load of set ${set}: this page counted 60 kg, the server 50 kg.`).waitFor();
    await sets.getByText(/^Of “.*”: by this page .*600.*, by the server .*500/).waitFor();
    expect(await accessible(page)).toEqual([]);

    await machine.say({ ended: { reason: 'USER' } });
    await judged.getByText('The server counted 50 %, this page 60 %.', { exact: true }).waitFor({ timeout: 60_000 });
    const { body } = await parts().api.app.inject('/metrics');
    expect(body).toMatch(/repstream_live_verdicts_total\{outcome="disagreed"\} [1-9]/);
    await close();
  }, 180_000);
});
