/** The API over a running dataflow: facts in by its writes and by machines, answers out of the views. */
import { randomUUID } from 'node:crypto';
import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../api/tokens.js';
import type { Publisher } from '../../engine/publish.js';
import { noReading } from '../../schemas/blank.js';
import type { Telemetry } from '../../schemas/generated/telemetry.js';
import { telemetry } from '../../schemas/topics.js';
import { type ApiApp, openApi, tokenOf } from './api-app.js';
import { type Running, startRepstream } from './running.js';

/** Other tests of the run share the topics: every name is this test's own. */
const run = randomUUID().slice(0, 8);
const gym = `gym-${run}`;
const machine = `leg-press-${run}`;

let repstream: Running;
let publisher: Publisher;
let api: ApiApp;
let db: ApiApp['db'];
let app: ApiApp['app'];

beforeAll(async () => {
  repstream = await startRepstream();
  api = await openApi(repstream);
  ({ app, db, publisher } = api);
});
afterAll(async () => {
  await api?.close();
  await repstream?.stop();
});

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string>;
  // biome-ignore lint/suspicious/noExplicitAny: answers are looked into by each test
  readonly body: any;
}

/** Asks as `<role>:<sub>`. */
async function ask(
  who: string,
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  url: string,
  more: InjectOptions = {},
): Promise<Answer> {
  const [role, ...sub] = who.split(':');
  const token = await tokenOf(sub.join(':') || 'somebody', role as Role);
  const { statusCode, headers, body } = await app.inject({
    method,
    url,
    ...more,
    headers: { authorization: `Bearer ${token}`, ...more.headers },
  });
  return {
    status: statusCode,
    headers: headers as Record<string, string>,
    body: /^[[{]/.test(body) ? JSON.parse(body) : body,
  };
}
const get = (who: string, url: string, headers: Record<string, string> = {}) => ask(who, 'GET', url, { headers });

/** Asks again until the answer is as awaited: views follow the log. */
async function eventually(question: () => Promise<Answer>, isAwaited: (answer: Answer) => boolean): Promise<Answer> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const answer = await question();
    if (isAwaited(answer)) return answer;
    if (answer.status === 500 || Date.now() > deadline)
      throw new Error(`not as awaited: ${answer.status} ${JSON.stringify(answer.body).slice(0, 500)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
const found = ({ status }: Answer) => status === 200;

async function newMember(profile: object = {}): Promise<string> {
  const displayName = `Member ${randomUUID().slice(0, 8)}`;
  const { status, body } = await ask('admin', 'POST', '/v1/users', {
    payload: { displayName, timeZone: 'Asia/Singapore', ...profile },
  });
  expect(status).toBe(202);
  await eventually(() => get('admin', `/v1/users/${body.id}`), found);
  return body.id;
}

type Said = Partial<Pick<Telemetry, 'started' | 'reading' | 'changed' | 'ended' | 'status'>>;

/** A machine that says one thing after another, a second apart, the last of them now. */
async function says(
  sessionId: string,
  things: readonly Said[],
  { from = 0, on = machine, until = Date.now() } = {},
): Promise<void> {
  for (const [i, said] of things.entries()) {
    await publisher.publish(telemetry, {
      started: null,
      reading: null,
      changed: null,
      ended: null,
      status: null,
      ...said,
      sessionId,
      equipmentId: on,
      sequence: from + i,
      at: until - (things.length - 1 - i) * 1_000,
    });
  }
}
const start = (userId: string | null): Said => ({ started: { userId, exerciseId: 'leg-press', firmware: null } });
const repetition = (repetitions: number): Said => ({ reading: { ...noReading, repetitions, loadGrams: 60_000 } });
const END: Said = { ended: { reason: 'USER' } };
const wholeSession = (userId: string | null) => [
  start(userId),
  repetition(0),
  repetition(1),
  repetition(2),
  repetition(3),
  END,
];

describe('profiles', () => {
  it('a member made by an admin is told where the fact stands, and is there with an ETag and as of a tick', async () => {
    const displayName = `Ana ${run}`;
    const made = await ask('admin', 'POST', '/v1/users', {
      payload: { displayName, timeZone: 'Asia/Singapore', sex: 'FEMALE' },
    });
    expect(made.status).toBe(202);
    expect(made.headers['repstream-position']).toMatch(/^users:\d+:\d+$/);
    const { body, headers } = await eventually(() => get(`member:${made.body.id}`, `/v1/users/${made.body.id}`), found);
    expect(body).toMatchObject({
      userId: made.body.id,
      displayName,
      sex: 'FEMALE',
      birthDate: null,
      onLeaderboards: true,
      notices: true,
      trainers: [],
    });
    expect(headers.etag).toMatch(/^"[\w-]+"$/);
    // What stood still before this file came is as old as it says; a tick that nothing came with is written every 30 s.
    const later = await eventually(
      () => get(`member:${made.body.id}`, `/v1/users/${made.body.id}`),
      (answer) => Date.now() - Date.parse(answer.headers['repstream-as-of'] ?? '') < 60_000,
    );
    expect(Date.parse(later.headers['repstream-as-of'] ?? '')).toBeLessThan(Date.now() + 1_000);
    expect(
      (await get(`member:${made.body.id}`, `/v1/users/${made.body.id}`, { 'if-none-match': headers.etag ?? '' }))
        .status,
    ).toBe(304);
    expect((await get(`member:${made.body.id}`, '/v1/me')).body).toMatchObject({
      role: 'member',
      profile: { displayName },
    });
  });

  it('R29: a member renames themselves; who read an older state is told so, even before the view has moved', async () => {
    const id = await newMember();
    const rename = (displayName: string, etag: string | undefined) =>
      ask(`member:${id}`, 'PATCH', `/v1/users/${id}`, {
        payload: { displayName },
        headers: etag ? { 'if-match': etag } : {},
      });
    const { etag } = (await get(`member:${id}`, `/v1/users/${id}`)).headers;
    expect((await rename(`New ${run}`, undefined)).status).toBe(428);
    expect((await rename(`New ${run}`, '"another"')).status).toBe(412);
    expect((await rename(`New ${run}`, etag)).status).toBe(202);
    expect((await rename(`Newer ${run}`, etag)).status).toBe(412);
    const renamed = await eventually(
      () => get(`member:${id}`, `/v1/users/${id}`),
      ({ body }) => body.displayName === `New ${run}`,
    );
    expect(renamed.body.timeZone, 'what was not changed stays').toBe('Asia/Singapore');
    expect(renamed.headers.etag).not.toBe(etag);
    expect((await rename(`Newer ${run}`, renamed.headers.etag)).status).toBe(202);
  });

  it('of two changes built on one state, only one is taken', async () => {
    const id = await newMember();
    const { etag = '' } = (await get('admin', `/v1/users/${id}`)).headers;
    const both = await Promise.all(
      ['Asia/Tokyo', 'Europe/Athens'].map((timeZone) =>
        ask('admin', 'PATCH', `/v1/users/${id}`, { payload: { timeZone }, headers: { 'if-match': etag } }),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([202, 412]);
  });

  it('a display name that somebody is shown under is refused, however it is written', async () => {
    const displayName = `Twice ${run}`;
    const payload = { displayName, timeZone: 'UTC' };
    expect((await ask('admin', 'POST', '/v1/users', { payload })).status).toBe(202);
    const atOnce = await ask('admin', 'POST', '/v1/users', {
      payload: { ...payload, displayName: ` ${displayName.toUpperCase()} ` },
    });
    expect(atOnce).toMatchObject({
      status: 409,
      body: { type: 'urn:repstream:problem:display-name-taken', errors: [{ path: '/body/displayName' }] },
    });
    const id = await newMember();
    const { etag = '' } = (await get('admin', `/v1/users/${id}`)).headers;
    const rename = await ask('admin', 'PATCH', `/v1/users/${id}`, {
      payload: { displayName },
      headers: { 'if-match': etag },
    });
    expect(rename.status).toBe(409);
  });

  it('a repeat with the same Idempotency-Key makes one member; another body with it is refused', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const payload = { displayName: `Once ${run}`, timeZone: 'UTC' };
    const first = await ask('admin', 'POST', '/v1/users', { payload, headers });
    const again = await ask('admin', 'POST', '/v1/users', { payload, headers });
    expect(again.body).toEqual(first.body);
    expect(again.headers['repstream-position']).toBe(first.headers['repstream-position']);
    const other = await ask('admin', 'POST', '/v1/users', { payload: { ...payload, displayName: 'Other' }, headers });
    expect(other.status).toBe(422);
  });

  it('an erased member is gone for good', async () => {
    const id = await newMember();
    const { etag = '' } = (await get('admin', `/v1/users/${id}`)).headers;
    expect((await ask(`member:${id}`, 'DELETE', `/v1/users/${id}`)).status).toBe(202);
    await eventually(
      () => get('admin', `/v1/users/${id}`),
      ({ status }) => status === 404,
    );
    const change = await ask('admin', 'PATCH', `/v1/users/${id}`, {
      payload: { timeZone: 'UTC' },
      headers: { 'if-match': etag },
    });
    expect(change.status).toBe(404);
    const again = await ask('admin', 'PUT', `/v1/users/${id}`, {
      payload: { displayName: `Back ${run}`, timeZone: 'UTC' },
    });
    expect(again.body.type).toBe('urn:repstream:problem:erased');
  });

  it('a list is paged whole, each member once', async () => {
    const trainer = `trainer-${run}`;
    const ids = [];
    for (let i = 0; i < 5; i++) ids.push(await newMember({ trainers: [trainer] }));
    const seen: string[] = [];
    for (let cursor = ''; ; ) {
      const { status, body } = await get(
        `trainer:${trainer}`,
        `/v1/users?trainer=${trainer}&limit=2${cursor && `&cursor=${cursor}`}`,
      );
      expect(status).toBe(200);
      seen.push(...body.items.map((member: { userId: string }) => member.userId));
      if (!body.next) break;
      cursor = body.next;
    }
    expect(seen).toEqual([...ids].sort());
    expect((await get('staff', '/v1/users?cursor=hello')).body.errors).toEqual([
      { path: '/query/cursor', message: expect.stringContaining('is not a cursor') },
    ]);
  });
});

describe('the catalogue', () => {
  it('an admin puts a gym, a machine and an exercise; everybody signed in reads them', async () => {
    const openingHours = [{ weekday: 1, opensMinute: 360, closesMinute: 1_320 }];
    const puts = [
      await ask('admin', 'PUT', `/v1/gyms/${gym}`, {
        payload: { name: 'North', timeZone: 'Asia/Singapore', openingHours },
      }),
      await ask('admin', 'PUT', `/v1/equipment/${machine}`, {
        payload: {
          gymId: gym,
          type: 'WEIGHT_STACK',
          model: 'LP 100',
          exerciseId: 'leg-press',
          displayName: 'Leg press 1',
          validFrom: '2020-01-01T00:00:00Z',
        },
      }),
      await ask('admin', 'PUT', `/v1/exercises/squat-${run}`, {
        payload: {
          name: 'Squat',
          measure: 'REPS_WEIGHT',
          primaryMuscles: ['quadriceps'],
          externalIds: { fitCategory: 28 },
        },
      }),
    ];
    expect(puts.map(({ status }) => status)).toEqual([202, 202, 202]);
    expect((await eventually(() => get('member', `/v1/gyms/${gym}`), found)).body).toMatchObject({
      gymId: gym,
      timeZone: 'Asia/Singapore',
      openingHours,
    });
    expect((await eventually(() => get('member', `/v1/equipment/${machine}`), found)).body).toMatchObject({
      type: 'WEIGHT_STACK',
      exerciseId: 'leg-press',
      inService: true,
      validFrom: '2020-01-01T00:00:00.000Z',
    });
    expect((await eventually(() => get('member', `/v1/exercises/squat-${run}`), found)).body).toMatchObject({
      measure: 'REPS_WEIGHT',
      primaryMuscles: ['quadriceps'],
      secondaryMuscles: [],
    });
    const inGym = await get('member', `/v1/equipment?gym=${gym}`);
    expect(inGym.body).toMatchObject({ items: [{ equipmentId: machine }], next: null });
    expect((await get('member', '/v1/gyms/nowhere')).status).toBe(404);
  });

  it('opening hours that close before they open are told at their path', async () => {
    const answer = await ask('admin', 'PUT', `/v1/gyms/${gym}`, {
      payload: { name: 'North', timeZone: 'UTC', openingHours: [{ weekday: 1, opensMinute: 600, closesMinute: 500 }] },
    });
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ path: '/body/openingHours/0/closesMinute' }] } });
  });
});

describe('sessions and workouts', () => {
  it("a guest's session becomes the member's who scans the machine's code, and nobody else's after", async () => {
    const [ana, ben] = [await newMember(), await newMember()];
    const session = randomUUID();
    await says(session, [start(null), repetition(0), repetition(1)]);
    const live = await eventually(
      () => get('staff', `/v1/live/sessions/${session}`),
      ({ body }) => body.repetitions === 1,
    );
    expect(live.body).toMatchObject({ userId: '', equipmentId: machine, gymId: gym, loadGrams: 60_000 });
    expect((await get(`member:${ana}`, `/v1/live/sessions/${session}`)).status, 'not hers yet').toBe(404);

    expect((await get('device:another-machine', `/v1/live/sessions/${session}/claim-token`)).status).toBe(404);
    const code = await get(`device:${machine}`, `/v1/live/sessions/${session}/claim-token`);
    expect(code).toMatchObject({ status: 200, headers: { 'cache-control': 'no-store' } });
    const claim = (who: string, token = code.body.token) =>
      ask(who, 'POST', `/v1/live/sessions/${session}/claim`, { payload: { token } });
    expect((await claim(`member:${ana}`, 'rubbish')).body.type).toBe('urn:repstream:problem:claim-refused');
    const claimed = await claim(`member:${ana}`);
    expect(claimed.status).toBe(202);
    expect(claimed.headers['repstream-position']).toMatch(/^amendments:\d+:\d+$/);
    expect((await claim(`member:${ben}`)).status, 'before the view has moved').toBe(409);
    expect((await claim(`member:${ana}`)).status, 'claiming twice is no mistake').toBe(202);

    await eventually(
      () => get(`member:${ana}`, `/v1/live/sessions/${session}`),
      ({ status, body }) => status === 200 && body.userId === ana,
    );
    expect((await claim(`member:${ben}`)).status).toBe(409);
    expect((await get(`device:${machine}`, `/v1/live/sessions/${session}/claim-token`)).status).toBe(409);
    expect((await get(`member:${ana}`, `/v1/live/sessions?user=${ana}`)).body.items).toMatchObject([
      { sessionId: session },
    ]);
    expect((await get('staff', `/v1/live/sessions?gym=${gym}`)).body.items).toContainEqual(
      expect.objectContaining({ sessionId: session }),
    );
    await says(session, [END], { from: 3 });
    await eventually(
      () => get('staff', `/v1/live/sessions/${session}`),
      ({ status }) => status === 404,
    );
  });

  it('a guest claims just after the end, too', async () => {
    const ana = await newMember();
    const session = randomUUID();
    await says(session, wholeSession(null));
    await eventually(
      () => get('staff', `/v1/workouts/${session}`),
      ({ status, body }) => status === 200 && body.repetitions === 3,
    );
    const { body } = await get('staff', `/v1/live/sessions/${session}/claim-token`);
    expect(
      (await ask(`member:${ana}`, 'POST', `/v1/live/sessions/${session}/claim`, { payload: body })).status,
      'only the token',
    ).toBe(400);
    expect(
      (await ask(`member:${ana}`, 'POST', `/v1/live/sessions/${session}/claim`, { payload: { token: body.token } }))
        .status,
    ).toBe(202);
    const workout = await eventually(() => get(`member:${ana}`, `/v1/workouts/${session}`), found);
    expect(workout.body).toMatchObject({ userId: ana, repetitions: 3, tonnageGrams: 180_000, quality: [] });
  });

  it("R4: a member's history comes newest first with sets, page by page, for the member, their trainer and staff only", async () => {
    const trainer = `coach-${run}`;
    const ana = await newMember({ trainers: [trainer] });
    const sessions = Array.from({ length: 5 }, () => randomUUID());
    const base = Date.now() - 10 * 60_000;
    for (const [i, session] of sessions.entries()) await says(session, wholeSession(ana), { until: base + i * 60_000 });
    const history = await eventually(
      () => get(`member:${ana}`, `/v1/users/${ana}/workouts`),
      ({ body }) =>
        body.items?.length === 5 && body.items.every((workout: { repetitions: number }) => workout.repetitions === 3),
    );
    expect(history.body.items.map((workout: { workoutId: string }) => workout.workoutId)).toEqual(
      [...sessions].reverse(),
    );
    expect(history.body.items[0]).toMatchObject({
      equipmentId: machine,
      gymId: gym,
      exerciseId: 'leg-press',
      repetitions: 3,
      tonnageGrams: 180_000,
      sets: [{ setNumber: 1, repetitions: 3, loadGrams: 60_000, exerciseId: 'leg-press' }],
    });

    const paged: string[] = [];
    for (let url: string | null = `/v1/users/${ana}/workouts?limit=2`; url; ) {
      const { body }: Answer = await get(`trainer:${trainer}`, url);
      paged.push(...body.items.map((workout: { workoutId: string }) => workout.workoutId));
      url = body.next ? `/v1/users/${ana}/workouts?limit=2&cursor=${body.next}` : null;
    }
    expect(paged).toEqual([...sessions].reverse());

    const iso = (ms: number) => encodeURIComponent(new Date(ms).toISOString());
    const between = await get(
      'staff',
      `/v1/users/${ana}/workouts?from=${iso(base + 50_000)}&to=${iso(base + 150_000)}`,
    );
    expect(between.body.items.map((workout: { workoutId: string }) => workout.workoutId)).toEqual([
      sessions[2],
      sessions[1],
    ]);
    expect((await get('staff', `/v1/users/${ana}/workouts?exercise=rower`)).body.items).toEqual([]);
    expect((await get('staff', `/v1/users/${ana}/workouts?exercise=leg-press`)).body.items).toHaveLength(5);

    const one = await get(`trainer:${trainer}`, `/v1/workouts/${sessions[0]}`);
    expect(one.body).toMatchObject({
      workoutId: sessions[0],
      lineage: expect.stringMatching(/^workouts-v\d+-[0-9a-f]{8}$/),
      sets: [{}],
    });
    for (const who of ['member:ben', 'trainer:another']) {
      expect((await get(who, `/v1/users/${ana}/workouts`)).status, who).toBe(403);
      expect((await get(who, `/v1/workouts/${sessions[0]}`)).status, who).toBe(404);
    }
    expect((await get(`device:${machine}`, `/v1/workouts/${sessions[0]}`)).status).toBe(403);
  });

  it('staff void a workout, reinstate it, put it right and give it to another member', async () => {
    const [ana, ben] = [await newMember(), await newMember()];
    const session = randomUUID();
    await says(session, wholeSession(ana));
    await eventually(() => get('staff', `/v1/workouts/${session}`), found);
    const amend = async (payload: object) => {
      const answer = await ask('staff:kim', 'POST', `/v1/workouts/${session}/amendments`, { payload });
      expect(answer.status, JSON.stringify(answer.body)).toBe(202);
    };
    await amend({ reason: 'tried out by the mechanic', voided: {} });
    await eventually(
      () => get('staff', `/v1/workouts/${session}`),
      ({ status }) => status === 404,
    );
    await amend({ reason: 'it was a member after all', reinstated: {} });
    await eventually(() => get('staff', `/v1/workouts/${session}`), found);
    await amend({ reason: 'the sensor missed one', edited: { repetitions: 4 } });
    const edited = await eventually(
      () => get('staff', `/v1/workouts/${session}`),
      ({ body }) => body.repetitions === 4,
    );
    expect(edited.body.quality).toContain('edited');
    await amend({ reason: "ben used ana's card", assigned: { userId: ben } });
    await eventually(() => get(`member:${ben}`, `/v1/workouts/${session}`), found);
    expect((await get(`member:${ana}`, `/v1/workouts/${session}`)).status).toBe(404);
  });

  it('an amendment decides one thing', async () => {
    const ana = await newMember();
    const session = randomUUID();
    await says(session, wholeSession(ana));
    await eventually(() => get('staff', `/v1/workouts/${session}`), found);
    for (const payload of [{ reason: 'none' }, { reason: 'two', voided: {}, reinstated: {} }]) {
      expect((await ask('staff', 'POST', `/v1/workouts/${session}/amendments`, { payload })).status).toBe(400);
    }
    expect(
      (await ask('staff', 'POST', `/v1/workouts/${randomUUID()}/amendments`, { payload: { reason: 'x', voided: {} } }))
        .status,
    ).toBe(404);
  });

  it('a workout that a member writes down is in their history and in what they may take with them; they put it right and take it back', async () => {
    const ana = await newMember();
    const url = `/v1/users/${ana}/workouts`;
    const payload = {
      startedAt: new Date(Date.now() - 3_600_000).toISOString(),
      durationS: 600,
      exerciseId: 'push-up',
      sets: [{ repetitions: 20, loadGrams: 0 }],
    };
    const pathOf = async (body: object) =>
      (await ask(`member:${ana}`, 'POST', url, { payload: { ...payload, ...body } })).body.errors[0].path;
    expect(await pathOf({ exerciseId: 'levitation' })).toBe('/body/exerciseId');
    expect(await pathOf({ gymId: 'nowhere' })).toBe('/body/gymId');
    expect(await pathOf({ startedAt: new Date().toISOString() })).toBe('/body/durationS');
    expect(await pathOf({ sets: [{ repetitions: -1, loadGrams: 0 }] })).toBe('/body/sets/0/repetitions');
    expect((await ask(`member:${await newMember()}`, 'POST', url, { payload })).status).toBe(403);

    const { status, body } = await ask(`member:${ana}`, 'POST', url, { payload });
    expect(status).toBe(202);
    const workout = () => get(`member:${ana}`, `/v1/workouts/${body.id}`);
    expect((await eventually(workout, found)).body).toMatchObject({
      ...{ equipmentId: '', exerciseId: 'push-up', repetitions: 20, durationS: 600, quality: ['entered'] },
    });
    const { errors } = (
      await ask('staff', 'POST', `/v1/workouts/${body.id}/amendments`, { payload: { reason: 'x', voided: {} } })
    ).body;
    expect(errors[0].path).toBe('/path/id');

    const whole = await get(`member:${ana}`, `/v1/users/${ana}/export`);
    expect(whole.status).toBe(200);
    expect(whole.body.views).toMatchObject({
      members: { rows: [{ userId: ana }] },
      workouts: { rows: [{ workoutId: body.id, userId: ana }] },
      workout_sets: { rows: [{ workoutId: body.id, repetitions: 20 }] },
    });
    expect((await get(`member:${randomUUID()}`, `/v1/users/${ana}/export`)).status).toBe(403);
    expect((await get('admin', `/v1/users/${randomUUID()}/export`)).status).toBe(404);

    const corrected = { ...payload, sets: [{ repetitions: 25, loadGrams: 0 }] };
    expect((await ask(`member:${ana}`, 'PUT', `${url}/${body.id}`, { payload: corrected })).status).toBe(202);
    await eventually(workout, (answer) => answer.body.repetitions === 25);
    expect((await ask(`member:${ana}`, 'PUT', `${url}/${randomUUID()}`, { payload })).status).toBe(404);
    expect((await ask(`member:${ana}`, 'DELETE', `${url}/${body.id}`)).status).toBe(202);
    await eventually(workout, (answer) => answer.status === 404);
    expect((await ask(`member:${ana}`, 'DELETE', `${url}/${body.id}`)).status).toBe(404);
  });

  it('R15, R20: a member and their trainer read metrics as they are, and how they came about, page by page', async () => {
    const trainer = await newMember();
    const ana = await newMember({ trainers: [trainer] });
    const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
    const lifts = async (days: number, kg: number, repetitions: number) => {
      const payload = {
        ...{ startedAt: ago(days), durationS: 600, exerciseId: 'leg-press' },
        sets: [{ repetitions, loadGrams: kg * 1_000 }],
      };
      const { status, body } = await ask(`member:${ana}`, 'POST', `/v1/users/${ana}/workouts`, { payload });
      expect(status).toBe(202);
      return { id: body.id as string, at: payload.startedAt };
    };
    const first = await lifts(100, 100, 5);
    const second = await lifts(2, 80, 1);

    const url = `/v1/users/${ana}/metrics`;
    const history = `${url}/one_rep_max/history`;
    const all = await eventually(
      () => get(`trainer:${trainer}`, `${history}?exercise=leg-press`),
      // There is no time to tell until every task has folded a tick.
      ({ body, headers }) => body.items?.length === 3 && headers['repstream-as-of'] !== undefined,
    );
    const same = { userId: ana, metric: 'one_rep_max', exerciseId: 'leg-press', equipmentModel: '' };
    const by = { unit: 'kg', formula: 'brzycki', formulaVersion: 1, confidence: 'medium' };
    const now = { ...same, ...by, value: 80, cause: 'measured', evidence: [second.id], evidenceUntil: second.at };
    expect(all.body.items).toEqual([
      { ...now, at: second.at },
      {
        ...{ ...same, ...by, value: null, cause: 'left_window', evidence: [], evidenceUntil: null },
        at: new Date(Date.parse(first.at) + 90 * 86_400_000).toISOString(),
      },
      {
        ...{ ...same, ...by, value: 112.5, cause: 'measured', evidence: [first.id], evidenceUntil: first.at },
        at: first.at,
      },
    ]);
    const paged: unknown[] = [];
    for (let next: string | null = ''; next !== null; ) {
      const { body } = await get(`member:${ana}`, `${history}?limit=1${next && `&cursor=${next}`}`);
      paged.push(...body.items);
      next = body.next;
    }
    expect(paged).toEqual(all.body.items);
    const between = `from=${encodeURIComponent(ago(50))}&to=${encodeURIComponent(ago(1))}&model=none`;
    expect((await get(`member:${ana}`, `${history}?${between}`)).body.items).toEqual([]);

    const { body } = await get(`member:${ana}`, `${url}?exercise=leg-press`);
    expect(body).toEqual({ items: [{ ...now, since: second.at }] });
    expect((await get(`member:${ana}`, url)).body.items.map(({ metric }: { metric: string }) => metric)).toContain(
      'weekly_tonnage',
    );
    expect((await get(`member:${trainer}`, url)).status).toBe(403);
    expect((await get(`trainer:${await newMember()}`, history)).status).toBe(403);
  });

  it('a weight entered in the form is the body weight that the workouts use', async () => {
    const ana = await newMember();
    const session = randomUUID();
    await says(session, wholeSession(ana));
    await eventually(() => get('staff', `/v1/workouts/${session}`), found);
    const url = `/v1/users/${ana}/body-measurements`;
    expect((await ask(`member:${ana}`, 'POST', url, { payload: {} })).status).toBe(400);
    expect((await ask(`member:${ana}`, 'POST', url, { payload: { weightGrams: 5 } })).body.errors[0].path).toBe(
      '/body/weightGrams',
    );
    const future = { weightGrams: 71_000, at: new Date(Date.now() + 60_000).toISOString() };
    expect((await ask(`member:${ana}`, 'POST', url, { payload: future })).body.errors[0].path).toBe('/body/at');
    expect((await ask(`member:${ana}`, 'POST', url, { payload: { weightGrams: 71_000 } })).status).toBe(202);
    await eventually(
      () => get('staff', `/v1/workouts/${session}`),
      ({ body }) => body.bodyWeightGrams === 71_000,
    );
  });
});

describe('for operators', () => {
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

  it('every processor tells its lineage, its views and what became of all it read', async () => {
    const { body } = await eventually(
      () => get('staff', '/v1/views'),
      (answer) => answer.body.processors.every((each: { asOf: string | null }) => each.asOf),
    );
    const names = body.processors.map((each: { processor: string }) => each.processor);
    expect(names).toEqual(
      expect.arrayContaining(['sessions', 'measurements', 'workouts', 'members', 'gyms', 'equipment']),
    );
    for (const each of body.processors) {
      expect(each.read, each.processor).toBe(each.folded + each.repeated + each.parked);
      expect(each).toMatchObject({ promoted: true, stalenessMs: expect.any(Number), building: null });
      expect(each.tasks.every((task: { stopped: string | null }) => task.stopped === null)).toBe(true);
    }
    const sessions = body.processors.find((each: { processor: string }) => each.processor === 'sessions');
    expect(sessions.views.map(({ view }: { view: string }) => view)).toEqual(['live_sessions', 'session_diagnostics']);
    const read = sessions.tasks.flatMap((task: { positions: object }) => Object.keys(task.positions));
    expect(new Set(read)).toEqual(new Set(['telemetry', 'amendments']));
  });

  it('a build that is being made tells how far it is, for as long as somebody makes it', async () => {
    const buildings = async () =>
      (await get('staff', '/v1/views')).body.processors.flatMap(
        ({ building }: { building: object | null }) => building ?? [],
      );
    const note = (at: string) =>
      repstream.db.query(
        `insert into engine.builds select lineage, 43, 100, 1, 57, ${at} from engine.lineages where processor = 'gyms'
         on conflict (lineage) do update set at = excluded.at`,
      );
    try {
      await note('now()');
      expect(await buildings()).toEqual([{ percent: 43, etaS: 57 }]);
      await note(`now() - interval '11 s'`);
      expect(await buildings()).toEqual([]);
    } finally {
      await repstream.db.query('delete from engine.builds');
    }
  });

  it('it is ready, and Prometheus sees how far processors are', async () => {
    expect((await app.inject('/ready')).json()).toEqual({ status: 'ready' });
    const { body } = await app.inject('/metrics');
    const metrics: string[] = body.split('\n').filter((line) => !line.includes('_bucket{'));
    expect(metrics).toContain('repstream_postgres_up 1');
    expect(metrics.join('\n')).toMatch(
      /repstream_processor_folded_events\{processor="workouts",lineage="workouts-v1-[0-9a-f]{8}"\} [1-9]/,
    );
    expect(metrics.join('\n')).toMatch(
      /repstream_processor_tick_age_seconds\{processor="sessions",lineage="[^"]+"\} \d/,
    );
  });

  it('R98: Prometheus sees what became of all that each task read, how old its time is, and what is parked for which reason', async () => {
    const [{ body: views }, { body: text }] = [await get('staff', '/v1/views'), await app.inject('/metrics')];
    const value = (name: string, labels: Record<string, unknown>) => {
      const given = Object.entries(labels).map(([label, is]) => `${label}="${is}"`);
      const line = text.split('\n').find((one) => one.startsWith(`${name}{${given.join(',')}}`));
      return line === undefined ? null : Number(line.split(' ').at(-1));
    };
    for (const { processor, lineage, tasks, parkedByReason } of views.processors) {
      expect(tasks.length).toBe(4);
      for (const { partition, tick } of tasks) {
        const of = (count: string) => value(`repstream_task_${count}_events`, { processor, lineage, partition });
        expect(of('read')).toBe(Number(of('folded')) + Number(of('repeated')) + Number(of('parked')));
        expect(of('late')).not.toBe(null);
        const age = value('repstream_task_tick_age_seconds', { processor, lineage, partition });
        if (tick) expect(age).toBeGreaterThanOrEqual(0);
        expect(value('repstream_task_stopped', { processor, lineage, partition })).toBe(0);
      }
      for (const { reason, topic, events } of parkedByReason)
        expect(value('repstream_parked_events', { processor, lineage, reason, topic })).toBe(events);
    }
    const [sessions] = views.processors.filter(({ processor }: { processor: string }) => processor === 'sessions');
    expect(sessions.parkedByReason.length).toBeGreaterThan(0);
  });

  it('R23, R65: every view tells how late it may be and is, to people and to Prometheus', async () => {
    const { body } = await eventually(
      () => get('staff', '/v1/views'),
      (answer) =>
        answer.body.processors.every((each: { views: { fresh: boolean }[] }) => each.views.every(({ fresh }) => fresh)),
    );
    const views = body.processors.flatMap((each: { views: object[] }) => each.views);
    const one = (name: string) => views.find(({ view }: { view: string }) => view === name);
    const fresh = { fresh: true, lagMs: 0, ownLagMs: 0, inheritedLagMs: 0, why: [] };
    expect(one('workouts')).toMatchObject({ freshWithinMs: 1_000, ...fresh });
    expect(one('members')).toMatchObject({ freshWithinMs: 5_000, ...fresh });
    const { body: text } = await app.inject('/metrics');
    for (const line of [
      'repstream_freshness_known 1',
      'repstream_view_fresh{view="workouts"} 1',
      'repstream_view_lag_seconds{view="workouts"} 0',
      'repstream_view_own_lag_seconds{view="workouts"} 0',
      'repstream_view_inherited_lag_seconds{view="workouts"} 0',
      'repstream_view_target_seconds{view="members"} 5',
    ])
      expect(text.split('\n')).toContain(line);
  });

  it('the API cannot write to Postgres', async () => {
    await expect(db.raw('create table models.own (x int)')).rejects.toThrow(/read-only transaction/);
  });

  it("reads of one person's data and of one session go by an index", async () => {
    const plans = [
      ["select * from models.workouts where user_id = 'x' order by started_at desc limit 50", 'workouts'],
      [`select * from models.workouts where workout_id = '${randomUUID()}'`, 'workouts'],
      [`select * from models.workout_sets where workout_id = '${randomUUID()}'`, 'workout_sets'],
      [`select * from models.live_sessions where session_id = '${randomUUID()}'`, 'live_sessions'],
      [
        `select * from models.session_diagnostics where equipment_id = 'x' order by started_at desc limit 200`,
        'diagnostics',
      ],
      ["select * from models.members where user_id = 'x'", 'members'],
      ["select * from models.member_metrics where user_id = 'x'", 'member_metrics'],
      ["select * from models.member_metric_history where user_id = 'x' and metric = 'met'", 'member_metric_history'],
      ["select * from models.personal_bests where user_id = 'x'", 'personal_bests'],
      ["select * from models.body_metrics where user_id = 'x' order by measured_at", 'body_metrics'],
    ] as const;
    for (const [sql, name] of plans) {
      const plan = await db.transaction(async (transaction) => {
        await transaction.raw('set local enable_seqscan = off');
        const { rows } = await transaction.raw(`explain ${sql}`);
        return rows.map((row: Record<string, string>) => Object.values(row)[0]).join('\n');
      });
      expect(plan, `${name}: ${plan}`).toMatch(/Index (Only )?Scan|Bitmap Index Scan/);
      // Computed from the whole history, it must be narrowed to the person before that.
      if (name === 'member_metrics') expect(plan).toMatch(/Index Cond: .*user_id = 'x'/);
    }
  });
});
