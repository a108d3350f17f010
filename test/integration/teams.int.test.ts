/** Teams of five and gyms against gyms, from their making to who moves between them, over HTTP on a running dataflow. */
import { randomUUID } from 'node:crypto';
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
const [north, south, east] = [`north-${run}`, `south-${run}`, `east-${run}`];
const machine = `leg-press-${run}`;
const HOUR_MS = 3_600_000;

let repstream: Running;
let api: ApiApp;
/** Ten members, the first five red, the others blue; four of the north, three of the south, three of the east. */
let people: readonly string[];
let [challenge, contest, red, blue] = ['', '', '', ''];

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
  more: Record<string, string> = {},
): Promise<Answer> {
  const [role, sub = 'somebody'] = who.split(':');
  const headers = { authorization: `Bearer ${await tokenOf(sub, role as Role)}`, ...more };
  const answer = await api.app.inject({ method, url, headers, ...(payload && { payload }) });
  const { statusCode: status, body } = answer;
  return { status, headers: answer.headers as Answer['headers'], body: body.startsWith('{') ? JSON.parse(body) : body };
}
const get = (who: string, url: string) => ask(who, 'GET', url);

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

async function newMember(homeGymId: string | null): Promise<string> {
  const profile = { displayName: `Joiner ${randomUUID().slice(0, 8)}`, timeZone: 'UTC', homeGymId };
  const { body } = await ask('admin', 'POST', '/v1/users', profile);
  await eventually(() => get('admin', `/v1/users/${body.id}`), { status: 200 });
  return body.id;
}

/** A set of so many repetitions on the leg press, from now on. */
async function train(userId: string, repetitions: number): Promise<string> {
  const sessionId = randomUUID();
  const from = Date.now();
  const counted = Array.from({ length: repetitions + 1 }, (_, n) => ({
    reading: { ...noReading, repetitions: n, loadGrams: 60_000 },
  }));
  const said: Partial<Telemetry>[] = [
    { started: { userId, exerciseId: null, firmware: null } },
    ...counted,
    { ended: { reason: 'USER' } },
  ];
  for (const [i, one] of said.entries()) {
    const event = { ...noKind, ...one, sessionId, equipmentId: `${machine}-${userId}`, sequence: i, at: from + i };
    await api.publisher.publish(telemetry, event as Telemetry);
  }
  return sessionId;
}

const repetitions = { kind: 'target', measure: 'repetitions', atLeast: { amount: 3, unit: '' } };
/** On average, and each of them. */
const together = {
  kind: 'team',
  mostMembers: 5,
  conditions: [
    { across: 'mean', rule: { ...repetitions, atLeast: { amount: 4, unit: '' } } },
    { across: 'every', rule: repetitions },
  ],
};
const against = { kind: 'ranking', measure: 'repetitions', across: 'mean', sizes: [4] };

const definition = (root: object, more: object = {}) => ({
  name: `Together ${run}`,
  rule: { schema: 1, root },
  from: new Date(Date.now() - 24 * HOUR_MS).toISOString(),
  to: new Date(Date.now() + 24 * HOUR_MS).toISOString(),
  timeZone: 'Asia/Singapore',
  ...more,
});

async function newChallenge(root: object): Promise<string> {
  const { status, body } = await ask('admin', 'POST', '/v1/challenges', definition(root));
  expect({ status, body }).toMatchObject({ status: 202 });
  await eventually(() => get('member', `/v1/challenges/${body.id}`), { status: 200 });
  return body.id;
}
const join = (userId: string, id: string, teamId?: string) =>
  ask(`member:${userId}`, 'POST', `/v1/challenges/${id}/enrolments`, teamId === undefined ? {} : { teamId });
const newTeam = (displayName: string, more: object = {}) =>
  ask('staff:sam', 'POST', `/v1/challenges/${challenge}/teams`, { displayName, ...more });
const standings = (id: string, query = '') => get('member', `/v1/challenges/${id}/teams${query}`);
const progress = (id: string, userId: string) => get(`member:${userId}`, `/v1/challenges/${id}/progress/${userId}`);
const person = (i: number) => people[i] ?? '';

