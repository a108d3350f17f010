import Fastify, { type InjectOptions } from 'fastify';
import { afterAll, describe, expect, it } from 'vitest';
import { enforceAccess } from '../../../api/access.js';
import { openDatabase } from '../../../api/database.js';
import { bearerVerifier, type Role, roles } from '../../../api/tokens.js';
import { createLog } from '../../../engine/log.js';
import { as, ask, detachedApi, SECRET } from './detached.js';
import { AN_ID, bodies, queries } from './requests.js';

const app = detachedApi();
afterAll(() => app.close());

interface Operation {
  readonly method: string;
  readonly path: string;
  readonly security: readonly object[];
  readonly 'x-access'?: {
    readonly roles: readonly Role[];
    readonly own: readonly string[];
    readonly never: readonly Role[];
    readonly places?: readonly string[];
  };
}

const methods = ['get', 'post', 'put', 'patch', 'delete'];
const { paths } = (await ask(app, { url: '/docs/json' })).body as {
  paths: Record<string, Record<string, Omit<Operation, 'method' | 'path'>>>;
};
const operations: Operation[] = Object.entries(paths).flatMap(([path, byMethod]) =>
  methods.flatMap((method) => (byMethod[method] ? [{ method, path, ...byMethod[method] }] : [])),
);
const protectedOnes = operations.filter((operation) => operation['x-access']);

const request = ({ method, path }: Operation, headers: Record<string, string> = {}): InjectOptions => ({
  method: method.toUpperCase() as 'GET',
  url:
    path
      .replace('{metric}', 'met')
      .replace(/(?<=^\/v1\/parked\/.*){id}/, '7')
      .replaceAll(/\{\w+\}/g, AN_ID) + (queries[path] ?? ''),
  headers,
  ...(bodies[`${method} ${path}`] && { payload: bodies[`${method} ${path}`] as object }),
});

describe('who may do what, as the OpenAPI document says', () => {
  it('is said of every operation but the three for operators, signing in, public keys, and the schemas of topics, rules and programmes', () => {
    expect(operations.filter((operation) => !operation['x-access']).map(({ path }) => path)).toEqual([
      '/health',
      '/ready',
      '/metrics',
      '/v1/sign-in',
      '/schemas/asyncapi.json',
      '/schemas/rule.json',
      '/schemas/programme.json',
      '/v1/verification/jwks.json',
    ]);
    expect(protectedOnes.length).toBeGreaterThan(20);
  });

  it('holds staff of some gyms to these, but for what is about nobody, narrowed by itself, or shared', () => {
    const unplaced = protectedOnes.filter(
      ({ 'x-access': rule }) => rule?.roles.includes('staff') && !(rule.places ?? []).length,
    );
    expect(unplaced.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'get /v1/me',
      'get /v1/me/access-log',
      'get /v1/challenges',
      'get /v1/challenges/{id}',
      'get /v1/programmes',
      'get /v1/programmes/{id}',
      'get /v1/programmes/{id}/verification',
      'get /v1/programmes/{id}/verification/document',
      'get /v1/challenges/{id}/participation',
      'get /v1/challenges/{id}/teams',
      'get /v1/challenges/{id}/teams/{teamId}',
      'get /v1/leaderboards',
      'post /v1/live/sessions/{id}/claim',
      'get /v1/equipment',
      'get /v1/equipment/{id}',
      'get /v1/gyms',
      'get /v1/gyms/{id}',
      'get /v1/exercises',
      'get /v1/exercises/{id}',
      'get /v1/views',
    ]);
  });

  it('holds staff of some gyms to data of machines by machine: those by firmware are of all gyms', async () => {
    const headers = await as('staff', 'sue', { gyms: ['a'] });
    const url = '/v1/usage/data-quality?from=2026-11-02&to=2026-11-09&gym=a';
    expect((await ask(app, { url: `${url}&by=firmware`, headers })).status).toBe(403);
    expect((await ask(app, { url, headers })).status).toBe(503);
    expect((await ask(app, { url: url.replace('gym=a', 'gym=b'), headers })).status).toBe(403);
  });

  it.each(protectedOnes)('$method $path needs a token', async (operation) => {
    const { status, headers } = await ask(app, request(operation));
    expect(status).toBe(401);
    expect(headers['www-authenticate']).toContain('Bearer');
  });

  describe.each(roles)('%s', (role) => {
    it.each(protectedOnes.filter((operation) => operation['x-access']?.never.includes(role)))(
      'is refused $method $path',
      async (operation) => expect((await ask(app, request(operation, await as(role)))).status).toBe(403),
    );

    it.each(protectedOnes.filter((operation) => operation['x-access']?.roles.includes(role)))(
      'may $method $path with anybody, as far as access goes',
      async (operation) => {
        const { status, body } = await ask(app, request(operation, await as(role)));
        // Nothing stands behind this API: what access lets through fails later, for another reason.
        expect(status === 403 ? body.type : status).toSatisfy((outcome) =>
          ['urn:repstream:problem:claim-refused', 428, 503].includes(outcome),
        );
      },
    );
  });
});

