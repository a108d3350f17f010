/** Challenges from their writing to their end, over HTTP on a running dataflow. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joined } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Role } from '../../api/tokens.js';
import { noKind, noReading } from '../../schemas/blank.js';
import type { Telemetry } from '../../schemas/generated/telemetry.js';
import { telemetry } from '../../schemas/topics.js';
import { sharedStack } from '../stack.js';
import { type ApiApp, openApi, tokenOf } from './api-app.js';
import { type Running, runCommand, startRepstream } from './running.js';

/** Other tests of the run share the topics: every name is this test's own. */
const run = randomUUID().slice(0, 8);
const gym = `gym-challenges-${run}`;
const machine = `leg-press-challenges-${run}`;
const HOUR_MS = 3_600_000;

let repstream: Running;
let api: ApiApp;

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  // biome-ignore lint/suspicious/noExplicitAny: answers are looked into by each test
  readonly body: any;
}

/** Asks as `<role>:<sub>`. */
async function ask(
  who: string,
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  url: string,
  payload?: object,
  headers: Record<string, string> = {},
  through: ApiApp = api,
): Promise<Answer> {
  const [role, sub = 'somebody'] = who.split(':');
  const authorization = `Bearer ${await tokenOf(sub, role as Role)}`;
  const answer = await through.app.inject({
    ...{ method, url, headers: { authorization, ...headers } },
    ...(payload && { payload }),
  });
  const { statusCode: status, headers: answered, body } = answer;
  return { status, headers: answered as Answer['headers'], body: body.startsWith('{') ? JSON.parse(body) : body };
}
const get = (who: string, url: string) => ask(who, 'GET', url);

/** All of a list, page by page: others of the run have challenges for everybody, too. */
async function all(who: string, url: string): Promise<Record<string, unknown>[]> {
  const items: Record<string, unknown>[] = [];
  for (let next: string | null = ''; next !== null; ) {
    const { body }: Answer = await get(who, `${url}&limit=200${next && `&cursor=${next}`}`);
    items.push(...body.items);
    next = body.next;
  }
  return items;
}

/** Asks until the answer is as awaited: views follow the log. */
const eventually = (question: () => Promise<Answer>, awaited: object): Promise<Answer> =>
  vi.waitFor(
    async () => {
      const answer = await question();
      expect(answer).toMatchObject(awaited);
      return answer;
    },
    { timeout: 30_000, interval: 50 },
  );

async function newMember(more: object = {}): Promise<string> {
  const profile = { displayName: `Joiner ${randomUUID().slice(0, 8)}`, timeZone: 'UTC', homeGymId: gym, ...more };
  const { body } = await ask('admin', 'POST', '/v1/users', profile);
  await eventually(() => get('admin', `/v1/users/${body.id}`), { status: 200 });
  return body.id;
}

/** A set of so many repetitions on the leg press, from now on or from so long ago. */
async function train(userId: string, repetitions: number, agoMs = 0): Promise<string> {
  const sessionId = randomUUID();
  const from = Date.now() - agoMs;
  const counted = Array.from({ length: repetitions + 1 }, (_, n) => ({
    reading: { ...noReading, repetitions: n, loadGrams: 60_000 },
  }));
  const said: Partial<Telemetry>[] = [
    { started: { userId, exerciseId: null, firmware: null } },
    ...counted,
    { ended: { reason: 'USER' } },
  ];
  for (const [i, one] of said.entries()) {
    const event = { ...noKind, ...one, sessionId, equipmentId: machine, sequence: i, at: from + i * 1_000 };
    await api.publisher.publish(telemetry, event as Telemetry);
  }
  return sessionId;
}

const legPresses = (amount: number) => ({
  schema: 1,
  root: { kind: 'target', measure: 'repetitions', where: { exercises: ['leg-press'] }, atLeast: { amount, unit: '' } },
});
const definition = (more: object = {}) => ({
  name: `Legs ${run}`,
  rule: legPresses(3),
  from: new Date(Date.now() - 24 * HOUR_MS).toISOString(),
  to: new Date(Date.now() + 24 * HOUR_MS).toISOString(),
  timeZone: 'Asia/Singapore',
  gyms: [gym],
  ...more,
});