beforeAll(async () => {
  repstream = await startRepstream();
  api = await openApi(repstream);
  for (const gym of [north, south, east]) await ask('admin', 'PUT', `/v1/gyms/${gym}`, { name: gym, timeZone: 'UTC' });
  await eventually(() => get('member', `/v1/gyms/${east}`), { status: 200 });
  const homes = [...Array(4).fill(north), ...Array(3).fill(south), ...Array(3).fill(east)];
  people = await Promise.all(homes.map(newMember));
  for (const userId of people)
    await ask('admin', 'PUT', `/v1/equipment/${machine}-${userId}`, {
      ...{ gymId: north, type: 'WEIGHT_STACK', model: 'LP 100', exerciseId: 'leg-press' },
      ...{ displayName: 'Leg press', validFrom: '2020-01-01T00:00:00Z' },
    });
  await eventually(() => get('member', `/v1/equipment/${machine}-${person(9)}`), { status: 200 });
  challenge = await newChallenge(together);
  contest = await newChallenge(against);
});
afterAll(async () => {
  await api?.close();
  await repstream?.stop();
});

describe('R34, R35: teams are made', () => {
  it('by staff and nobody else; a name that is taken or reserved, and a gym that there is not, are told', async () => {
    expect((await ask('member', 'POST', `/v1/challenges/${challenge}/teams`, { displayName: 'Red' })).status).toBe(403);
    red = (await newTeam('Red', { gymId: north })).body.id;
    blue = (await newTeam('Blue', { size: 30 })).body.id;
    expect((await newTeam('ＲＥＤ')).body.type, 'whatever its width').toBe('urn:repstream:problem:display-name-taken');
    expect((await newTeam('Official')).body.errors).toMatchObject([{ path: '/body/displayName' }]);
    expect((await newTeam('Green', { gymId: 'nowhere' })).body.errors).toMatchObject([{ path: '/body/gymId' }]);
    const waiting = { rank: null, members: 0, fraction: 0 };
    await eventually(() => standings(challenge), {
      body: { items: expect.toSatisfy((all: unknown[]) => all.length === 2), next: null },
    });
    expect((await standings(challenge)).body.items).toEqual(
      expect.arrayContaining([expect.objectContaining({ ...waiting, teamId: red, displayName: 'Red', gymId: north })]),
    );
  });

  it('and changed, and disbanded, which is once and for all who ask', async () => {
    const url = `/v1/challenges/${challenge}/teams/green-${run}`;
    expect((await ask('staff', 'PUT', url, { displayName: 'Green' })).status).toBe(202);
    expect((await ask('staff', 'PUT', url, { displayName: 'Green' })).headers['repstream-position']).toBeUndefined();
    await ask('staff', 'PUT', url, { displayName: 'Olive' });
    await eventually(() => get('member', url), { body: { displayName: 'Olive', contributions: null } });
    const elsewhere = `/v1/challenges/${contest}/teams/green-${run}`;
    expect((await ask('staff', 'PUT', elsewhere, { displayName: 'Green' })).body.errors).toMatchObject([
      { path: '/path/teamId' },
    ]);
    expect((await ask('staff', 'DELETE', url)).status).toBe(202);
    expect((await ask('staff', 'DELETE', url)).status).toBe(404);
    await eventually(() => get('member', url), { status: 404 });
    const gym = `/v1/challenges/${contest}/teams/${north}`;
    expect((await ask('staff', 'PUT', gym, { displayName: 'North' })).body.errors).toMatchObject([
      { path: '/path/teamId' },
    ]);
  });

  it('by staff of their gym, as it is and as it shall be', async () => {
    const sam = { authorization: `Bearer ${await tokenOf('sam', 'staff', { gyms: [north] })}` };
    const url = `/v1/challenges/${challenge}/teams/${blue}`;
    const noGym = { status: 403, body: { errors: [{ path: '/body/gymId' }] } };
    expect(
      await ask('staff', 'POST', `/v1/challenges/${challenge}/teams`, { displayName: 'White' }, sam),
    ).toMatchObject(noGym);
    const ofNone = { status: 403, body: { errors: [{ path: '/path/teamId' }] } };
    expect(await ask('staff', 'PUT', url, { displayName: 'Blue', gymId: north }, sam)).toMatchObject(ofNone);
    expect(await ask('staff', 'DELETE', url, undefined, sam)).toMatchObject(ofNone);
    const ofNorth = `/v1/challenges/${challenge}/teams/${red}`;
    expect(await ask('staff', 'PUT', ofNorth, { displayName: 'Red', gymId: south }, sam)).toMatchObject(noGym);
    expect((await ask('staff', 'PUT', ofNorth, { displayName: 'Red', gymId: north }, sam)).status).toBe(202);
  });

  it('for a challenge of teams only, which every version of it stays', async () => {
    const alone = await newChallenge(repetitions);
    const made = await ask('staff', 'POST', `/v1/challenges/${alone}/teams`, { displayName: 'Red' });
    expect(made.body.errors).toMatchObject([{ path: '/path/id' }]);
    const { etag = '' } = (await get('member', `/v1/challenges/${challenge}`)).headers;
    const url = `/v1/challenges/${challenge}`;
    const changed = await ask('admin', 'PUT', url, definition(repetitions), { 'if-match': etag });
    expect(changed.body.errors).toMatchObject([{ path: '/body/rule/root/kind' }]);
  });
});