it('what a client may leave out is not said to be required', () => {
  const put = operations.find(({ method, path }) => method === 'put' && path === '/v1/exercises/{id}') as unknown as {
    requestBody: { content: Record<string, { schema: { required: string[] } }> };
  };
  expect(put.requestBody.content['application/json']?.schema.required).toEqual(['name', 'measure']);
});

describe("one's own data", () => {
  it('is decided by the path: a member reaches their own profile and nobody else’s', async () => {
    const ana = await as('member', 'ana');
    expect((await ask(app, { url: '/v1/users/ana', headers: ana })).status).toBe(503);
    expect((await ask(app, { url: '/v1/users/ben', headers: ana })).status).toBe(403);
    expect((await ask(app, { url: '/v1/users/ben/workouts', headers: ana })).status).toBe(403);
    expect((await ask(app, { method: 'DELETE', url: '/v1/users/ben', headers: ana })).status).toBe(403);
  });

  it('is decided by the query: members and trainers list only what is about them', async () => {
    const ana = await as('member', 'ana');
    expect((await ask(app, { url: '/v1/live/sessions?user=ana', headers: ana })).status).toBe(503);
    expect((await ask(app, { url: '/v1/live/sessions?user=ben', headers: ana })).status).toBe(403);
    expect((await ask(app, { url: '/v1/live/sessions', headers: ana })).status).toBe(403);
    const tom = await as('trainer', 'tom');
    expect((await ask(app, { url: '/v1/users?trainer=tom', headers: tom })).status).toBe(503);
    expect((await ask(app, { url: '/v1/users?trainer=eva', headers: tom })).status).toBe(403);
    expect((await ask(app, { url: '/v1/users', headers: tom })).status).toBe(403);
  });

  it('of a machine is its own diagnostics, and a machine is never a person', async () => {
    const machine = await as('device', 'leg-press-3');
    expect((await ask(app, { url: '/v1/equipment/leg-press-3/diagnostics', headers: machine })).status).toBe(503);
    expect((await ask(app, { url: '/v1/equipment/leg-press-4/diagnostics', headers: machine })).status).toBe(403);
    expect((await ask(app, { url: '/v1/users/leg-press-3', headers: machine })).status).toBe(403);
  });

  it('has fields that are not for oneself to set', async () => {
    const answer = await ask(app, {
      method: 'PATCH',
      url: '/v1/users/ana',
      headers: await as('member', 'ana'),
      payload: { groups: ['champions'] },
    });
    expect(answer).toMatchObject({ status: 403, body: { errors: [{ path: '/body/groups' }] } });
  });
});

it('a route that declares no access rule does not register', async () => {
  const db = openDatabase('postgres://nobody@127.0.0.1:1/nothing', createLog('test', 'silent'));
  const bare = Fastify();
  enforceAccess(bare, db, bearerVerifier({ secret: SECRET }));
  expect(() => bare.get('/v1/secrets', async () => 'everything')).toThrow('GET /v1/secrets declares no access rule');
  await db.destroy();
});
