import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problems } from '../../../api/problem.js';
import { as, ask, detachedApi } from './detached.js';

const app = detachedApi();
let admin: Record<string, string>;
beforeAll(async () => {
  admin = await as('admin');
});
afterAll(() => app.close());

const aProfile = { displayName: 'Ana', timeZone: 'Asia/Singapore' };
const post = async (payload: unknown, headers: Record<string, string> = {}) =>
  ask(app, {
    method: 'POST',
    url: '/v1/users',
    headers: { 'content-type': 'application/json', ...admin, ...headers },
    payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
  });
const get = async (url: string, headers: Record<string, string> = {}) =>
  ask(app, { url, headers: { ...admin, ...headers } });

/** A problem is well-formed when its type is of the closed list and status and media type agree with it. */
function expectProblem({ status, headers, body }: Awaited<ReturnType<typeof ask>>, name: keyof typeof problems): void {
  expect(body).toMatchObject({
    type: `urn:repstream:problem:${name}`,
    title: problems[name].title,
    status: problems[name].status,
  });
  expect(status).toBe(problems[name].status);
  expect(headers['content-type']).toContain('application/problem+json');
  expect(JSON.stringify(body)).not.toMatch(/node_modules|\bat .*\.ts:/);
}

describe('a field that is not valid', () => {
  it.each([
    ['an unknown field', { ...aProfile, admin: true }, '/body/admin'],
    ['a missing field', { timeZone: 'UTC' }, '/body/displayName'],
    ['a blank name', { ...aProfile, displayName: '   ' }, '/body/displayName'],
    ['an over-long name', { ...aProfile, displayName: 'a'.repeat(41) }, '/body/displayName'],
    ['a name that turns the line round', { ...aProfile, displayName: 'an\u202ea' }, '/body/displayName'],
    ['a name that passes for the house', { ...aProfile, displayName: ' ＡＤＭＩＮ ' }, '/body/displayName'],
    ['a NUL', { ...aProfile, displayName: 'a\0b' }, '/body/displayName'],
    ['half of a surrogate pair', { ...aProfile, homeGymId: '\ud800' }, '/body/homeGymId'],
    ['a NUL deep inside', { ...aProfile, groups: ['a', 'b\0'] }, '/body/groups/1'],
    ['an unknown enum symbol', { ...aProfile, sex: 'OTHER' }, '/body/sex'],
    ['the symbol that only readers know', { ...aProfile, sex: 'UNKNOWN' }, '/body/sex'],
    ['a day that does not exist', { ...aProfile, birthDate: '2001-02-30' }, '/body/birthDate'],
    ['an unknown time zone', { ...aProfile, timeZone: 'Mars/Olympus' }, '/body/timeZone'],
    ['an offset instead of a time zone', { ...aProfile, timeZone: '+08:00' }, '/body/timeZone'],
    ['text for a boolean', { ...aProfile, onLeaderboards: 'true' }, '/body/onLeaderboards'],
    ['a list for an object', [], '/body'],
  ])('%s is told at its path', async (_, payload, path) => {
    const answer = await post(payload);
    expectProblem(answer, 'invalid-request');
    expect(answer.body.errors.map((error: { path: string }) => error.path)).toContain(path);
  });

  it.each([
    ['/v1/users?order=name', '/query/order'],
    ['/v1/users/ana?x=1', '/query/x'],
    ['/v1/users?limit=0', '/query/limit'],
    ['/v1/users?limit=12.5', '/query/limit'],
    ['/v1/users?limit=1e2', '/query/limit'],
    ['/v1/users?limit=', '/query/limit'],
    ['/v1/users?gym=a&gym=b', '/query/gym'],
    ['/v1/users/ana/workouts?from=yesterday', '/query/from'],
    ['/v1/users/ana/metrics/height/history', '/path/metric'],
    ['/v1/leaderboards?measure=distance', '/query/month'],
    ['/v1/leaderboards?measure=distance&month=2026-13', '/query/month'],
    ['/v1/leaderboards?measure=height&month=2026-01', '/query/measure'],
    ['/v1/users/ana/workouts?to=2026-01-01T10:00:00', '/query/to'],
    [`/v1/users/${'a'.repeat(200)}`, '/path/id'],
    ['/v1/users/a%00b', '/path/id'],
    ['/v1/workouts/42', '/path/id'],
  ])('%s', async (url, path) => {
    const answer = await get(url);
    expectProblem(answer, 'invalid-request');
    expect(answer.body.errors.map((error: { path: string }) => error.path)).toContain(path);
  });

  it('tells all fields at once', async () => {
    const { body } = await post({ displayName: '', timeZone: 'x', sex: 1 });
    expect(new Set(body.errors.map((error: { path: string }) => error.path))).toEqual(
      new Set(['/body/displayName', '/body/timeZone', '/body/sex']),
    );
  });
});