async function newChallenge(more: object = {}): Promise<string> {
  const { status, body } = await ask('admin', 'POST', '/v1/challenges', definition(more));
  expect(status).toBe(202);
  await eventually(() => get('member', `/v1/challenges/${body.id}`), { status: 200 });
  return body.id;
}
const join = (who: string, challenge: string, body: object = {}) =>
  ask(who, 'POST', `/v1/challenges/${challenge}/enrolments`, body);
const progress = (challenge: string, userId: string) =>
  get(`member:${userId}`, `/v1/challenges/${challenge}/progress/${userId}`);

beforeAll(async () => {
  repstream = await startRepstream();
  api = await openApi(repstream);
  await ask('admin', 'PUT', `/v1/gyms/${gym}`, { name: 'North', timeZone: 'Asia/Singapore' });
  await ask('admin', 'PUT', `/v1/equipment/${machine}`, {
    ...{ gymId: gym, type: 'WEIGHT_STACK', model: 'LP 100', exerciseId: 'leg-press' },
    ...{ displayName: 'Leg press', validFrom: '2020-01-01T00:00:00Z' },
  });
  await eventually(() => get('member', `/v1/equipment/${machine}`), { status: 200 });
  await eventually(() => get('member', `/v1/gyms/${gym}`), { status: 200 });
});
afterAll(async () => {
  await api?.close();
  await repstream?.stop();
});

describe('R35: a challenge is written', () => {
  it('by an admin and nobody else, over the API alone; everybody signed in reads what it asks for', async () => {
    for (const role of ['member', 'trainer', 'staff', 'device'])
      expect((await ask(role, 'POST', '/v1/challenges', definition())).status, role).toBe(403);
    const id = await newChallenge({ milestones: [75, 50] });
    const { body } = await get('member', `/v1/challenges/${id}`);
    expect(body).toMatchObject({
      ...{ challengeId: id, version: 1, withdrawn: false, rule: legPresses(3), milestones: [50, 75] },
      ...{ weekStartsOn: 1, groups: [], sentence: expect.stringContaining('leg-press') },
    });
    const listed = await all('member', `/v1/challenges?gym=${gym}&at=${encodeURIComponent(new Date().toISOString())}`);
    expect(listed.map(({ challengeId }) => challengeId)).toContain(id);
  });

  it.each([
    ['an end before its beginning', { to: '2020-01-01T00:00:00Z' }, ['/body/to']],
    ['a time that is over', { from: '2020-01-01T00:00:00Z', to: '2020-02-01T00:00:00Z' }, ['/body/to']],
    ['more than a year', { to: '2099-01-01T00:00:00Z' }, ['/body/to']],
    ['a zone that there is not', { timeZone: 'Mars/Olympus' }, ['/body/timeZone']],
    ['a gym that there is not', { gyms: [gym, 'nowhere'] }, ['/body/gyms/1']],
    ['a blank name', { name: '  ' }, ['/body/name']],
    ['an unknown node', { rule: { schema: 1, root: { kind: 'magic' } } }, ['/body/rule/root/kind']],
    [
      'two misspelt things in one rule',
      {
        rule: {
          schema: 1,
          root: {
            kind: 'all',
            of: [
              { ...legPresses(3).root, atLeast: { amount: 3, unit: 'kg' } },
              { ...legPresses(3).root, where: { exercises: ['leg-pres'] } },
            ],
          },
        },
      },
      ['/body/rule/root/of/0/atLeast/unit', '/body/rule/root/of/1/where/exercises/0'],
    ],
  ])('and is refused with %s, every fault at its place', async (_, wrong, paths) => {
    const { status, body } = await ask('admin', 'POST', '/v1/challenges', definition(wrong));
    expect(status).toBe(400);
    expect(body.errors.map((error: { path: string }) => error.path)).toEqual(paths);
  });

  it('as the published schema of rules describes', async () => {
    const { status, body } = await get('member', '/schemas/rule.json');
    expect({ status, title: body.title }).toEqual({ status: 200, title: 'Rule' });
  });

  it('page by page: what goes on stands before what was withdrawn', async () => {
    const place = `gym-list-${run}`;
    await ask('admin', 'PUT', `/v1/gyms/${place}`, { name: 'South', timeZone: 'UTC' });
    await eventually(() => get('member', `/v1/gyms/${place}`), { status: 200 });
    const later = (hours: number) => ({ gyms: [place], to: new Date(Date.now() + hours * HOUR_MS).toISOString() });
    const [withdrawn, last, first] = [
      await newChallenge(later(2)),
      await newChallenge(later(5)),
      await newChallenge(later(3)),
    ];
    await ask('admin', 'DELETE', `/v1/challenges/${withdrawn}`);
    await eventually(() => get('member', `/v1/challenges/${withdrawn}`), { body: { withdrawn: true, version: 2 } });
    const seen: string[] = [];
    for (let cursor = ''; ; ) {
      const { body } = await get('member', `/v1/challenges?limit=1${cursor && `&cursor=${cursor}`}&gym=${place}`);
      const own = body.items.filter(({ gyms }: { gyms: string[] }) => gyms.length > 0);
      seen.push(...own.map((one: { challengeId: string }) => one.challengeId));
      cursor = body.next;
      if (!cursor) break;
    }
    expect(seen).toEqual([first, last, withdrawn]);
  });
});

