/** A month of a gym's leaderboard, from what its machines say; then everything that moves it. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Role } from '../../api/tokens.js';
import type { Publisher } from '../../engine/publish.js';
import { erasedUser } from '../../schemas/erased-user.js';
import type { User } from '../../schemas/generated/users.js';
import { equipment, gyms, merges, telemetry, users } from '../../schemas/topics.js';
import { ended, everySecond, legPress, started } from '../unit/processors/sessions/driver.js';
import { type ApiApp, openApi, tokenOf } from './api-app.js';
import { type Running, startRepstream, TICK_PATIENCE_MS } from './running.js';

const run = randomUUID().slice(0, 8);
const gymId = `tampines-${run}`;
const machine = `leg-press-${run}`;
const treadmill = `treadmill-${run}`;
// So that members of equal rank stand in this order.
const [ana, ben, cem, dan, eve] = [`a-${run}`, `b-${run}`, `c-${run}`, `d-${run}`, `e-${run}`];
const guest = null;

let repstream: Running;
let publisher: Publisher;
let api: ApiApp;
let app: ApiApp['app'];

const profile = (userId: string, more: Partial<User> = {}) =>
  publisher.publish(users, {
    ...{
      userId,
      displayName: `Member ${userId}`,
      sex: null,
      birthDate: null,
      timeZone: 'Asia/Singapore',
      homeGymId: null,
    },
    ...{
      groups: [],
      onLeaderboards: true,
      notices: true,
      trainers: [],
      at: Date.now(),
      namedAt: null,
      erased: false,
      ...more,
    },
  });

/** A session that began at `at`: so many repetitions of 60 kg, or so many metres with this work. */
async function trained(user: string | null, at: string, { repetitions = 0, metres = 0, workJ = 0 }): Promise<void> {
  const sessionId = randomUUID();
  const readings =
    metres > 0
      ? everySecond(1, [{ distanceMm: 0 }, { distanceMm: metres * 1_000, workJ }])
      : everySecond(
          1,
          Array.from({ length: repetitions }, (_, i) => ({ repetitions: i + 1, loadGrams: 60_000 })),
        );
  const over = readings.length + 1;
  for (const { receivedAt: _, ...event } of [started(0, { user }), ...readings, ended(over, over)])
    await publisher.publish(telemetry, {
      ...event,
      sessionId,
      equipmentId: metres > 0 ? treadmill : machine,
      at: Date.parse(at) + event.sequence * 1_000,
    });
}

async function ask(url: string, role: Role = 'member', more: Record<string, string> = {}) {
  const token = await tokenOf('somebody', role);
  const { statusCode, headers, body } = await app.inject({
    url,
    headers: { authorization: `Bearer ${token}`, ...more },
  });
  const { items, next } = (body ? JSON.parse(body) : {}) as { items: readonly unknown[]; next: string | null };
  return { status: statusCode, headers: headers as Record<string, string>, items, next };
}

/** The board of the gym, all exercises unless one is named. */
async function board(month: string, measure: string, exercise = ''): Promise<readonly unknown[]> {
  const { rows } = await repstream.db.query(
    `select rank, user_id, value from models.leaderboard
     where month = $1 and gym_id = $2 and exercise_id = $3 and measure = $4 order by rank, user_id`,
    [`${month}-01`, gymId, exercise, measure],
  );
  return rows.map(({ rank, user_id, value }) => [rank, user_id, value]);
}

beforeAll(async () => {
  repstream = await startRepstream();
  api = await openApi(repstream);
  ({ app, publisher } = api);
  const gym = { gymId, name: 'Tampines', timeZone: 'Asia/Singapore', openingHours: [], validFrom: 0 };
  await publisher.publish(gyms, gym);
  await publisher.publish(equipment, { ...legPress, equipmentId: machine, gymId });
  await publisher.publish(equipment, {
    ...{ ...legPress, equipmentId: treadmill, gymId, type: 'TREADMILL', exerciseId: 'running', stackStepGrams: null },
  });
  for (const userId of [ana, ben, cem, eve]) await profile(userId);
  await profile(dan, { onLeaderboards: false });
  await trained(ana, '2025-01-10T02:00:00Z', { repetitions: 5 });
  await trained(ben, '2025-01-12T02:00:00Z', { repetitions: 2 });
  await trained(ben, '2025-01-13T02:00:00Z', { repetitions: 3 });
  await trained(cem, '2025-01-14T02:00:00Z', { repetitions: 3 });
  await trained(dan, '2025-01-14T02:00:00Z', { repetitions: 9 });
  await trained(eve, '2025-01-15T02:00:00Z', { repetitions: 2 });
  await trained(guest, '2025-01-15T02:00:00Z', { repetitions: 20 });
  await trained(cem, '2025-01-16T02:00:00Z', { metres: 400, workJ: 12_000 });
  // The last second of January in Singapore, and the first of February.
  await trained(eve, '2025-01-31T15:59:59Z', { metres: 100, workJ: 12_500 });
  await trained(eve, '2025-01-31T16:00:00Z', { metres: 150 });
  await repstream.untilCaughtUp();
});
afterAll(async () => {
  await api?.close();
  await repstream?.stop();
});