describe('a request that cannot be taken', () => {
  it('is malformed: broken JSON, a poisoned prototype, a broken path', async () => {
    expectProblem(await post('{"displayName":'), 'malformed-request');
    expectProblem(await post('{"__proto__":{"role":"admin"}}'), 'malformed-request');
    expectProblem(await get('/v1/users/%zz'), 'malformed-request');
  });

  it('is for a path or a method that does not exist', async () => {
    expectProblem(await get('/v1/nothing'), 'not-found');
    const answer = await ask(app, { method: 'DELETE', url: '/v1/gyms/north', headers: admin });
    expectProblem(answer, 'method-not-allowed');
    expect(answer.headers.allow).toBe('GET, HEAD, PUT');
  });

  it('wants another media type, sends another, or sends too much', async () => {
    expectProblem(await get('/v1/gyms', { accept: 'text/html' }), 'not-acceptable');
    expectProblem(await post('<user/>', { 'content-type': 'application/xml' }), 'unsupported-media-type');
    expectProblem(await post('Ana', { 'content-type': 'text/plain' }), 'unsupported-media-type');
    expectProblem(await post({ ...aProfile, groups: ['x'.repeat(70_000)] }), 'body-too-large');
  });

  it('changes a profile without saying which state of it was read', async () => {
    const answer = await ask(app, {
      method: 'PATCH',
      url: '/v1/users/ana',
      headers: admin,
      payload: { displayName: 'Anna' },
    });
    expectProblem(answer, 'precondition-required');
  });

  it('is one too many', async () => {
    const busy = detachedApi({ requestsPerMinute: 3 });
    const ana = await as('member', 'ana');
    for (let i = 0; i < 3; i++) expect((await ask(busy, { url: '/v1/views', headers: ana })).status).toBe(403);
    const answer = await ask(busy, { url: '/v1/views', headers: ana });
    expectProblem(answer, 'too-many-requests');
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    const ben = await ask(busy, { url: '/v1/views', headers: await as('member', 'ben') });
    expect(ben.status, 'who shares the address is not limited').toBe(403);
    await busy.close();
  });

  it('is not HTTP at all', async () => {
    const own = detachedApi();
    await own.listen({ host: '127.0.0.1', port: 0 });
    const { port } = own.server.address() as { port: number };
    const answer = await new Promise<string>((resolve) => {
      let text = '';
      const socket = connect(port, '127.0.0.1', () => socket.write('telemetry!\r\n\r\n'));
      socket.on('data', (data) => {
        text += data;
      });
      socket.on('close', () => resolve(text));
    });
    expect(answer).toMatch(/^HTTP\/1.1 400 /);
    expect(answer).toContain('urn:repstream:problem:malformed-request');
    await own.close();
  });
});

describe('when Postgres and the broker are away', () => {
  it('reads and writes answer 503 and when to come back', async () => {
    for (const answer of [await get('/v1/users/ana'), await get('/v1/views'), await post(aProfile)]) {
      expectProblem(answer, 'unavailable');
      expect(answer.headers['retry-after']).toBe('2');
    }
  });

  it('a write that needs no view answers 503, too', async () => {
    const answer = await ask(app, {
      method: 'PUT',
      url: '/v1/gyms/north',
      headers: admin,
      payload: { name: 'North', timeZone: 'Asia/Singapore' },
    });
    expectProblem(answer, 'unavailable');
    expect(answer.body.detail).toContain('Kafka or the schema registry');
  });

  it('the API is alive, says why it is not ready, and still measures itself', async () => {
    expect(await get('/health')).toMatchObject({ status: 200, body: { status: 'alive' } });
    const ready = await get('/ready');
    expectProblem(ready, 'unavailable');
    expect(ready.body.detail).toBe('Not ready: Postgres does not answer; no Kafka broker answers.');
    const metrics = await get('/metrics');
    expect(metrics.status).toBe(200);
    expect(metrics.body).toContain('repstream_postgres_up 0');
    expect(metrics.body).toContain('repstream_freshness_known 0');
    expect(metrics.body).toMatch(
      /repstream_http_request_duration_seconds_count\{method="GET",route="\/health",status="200"\} 1/,
    );
  });
});