describe('R32: a calendar of daily tasks', () => {
  const DAYS = { for: 3, atLeast: 1, days: [{ exercise: 'leg-press' }], task: { ...legPresses(3).root } };
  const template = (more: object = {}) => {
    const { rule: _, from: __, to: ___, ...said } = definition();
    // Yesterday, today and tomorrow: so it does not matter whether a day ends meanwhile.
    const from = new Date(Date.now() - 16 * HOUR_MS).toISOString().slice(0, 10);
    return { ...said, from, daily: { ...DAYS, ...more } };
  };
  const make = (body: object, who = 'admin') => ask(who, 'POST', '/v1/challenges/from-template', body);

  it('becomes an ordinary challenge, which can be seen before it is written; its members do the task of the day', async () => {
    expect((await make(template(), 'staff')).status).toBe(403);
    const would = await make({ ...template(), dryRun: true });
    expect(would).toMatchObject({ status: 200, body: { sentence: expect.stringContaining('leg-press') } });
    const { status, body, headers } = await make(template());
    expect({ status, version: body.version }).toEqual({ status: 202, version: 1 });
    expect(headers['repstream-position']).toMatch(/^challenges:/);
    const { rule, from, to } = would.body;
    await eventually(() => get('member', `/v1/challenges/${body.id}`), {
      body: { rule, startsAt: from, endsAt: to, gyms: [gym] },
    });
    const ana = await newMember();
    await join(`member:${ana}`, body.id);
    await eventually(() => progress(body.id, ana), { body: { fraction: 0 } });
    await train(ana, 3);
    await eventually(() => progress(body.id, ana), { body: { fraction: 1, complete: true } });
  });

  it.each([
    ['a day that lacks something', { task: { ...DAYS.task, measure: '{measure}' } }, '/body/daily/days/0'],
    [
      'an exercise that there is not',
      { task: { ...DAYS.task, where: { exercises: ['leg-pres'] } } },
      '/body/daily/task/where/exercises/0',
    ],
    ['too many days', { for: 51 }, '/body/daily/for'],
  ])('is refused with %s, at its place in the calendar', async (_, wrong, path) => {
    for (const dryRun of [true, false]) {
      const { status, body } = await make({ ...template(wrong), dryRun });
      expect({ status, paths: body.errors?.map((error: { path: string }) => error.path) }).toEqual({
        status: 400,
        paths: [path],
      });
    }
  });

  it('is refused when it is over, at the day it begins', async () => {
    expect((await make({ ...template(), from: '2020-08-01' })).body.errors).toMatchObject([{ path: '/body/from' }]);
  });
});