describe('R31, R34: members join', () => {
  it('a team that there is and that has room', async () => {
    expect((await join(person(0), challenge)).body.errors).toMatchObject([{ path: '/body/teamId' }]);
    expect((await join(person(0), challenge, north)).body.errors).toMatchObject([{ path: '/body/teamId' }]);
    for (const [i, userId] of people.entries())
      expect((await join(userId, challenge, i < 5 ? red : blue)).status).toBe(202);
    const late = await newMember(null);
    expect((await join(late, contest)).body.detail).toMatch(/has no home gym/);
    expect((await join(late, challenge, red)).body.detail).toBe('The team is full: it has 5 members.');
    await eventually(() => standings(challenge), { body: { items: [{ members: 5 }, { members: 5 }] } });
  });

  it('a contest of gyms for their home gym, as it was when they joined', async () => {
    for (const userId of people) expect((await join(userId, contest)).status).toBe(202);
    expect((await join(person(0), contest, south)).body.errors, 'not for another').toMatchObject([
      { path: '/body/teamId' },
    ]);
    await eventually(() => progress(contest, person(0)), { body: { teamId: north, version: 1, complete: false } });
    await eventually(() => standings(contest), { body: { items: [{ members: 3 }, { members: 3 }, { members: 4 }] } });
  });
});