describe('R27, R28, R30: a leaderboard', () => {
  it('ranks a month by several measures; who has equally much shares a rank; guests and who opted out are not there', async () => {
    expect(await board('2025-01', 'tonnage')).toEqual([
      [1, ana, 300],
      [1, ben, 300],
      [3, cem, 180],
      [4, eve, 120],
    ]);
    expect(await board('2025-01', 'distance')).toEqual([
      [1, cem, 400],
      [2, eve, 100],
    ]);
    expect(await board('2025-01', 'work')).toEqual([
      [1, eve, 12.5],
      [2, cem, 12],
    ]);
    expect(await board('2025-01', 'workouts')).toEqual([
      [1, ben, 2],
      [1, cem, 2],
      [1, eve, 2],
      [4, ana, 1],
    ]);
    expect(await board('2025-01', 'repetitions', 'leg-press')).toHaveLength(4);
    expect(await board('2025-01', 'repetitions', 'running')).toEqual([]);
    expect(await board('2025-01', 'workouts', 'running')).toEqual([
      [1, cem, 1],
      [1, eve, 1],
    ]);
  });

  it('is read page by page, states as of when it is, and costs nothing when it is the same', async () => {
    const board = `/v1/leaderboards?month=2025-01&measure=tonnage&gym=${gymId}`;
    // Until every task has folded a tick there is no time to tell.
    const { headers, items: all } = await vi.waitFor(async () => {
      const answer = await ask(board);
      expect(Date.parse(answer.headers['repstream-as-of'] ?? '')).toBeGreaterThan(Date.now() - 60_000);
      return answer;
    }, TICK_PATIENCE_MS);
    expect(all).toHaveLength(4);
    expect(all[2]).toEqual({
      ...{ month: '2025-01-01', gymId, exerciseId: '', measure: 'tonnage', rank: 3, userId: cem },
      ...{ displayName: `Member ${cem}`, value: 180, unit: 'kg' },
    });
    const read: unknown[] = [];
    for (let next: string | null = ''; next !== null; ) {
      const one = await ask(`${board}&limit=1${next && `&cursor=${next}`}`);
      read.push(...one.items);
      next = one.next;
    }
    expect(read).toEqual(all);
    expect((await ask(board, 'member', { 'if-none-match': headers.etag ?? '' })).status).toBe(304);
    expect((await ask(`${board}&exercise=running`)).items).toEqual([]);
    expect((await ask(board, 'device')).status).toBe(403);
  }, 90_000);

  it('ends its months at midnight by the clock of the gym', async () => {
    expect(await board('2025-02', 'distance')).toEqual([[1, eve, 150]]);
  });

  it('has a workout that comes late in its own month', async () => {
    await trained(ben, '2025-01-20T02:00:00Z', { repetitions: 1 });
    await repstream.untilCaughtUp();
    expect((await board('2025-01', 'tonnage')).slice(0, 3)).toEqual([
      [1, ben, 360],
      [2, ana, 300],
      [3, cem, 180],
    ]);
  });

  it('shows who changed their name by the new one, and leaves no gap where somebody was erased or opted out', async () => {
    await profile(cem, { displayName: `Cem the ${run}` });
    await profile(ana, { onLeaderboards: false });
    await publisher.publish(users, erasedUser(ben, Date.now()));
    await repstream.untilCaughtUp();
    expect(await board('2025-01', 'tonnage')).toEqual([
      [1, cem, 180],
      [2, eve, 120],
    ]);
    const { rows } = await repstream.db.query(
      'select distinct display_name from models.leaderboard where user_id = $1',
      [cem],
    );
    expect(rows).toEqual([{ display_name: `Cem the ${run}` }]);
    await profile(ana);
    await repstream.untilCaughtUp();
    expect((await board('2025-01', 'tonnage'))[0]).toEqual([1, ana, 300]);
  });

  it('R29: tells apart who are called the same: the first keeps the name, and an id that was given up holds none', async () => {
    const name = `Kim ${run}`;
    // The board as it stands: Cem, Eve and Ana; each says since when they are called so.
    await profile(cem, { displayName: name, namedAt: 3 });
    await profile(eve, { displayName: name.toUpperCase(), namedAt: 2 });
    await profile(ana, { displayName: ` ${name}`, namedAt: 3 });
    const names = async () => {
      await repstream.untilCaughtUp();
      const { items } = await ask(`/v1/leaderboards?month=2025-01&measure=tonnage&gym=${gymId}`);
      return (items as { displayName: string; userId: string }[]).map(({ userId, displayName }) => [
        userId,
        displayName,
      ]);
    };
    expect(await names()).toEqual([
      [ana, ` ${name}·2`],
      [cem, `${name}·3`],
      [eve, name.toUpperCase()],
    ]);
    const merge = { userId: eve, by: 'desk', reason: 'one card was lost' };
    await publisher.publish(merges, { ...merge, into: cem, at: 1 });
    expect(await names()).toEqual([
      [ana, ` ${name}`],
      [cem, `${name}·2`],
    ]);
    await publisher.publish(merges, { ...merge, into: null, at: 2 });
    await profile(eve);
    await profile(cem);
    await profile(ana);
    await names();
  });

  it('R84: moves workouts into other months when the time zone of the gym is corrected', async () => {
    await publisher.publish(gyms, {
      ...{ gymId, name: 'Soho', timeZone: 'Europe/London', openingHours: [], validFrom: 0 },
    });
    await repstream.untilCaughtUp();
    expect(await board('2025-02', 'distance')).toEqual([]);
    expect(await board('2025-01', 'distance')).toEqual([
      [1, cem, 400],
      [2, eve, 250],
    ]);
  });
});