describe('R34: two processes of the API that write the next version at once', () => {
  let other: ApiApp;
  beforeAll(async () => {
    other = await openApi(repstream);
  });
  afterAll(async () => {
    await other?.close();
  });

  const bothPut = async (challenge: string, amounts: readonly [number, number]) => {
    const url = `/v1/challenges/${challenge}`;
    const { etag = '' } = (await get('member', url)).headers;
    const one = definition();
    const put = (amount: number, through: ApiApp) =>
      ask('admin', 'PUT', url, { ...one, rule: legPresses(amount) }, { 'if-match': etag }, through);
    return Promise.all([put(amounts[0], api), put(amounts[1], other)]);
  };

  it('the second is told so, everybody is judged by the first, and the second may go on from there', async () => {
    const challenge = await newChallenge();
    const amounts = [5, 6] as const;
    const answers = await bothPut(challenge, amounts);
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 412]);
    const won = answers.findIndex(({ status }) => status === 202);
    expect(answers[1 - won]?.body).toMatchObject({ detail: expect.stringContaining('changed since you read it') });
    const { body } = await eventually(() => get('member', `/v1/challenges/${challenge}`), { body: { version: 2 } });
    expect(body.rule).toEqual(legPresses(amounts[won] ?? 0));
    const ana = await newMember();
    await join(`member:${ana}`, challenge);
    await eventually(() => progress(challenge, ana), { body: { version: 2, nodes: { target: amounts[won] } } });
    for (const answer of await bothPut(challenge, [7, 7]))
      expect(answer).toMatchObject({ status: 202, body: { version: 3 } });
  });
});

describe('R31: how many take part', () => {
  it('is told to everybody, and to staff by version; who left is not counted', async () => {
    const [challenge, other] = [await newChallenge(), await newChallenge()];
    const [ana, ben] = [await newMember(), await newMember()];
    const counted = async (id: string) =>
      (await all(`member:${ben}`, `/v1/challenges?gym=${gym}`)).find(({ challengeId }) => challengeId === id)?.members;
    const inIt = (members: number) =>
      vi.waitFor(async () => expect(await counted(challenge)).toBe(members), { timeout: 30_000, interval: 50 });
    await inIt(0);
    await join(`member:${ana}`, challenge);
    await inIt(1);
    const { etag = '' } = (await get('member', `/v1/challenges/${challenge}`)).headers;
    await ask('admin', 'PUT', `/v1/challenges/${challenge}`, definition(), { 'if-match': etag });
    await eventually(() => get('member', `/v1/challenges/${challenge}`), { body: { version: 2 } });
    await join(`member:${ben}`, challenge);
    await inIt(2);
    expect(await counted(other)).toBe(0);
    const told = await get('staff', `/v1/challenges/${challenge}/participation`);
    expect(told.body).toEqual({
      members: 2,
      versions: [
        { version: 1, members: 1 },
        { version: 2, members: 1 },
      ],
    });
    await ask(`member:${ana}`, 'DELETE', `/v1/challenges/${challenge}/enrolments/${ana}`);
    await inIt(1);
    expect((await get(`member:${ana}`, `/v1/challenges/${challenge}/participation`)).status).toBe(403);
    expect((await get('staff', `/v1/challenges/${randomUUID()}/participation`)).status).toBe(404);
  });
});