describe('R36, R41: they train', () => {
  let extra = '';

  it('and the team is there once all did theirs and the average is reached; each sees what they gave', async () => {
    for (const userId of people) await train(userId, 3);
    await eventually(() => standings(challenge), {
      body: {
        items: [
          { rank: 1, complete: false, fraction: 0.875 },
          { rank: 1, complete: false },
        ],
      },
    });
    extra = await train(person(0), 5);
    const told = await eventually(() => progress(challenge, person(0)), { body: { complete: true, fraction: 1 } });
    expect(told.body).toMatchObject({
      ...{ teamId: red, sentence: expect.stringContaining('of at most 5'), completedAt: null },
      team: { displayName: 'Red', rank: 1, members: 5, complete: true },
      contribution: [
        { condition: 0, amount: 8, reached: true, readable: { amount: 8, unit: '' } },
        { condition: 1, amount: 8, reached: true },
      ],
      parts: [{ path: '/root' }, { stands: '4 of 4 on average', met: true }, { stands: '5 of 5 members', met: true }],
    });
    await eventually(() => standings(challenge), {
      body: {
        items: [
          { teamId: red, rank: 1, complete: true },
          { teamId: blue, rank: 2, complete: false, size: 30 },
        ],
      },
    });
    const { body } = await get(`member:${person(0)}`, `/v1/users/${person(0)}/challenges`);
    expect(body.items).toEqual(
      expect.arrayContaining([expect.objectContaining({ challengeId: challenge, complete: true, teamId: red })]),
    );
    const verdict = await get(`member:${person(0)}`, `/v1/challenges/${challenge}/verdicts/${person(0)}/${extra}`);
    expect(verdict.body).toMatchObject({ counted: true, why: 'It counted: 5.' });
  });

  it('what each gave is seen by team mates and staff, and by nobody else', async () => {
    const url = `/v1/challenges/${challenge}/teams/${red}`;
    const seen = async (who: string, more = '') => (await get(who, `${url}${more}`)).body.contributions;
    const mates = await seen(`member:${person(4)}`);
    expect(mates.items).toHaveLength(5);
    expect(mates.items).toEqual(
      expect.arrayContaining([expect.objectContaining({ userId: person(0), displayName: expect.any(String) })]),
    );
    expect((await seen('staff')).items).toHaveLength(5);
    const first = await seen('staff', '?limit=3');
    expect((await seen('staff', `?limit=3&cursor=${first.next}`)).items).toHaveLength(2);
    expect(await seen(`member:${person(5)}`)).toBeNull();
    const home = await get(`member:${person(0)}`, `/v1/challenges/${contest}/teams/${north}`);
    expect(home.body, 'a gym is no team').toMatchObject({ members: 4, contributions: null });
  });

  it('gyms are ranked apart by size, on average; ties share a rank, page by page', async () => {
    const places = async (query = '') => {
      const { body } = await standings(contest, query);
      const of = body.items.map(({ teamId, sizeClass, rank, value }: Record<string, unknown>) => [
        ...[teamId, sizeClass, rank, value],
      ]);
      return { of, next: body.next };
    };
    const [first, second] = [east, south].toSorted();
    await vi.waitFor(
      async () =>
        expect((await places()).of).toEqual([
          [first, 0, 1, 3],
          [second, 0, 1, 3],
          [north, 1, 1, 17 / 4],
        ]),
      { timeout: 30_000, interval: 50 },
    );
    const page = await places('?limit=2');
    expect((await places(`?limit=2&cursor=${page.next}`)).of).toEqual([[north, 1, 1, 17 / 4]]);
  });

  it('R26: a workout that is voided is taken out of the sums of team and gym', async () => {
    const voided = { reason: 'the stack was stuck', voided: {} };
    expect((await ask('staff:sam', 'POST', `/v1/workouts/${extra}/amendments`, voided)).status).toBe(202);
    await eventually(() => progress(challenge, person(0)), { body: { complete: false, fraction: 0.875 } });
    await eventually(() => get('staff', `/v1/challenges/${contest}/teams/${north}`), { body: { value: 3 } });
  });

  it('a member who moves takes what they did with them, once there is room', async () => {
    expect((await join(person(0), challenge, blue)).body.detail).toMatch(/full/);
    await ask(`member:${person(9)}`, 'DELETE', `/v1/challenges/${challenge}/enrolments/${person(9)}`);
    await train(person(0), 9);
    await eventually(() => progress(challenge, person(0)), { body: { complete: true, teamId: red } });
    expect((await join(person(0), challenge, blue)).status).toBe(202);
    await eventually(() => progress(challenge, person(0)), { body: { complete: true, teamId: blue } });
    await eventually(() => standings(challenge), {
      body: {
        items: [
          { teamId: blue, members: 5, complete: true },
          { teamId: red, members: 4, complete: false },
        ],
      },
    });
    expect((await progress(challenge, person(9))).status).toBe(404);
  });

  it('R35: a new version is for all who are moved, what it would change is told before, and they keep their team', async () => {
    const url = `/v1/challenges/${challenge}`;
    const { etag = '' } = (await get('member', url)).headers;
    const easier = { ...together, conditions: [{ across: 'sum', rule: repetitions }] };
    expect((await ask('admin', 'PUT', url, definition(easier), { 'if-match': etag })).status).toBe(202);
    await eventually(() => get('member', url), { body: { version: 2 } });
    const late = await newMember(null);
    expect((await join(late, challenge, red)).status).toBe(202);
    await eventually(() => progress(challenge, late), { body: { version: 1, team: { members: 5 } } });
    const move = (body: object) => ask('admin', 'POST', `${url}/migrations`, body);
    // Blue is complete by both; red was held back by who did not do theirs.
    const would = await move({ to: 2, dryRun: true });
    expect(would).toMatchObject({
      status: 200,
      body: { judged: 2, gain: 1, lose: 0, same: 1, remaining: 0, next: null },
    });
    expect(would.body.changes).toMatchObject([
      { teamId: red, members: 5, effect: 'gain', before: { complete: false }, after: { complete: true, fraction: 1 } },
    ]);
    const first = await move({ to: 2, dryRun: true, limit: 1 });
    expect(first.body).toMatchObject({ judged: 1, remaining: 1, next: [red, blue].toSorted()[0] });
    expect((await move({ to: 2, dryRun: true, after: first.body.next })).body).toMatchObject({ judged: 1, next: null });
    expect((await move({ to: 2 })).body).toMatchObject({ moved: 10, remaining: 0 });
    await eventually(() => progress(challenge, late), { body: { version: 2, teamId: red, complete: true } });
    await eventually(() => standings(challenge), {
      body: {
        items: expect.toSatisfy(
          (all: { version: number; members: number }[]) =>
            all.length === 2 && all.every((one) => one.version === 2 && one.members === 5),
        ),
      },
    });
  });

  it('R31: a preview puts members of a home gym together', async () => {
    const asked = { ...definition(against), gyms: [north, south] };
    const { from, to, rule, timeZone } = asked;
    const preview = await ask('staff', 'POST', '/v1/challenges/preview', {
      ...{ rule, timeZone, from, to, gyms: [north] },
    });
    expect(preview).toMatchObject({
      status: 200,
      body: { members: 4, finished: 0, groups: [{ gymId: north, members: 4, size: 4, sizeClass: 1, rank: 1 }] },
    });
    const judged = await ask('staff', 'POST', '/v1/challenges/preview', {
      ...{ rule: { schema: 1, root: together }, timeZone, from, to, gyms: [north] },
    });
    expect(judged.body.groups).toMatchObject([{ gymId: north, complete: true, fraction: 1 }]);
  });

  const cursor = (...place: unknown[]) => Buffer.from(JSON.stringify(place)).toString('base64url');
  const uuid = randomUUID();
  it.each([
    ['a cursor of nothing', 'awards?cursor=!!'],
    ['a cursor of another list', `awards?cursor=${cursor('a')}`],
    ['a cursor of no time', `awards?cursor=${cursor('yesterday', uuid)}`],
    ['a cursor of a time that no calendar has', `awards?cursor=${cursor('2026-02-30T00:00:00Z', uuid)}`],
    ['a cursor of the year 0', `notices?cursor=${cursor('0000-01-01T00:00:00Z', uuid)}`],
    ['a cursor of a leap second in the middle of a day', `notices?cursor=${cursor('2026-01-01T12:00:60Z', uuid)}`],
    ['a cursor of an hour that there is not', `notices?cursor=${cursor('2026-01-01T00:00:00+99:00', uuid)}`],
    ['a cursor with an object', `notices?cursor=${cursor({ at: 1 }, uuid)}`],
    ['no page', 'awards?limit=0'],
    ['a page that is too long', 'notices?limit=201'],
    ['a limit that is no number', 'notices?limit=all'],
    ['a filter that there is not', 'notices?since=2026'],
  ])('R81: of what members were given and told, %s is told in a line', async (_, asked) => {
    const { status, body } = await get(`member:${person(1)}`, `/v1/users/${person(1)}/${asked}`);
    expect({ asked, status, body }).toMatchObject({ status: 400, body: { errors: [{ path: expect.any(String) }] } });
  });

  it.each([
    ['ranks beyond all numbers', cursor(1e300, 0, 1, 'a')],
    ['a version below all', cursor(-1e300, 0, 1, 'a')],
    ['a class that is no number', cursor(1, 'x', 1, 'a')],
    ['a rank that is a fraction', cursor(1, 0, 0.5, 'a')],
    ['a name with a NUL', cursor(1, 0, 1, 'a\0')],
    ['half of a surrogate pair', cursor(1, 0, 1, '\ud800')],
    ['too little', cursor(1, 0, 1)],
    ['an object', cursor({})],
  ])('R81: a cursor of teams with %s is told in a line', async (_, place) => {
    for (const url of [`/v1/challenges/${contest}/teams`, `/v1/challenges/${challenge}/teams/${red}`]) {
      const { status, body } = await get('staff', `${url}?cursor=${place}`);
      expect({ url, status, body }).toMatchObject({ status: 400, body: { errors: [{ path: '/query/cursor' }] } });
    }
  });

  it.each([
    ['nothing', undefined],
    ['a list', []],
    ['no name', {}],
    ['a name that is a number', { displayName: 7 }],
    ['an empty name', { displayName: ' ' }],
    ['a name that turns the line round', { displayName: 'an\u202ea' }],
    ['a name with a NUL', { displayName: 'a\0b' }],
    ['an over-long name', { displayName: 'a'.repeat(201) }],
    ['a size below 1', { displayName: 'Grey', size: 0 }],
    ['a size beyond all gyms', { displayName: 'Grey', size: 1e9 }],
    ['a size that is a fraction', { displayName: 'Grey', size: 1.5 }],
    ['a gym that is a list', { displayName: 'Grey', gymId: [north] }],
    ['a field that there is not', { displayName: 'Grey', colour: 'grey' }],
  ])('R81: a team of %s is told in a line', async (_, payload) => {
    for (const [method, url] of [
      ['POST', `/v1/challenges/${challenge}/teams`],
      ['PUT', `/v1/challenges/${challenge}/teams/grey-${run}`],
    ] as const) {
      const { status, body } = await ask('staff', method, url, payload);
      expect({ method, status, body }).toMatchObject({
        status: 400,
        body: { type: 'urn:repstream:problem:invalid-request' },
      });
    }
  });

  it.each([
    ['a team that is a number', { teamId: 7 }],
    ['a team of an endless name', { teamId: 'a'.repeat(1_000) }],
    ['a list', [red]],
    ['nothing', undefined],
    ['a field that there is not', { teamId: red, as: 'captain' }],
    ['a team with a NUL', { teamId: 'a\0' }],
  ])('R81: who joins with %s is told in a line', async (_, payload) => {
    const { status, body } = await ask(
      `member:${person(1)}`,
      'POST',
      `/v1/challenges/${challenge}/enrolments`,
      payload,
    );
    expect({ status, body }).toMatchObject({ status: 400, body: { type: 'urn:repstream:problem:invalid-request' } });
  });

  it('R81: what is not there is not found, and ids that are none are refused', async () => {
    const nowhere = `/v1/challenges/nowhere-${run}`;
    for (const url of [
      `${nowhere}/teams`,
      `${nowhere}/teams/${red}`,
      `/v1/challenges/${challenge}/teams/nobody-${run}`,
    ])
      expect({ url, status: (await get('staff', url)).status }).toEqual({ url, status: 404 });
    for (const [method, url] of [
      ['POST', `${nowhere}/teams`],
      ['PUT', `${nowhere}/teams/x`],
      ['DELETE', `${nowhere}/teams/x`],
      ['POST', `${nowhere}/enrolments`],
      ['DELETE', `${nowhere}/enrolments/${person(1)}`],
    ] as const) {
      const body = url.endsWith('enrolments') ? {} : { displayName: 'Grey' };
      const { status } = await ask('admin', method, url, method === 'DELETE' ? undefined : body);
      expect({ method, url, status }).toEqual({ method, url, status: 404 });
    }
    for (const id of ['%00', '%F0%9F', 'x'.repeat(900)])
      for (const url of [
        `/v1/challenges/${id}/teams`,
        `/v1/challenges/${challenge}/teams/${id}`,
        `/v1/users/${id}/awards`,
      ]) {
        const { status } = await get('admin', url);
        expect({ url, status }).toEqual({ url, status: 400 });
      }
    for (const version of ['0', '-1', '1.5', '99999999999', 'last'])
      expect((await standings(challenge, `?version=${version}`)).status).toBe(400);
    const none = await standings(challenge, '?version=2147483647');
    expect(none).toMatchObject({ status: 200, body: { next: null } });
  });

  it('R35: the command line lists how they stand', async () => {
    const { stdout, code } = await runCommand(sharedStack().environment, 'challenges', 'teams', contest);
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(new RegExp(`${north} +4 +4 `)) });
  });
});