describe('R31, R36: members join and train', () => {
  it('each reads how far they are, and of each workout whether it counted and why; staff see it too, others do not', async () => {
    const challenge = await newChallenge();
    const [ana, ben] = [await newMember(), await newMember()];
    const before = await train(ana, 2, HOUR_MS);
    expect((await join(`member:${ben}`, challenge, { userId: ana })).status, 'not for somebody else').toBe(403);
    const joined = await join(`member:${ana}`, challenge);
    expect(joined.headers['repstream-position']).toMatch(/^enrolments:/);
    expect((await join('staff', challenge, { userId: ben })).status).toBe(202);
    await eventually(() => progress(challenge, ana), { body: { fraction: 0, complete: false, version: 1 } });
    expect((await join(`member:${ana}`, challenge)).headers['repstream-position'], 'again').toBeUndefined();

    const counted = await train(ana, 3);
    const done = await eventually(() => progress(challenge, ana), { body: { fraction: 1, complete: true } });
    expect(done.body).toMatchObject({ name: `Legs ${run}`, nodes: { kind: 'target', value: 3, target: 3 } });
    expect((await get(`member:${ben}`, `/v1/challenges/${challenge}/progress/${ana}`)).status).toBe(403);
    const told = await get('staff', `/v1/challenges/${challenge}/progress/${ana}`);
    expect(told.body.parts).toMatchObject([
      { path: '/root', fraction: 1, met: true, stands: expect.stringMatching(/3/) },
    ]);
    const mine = await get(`member:${ana}`, `/v1/users/${ana}/challenges`);
    expect(mine.body.items).toMatchObject([{ challengeId: challenge, fraction: 1, withdrawn: false }]);

    const onLegPress = { exerciseId: 'leg-press', equipmentType: 'WEIGHT_STACK' };
    const { body } = await get(`member:${ana}`, `/v1/challenges/${challenge}/verdicts/${ana}`);
    expect(body.items).toMatchObject([
      { workoutId: counted, counted: true, readable: { amount: 3, unit: '' }, why: 'It counted: 3.', ...onLegPress },
      { workoutId: before, counted: false, reason: 'before_join', why: 'It began before the member joined.' },
    ]);
    const [first] = body.items;
    const one = await get(`member:${ana}`, `/v1/challenges/${challenge}/verdicts/${ana}/${counted}`);
    expect(one.body).toEqual(first);
    const { body: rest } = await get(`member:${ana}`, `/v1/challenges/${challenge}/verdicts/${ana}?limit=1`);
    expect(rest.items).toEqual([first]);
    const next = `/v1/challenges/${challenge}/verdicts/${ana}?limit=1&cursor=${rest.next}`;
    expect((await get(`member:${ana}`, next)).body).toEqual({ items: [body.items[1]], next: null });

    const voided = { reason: 'the stack was stuck', voided: {} };
    expect((await ask('staff:sam', 'POST', `/v1/workouts/${counted}/amendments`, voided)).status).toBe(202);
    const why = await eventually(() => get(`member:${ana}`, `/v1/challenges/${challenge}/verdicts/${ana}/${counted}`), {
      body: { counted: false, reason: 'voided' },
    });
    expect(why.body).toMatchObject({ why: 'It was voided: the stack was stuck', decidedBy: 'sam' });
    await eventually(() => progress(challenge, ana), { body: { fraction: 0, complete: false, completedAt: null } });

    expect((await ask(`member:${ana}`, 'DELETE', `/v1/challenges/${challenge}/enrolments/${ana}`)).status).toBe(202);
    await eventually(() => progress(challenge, ana), { status: 404 });
    expect((await ask(`member:${ana}`, 'DELETE', `/v1/challenges/${challenge}/enrolments/${ana}`)).status).toBe(404);
  });

  it('nobody joins what is over, withdrawn or for others; nor does anybody who is not there', async () => {
    const ana = await newMember({ groups: ['swimmers'] });
    const end = Date.now() + 3_000;
    const short = await newChallenge({ to: new Date(end).toISOString() });
    const others = await newChallenge({ groups: [`runners-${run}`] });
    const whole = await newChallenge();
    expect((await join('staff', whole, { userId: randomUUID() })).status, 'unknown').toBe(404);
    expect((await join(`member:${ana}`, randomUUID())).status, 'no such challenge').toBe(404);
    expect((await join(`member:${ana}`, others)).body.detail).toBe(`Only members of runners-${run} can join.`);
    expect((await join(`member:${ana}`, whole, { teamId: 'nowhere' })).body.errors).toMatchObject([
      { path: '/body/teamId' },
    ]);
    await ask('admin', 'DELETE', `/v1/challenges/${whole}`);
    expect((await join(`member:${ana}`, whole)).body.detail, 'before the view has moved').toBe(
      'The challenge was withdrawn.',
    );
    const gone = await newMember();
    await ask(`member:${gone}`, 'DELETE', `/v1/users/${gone}`);
    const open = await newChallenge();
    expect((await join('staff', open, { userId: gone })).body.type).toBe('urn:repstream:problem:erased');
    await vi.waitFor(() => expect(Date.now()).toBeGreaterThan(end), 5_000);
    expect((await join(`member:${ana}`, short)).body.detail).toBe('The challenge is over.');
  });
});

describe('R35, R36: a challenge is changed', () => {
  it('as a new version that only new members are judged by, until all are moved; who gains and loses is known before', async () => {
    const challenge = await newChallenge();
    const [ana, ben] = [await newMember(), await newMember()];
    for (const who of [ana, ben]) await join(`member:${who}`, challenge);
    for (const who of [ana, ben]) await eventually(() => progress(challenge, who), { status: 200 });
    const { joinedAt } = (await progress(challenge, ana)).body;
    await train(ana, 4);
    await eventually(() => progress(challenge, ana), { body: { complete: true } });

    const url = `/v1/challenges/${challenge}`;
    const { etag = '' } = (await get('member', url)).headers;
    const harder = definition({ rule: legPresses(8) });
    expect((await ask('admin', 'PUT', url, harder)).status).toBe(428);
    expect((await ask('admin', 'PUT', url, harder, { 'if-match': '"another"' })).status).toBe(412);
    const put = await ask('admin', 'PUT', url, harder, { 'if-match': etag });
    expect(put).toMatchObject({ status: 202, body: { id: challenge, version: 2 } });
    const again = await ask('admin', 'PUT', url, harder, { 'if-match': etag });
    expect(again, 'an answer that was lost').toMatchObject({ status: 202, body: { version: 2 } });
    const other = definition({ rule: legPresses(9) });
    expect((await ask('admin', 'PUT', url, other, { 'if-match': etag })).status).toBe(412);
    await eventually(() => get('member', url), { body: { version: 2 } });
    expect((await get('member', `${url}?version=1`)).body.rule).toEqual(legPresses(3));
    expect((await progress(challenge, ana)).body).toMatchObject({ version: 1, complete: true });

    const move = (body: object, who = 'admin') => ask(who, 'POST', `${url}/migrations`, body);
    expect((await move({ to: 2 }, 'staff')).status).toBe(403);
    expect((await move({ to: 3 })).body.errors).toMatchObject([{ path: '/body/to' }]);
    const would = await move({ to: 2, dryRun: true });
    expect(would).toMatchObject({ status: 200, body: { judged: 2, gain: 0, lose: 1, same: 1, remaining: 0 } });
    expect(would.body.changes).toMatchObject([
      {
        userId: ana,
        effect: 'lose',
        before: { fraction: 1, complete: true },
        after: { fraction: 0.5, complete: false },
      },
    ]);
    expect((await move({ to: 2, limit: 1 })).body).toMatchObject({ moved: 1, remaining: 1, next: expect.any(String) });
    await vi.waitFor(async () => {
      const { body } = await move({ to: 2 });
      expect(body).toMatchObject({ moved: 0, remaining: 0, next: null });
    }, 30_000);
    await eventually(() => progress(challenge, ana), {
      body: { version: 2, fraction: 0.5, complete: false, joinedAt },
    });
    await eventually(() => progress(challenge, ben), { body: { version: 2, fraction: 0 } });

    await ask('admin', 'DELETE', url);
    await eventually(() => get('member', url), { body: { version: 3, withdrawn: true } });
    await train(ana, 4);
    await eventually(() => progress(challenge, ana), { body: { version: 2, complete: true, withdrawn: false } });
  });
});

describe('R35: before a challenge is written', () => {
  it('staff see who would have finished, by what members really did', async () => {
    const place = `gym-preview-${run}`;
    await ask('admin', 'PUT', `/v1/gyms/${place}`, { name: 'East', timeZone: 'UTC' });
    await eventually(() => get('member', `/v1/gyms/${place}`), { status: 200 });
    const [ana, ben] = [await newMember({ homeGymId: place }), await newMember({ homeGymId: place })];
    const startedAt = '2024-03-05T10:00:00Z';
    const entry = { startedAt, durationS: 600, exerciseId: 'leg-press', gymId: place };
    for (const [who, repetitions] of [
      [ana, 30],
      [ben, 10],
    ] as const)
      await ask('staff', 'POST', `/v1/users/${who}/workouts`, { ...entry, sets: [{ repetitions, loadGrams: 60_000 }] });
    const asked = { rule: legPresses(20), timeZone: 'UTC', gyms: [place], month: '2024-03' };
    const preview = (body: object, who = 'staff') => ask(who, 'POST', '/v1/challenges/preview', body);
    expect((await preview(asked, 'member')).status).toBe(403);
    const { body } = await eventually(() => preview(asked), {
      status: 200,
      body: { members: 2, of: 2, bands: [0, 0, 1, 0, 1].map((members, i) => ({ atLeast: i / 4, members })) },
    });
    expect(body).toMatchObject({
      ...{ from: '2024-03-01T00:00:00.000Z', to: '2024-04-01T00:00:00.000Z', finished: 1 },
      medianFinishS: 4 * 86_400 + 10 * 3_600 + 600,
      finishers: [{ userId: ana, completedAt: '2024-03-05T10:10:00.000Z' }],
    });
    expect((await preview({ ...asked, limit: 1 })).body).toMatchObject({ members: 1, of: 2 });
    expect((await preview({ ...asked, from: startedAt })).body.errors).toMatchObject([{ path: '/body/to' }]);
    expect((await preview({ ...asked, month: undefined })).body.finished, 'in the last month').toBe(0);
  });
});

describe('R35: challenges in files', () => {
  const folder = mkdtempSync(joined(tmpdir(), 'challenges-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('are applied by the command line: what changed gets a new version, and a misspelt gym is told', async () => {
    const repstream = (...parameters: string[]) => runCommand(sharedStack().environment, ...parameters);
    const id = `squats-${run}`;
    const [file, same] = [joined(folder, 'squats.json'), joined(folder, 'same.json')];
    const terms = { from: '2099-11-01', to: '2099-11-30', timeZone: 'Asia/Singapore', gyms: [gym] };
    const write = (path: string, of: string, amount: number, more: object = {}) =>
      writeFileSync(path, JSON.stringify({ id: of, name: of, terms: { ...terms, ...more }, rule: legPresses(amount) }));
    write(file, id, 5);
    write(same, `same-${run}`, 5);
    const first = await repstream('challenges', 'apply', file, same);
    expect(first).toMatchObject({ stdout: `${id}: new\nsame-${run}: new\n`, stderr: '' });
    write(file, id, 6);
    const changed = await repstream('challenges', 'apply', file, same, '--json', '--by', 'eve');
    const [now, unchanged] = [
      { id, former: 1, version: 2 },
      { id: `same-${run}`, former: 1, version: 1 },
    ];
    expect(JSON.parse(changed.stdout)).toEqual({ dryRun: false, challenges: [now, unchanged] });
    expect((await get('member', `/v1/challenges/${id}`)).body).toMatchObject({ version: 2, writtenBy: 'eve' });

    write(file, id, 6, { gyms: ['nowhere'] });
    const ana = await newMember();
    const [refused, enrolled] = await Promise.all([
      repstream('challenges', 'apply', file),
      repstream('enrol', ana, id),
    ]);
    expect(refused).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/\/terms\/gyms\/0 there is no such gym.*\n$/),
    });
    expect(enrolled.stdout).toContain(`${ana} joined ${id}`);
    await eventually(() => progress(id, ana), { body: { version: 2, fraction: 0 } });
    expect((await repstream('challenges', 'list')).stdout).toMatch(new RegExp(`${id} +2 .* to come +1 +0`));
  });
});
