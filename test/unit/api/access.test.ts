import Fastify, { type InjectOptions } from 'fastify';
import { afterAll, describe, expect, it } from 'vitest';
import { enforceAccess } from '../../../api/access.js';
import { openDatabase } from '../../../api/database.js';
import { bearerVerifier, type Role, roles } from '../../../api/tokens.js';
import { createLog } from '../../../engine/log.js';
import { as, ask, detachedApi, SECRET } from './detached.js';

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

const AN_ID = '6b0c0b6e-7d1b-4c55-9d5b-0d9f4a1c2e3f';
const ENTERED = { startedAt: '2026-11-23T18:00:00Z', durationS: 600, exerciseId: 'push-up' };
const RULE = { schema: 1, root: { kind: 'target', measure: 'workouts', atLeast: { amount: 1, unit: '' } } };
const CHALLENGE = {
  ...{ name: 'A month', rule: RULE, timeZone: 'UTC' },
  ...{ from: '2099-11-01T00:00:00Z', to: '2099-12-01T00:00:00Z' },
};
const SLOT = { id: 'push-ups', exercises: ['push-up'], sets: 3, repetitions: { from: 8, to: 12 } };
const PROGRAMME = {
  ...{ schema: 1, id: AN_ID, title: 'A week', gyms: [], groups: [], from: '2099-11-02', to: '2099-11-08' },
  ...{ timeZone: 'UTC', sessionsPerWeek: 2, totalWorkouts: 2 },
  bounds: { mostOneRepMaxPercent: 85, mostHeartRateReservePercent: 85, mostStepPercent: 10 },
  blocks: [{ name: 'All', weeks: 1, slots: [SLOT] }],
};
const bodies: Readonly<Record<string, object>> = {
  'post /v1/users': { displayName: 'Ana', timeZone: 'UTC' },
  'put /v1/users/{id}': { displayName: 'Ana', timeZone: 'UTC' },
  'patch /v1/users/{id}': { displayName: 'Ana' },
  'post /v1/users/{id}/body-measurements': { weightGrams: 70_000 },
  'post /v1/users/{id}/body-measurements/{measurementId}/amendments': { reason: 'test', voided: {} },
  'post /v1/users/{id}/merges': { from: 'old card', reason: 'test' },
  'post /v1/users/{id}/workouts': ENTERED,
  'put /v1/users/{id}/workouts/{workoutId}': ENTERED,
  'post /v1/workouts/{id}/amendments': { reason: 'test', voided: {} },
  'post /v1/live/sessions/{id}/claim': { token: 'x' },
  'post /v1/challenges': CHALLENGE,
  'post /v1/challenges/from-template': {
    ...{ name: 'Three days', timeZone: 'UTC', from: '2099-11-01' },
    daily: { for: 3, atLeast: 1, days: [RULE.root] },
  },
  'put /v1/challenges/{id}': CHALLENGE,
  'post /v1/challenges/preview': { rule: RULE, timeZone: 'UTC' },
  'post /v1/challenges/{id}/enrolments': {},
  'post /v1/challenges/{id}/migrations': { to: 2 },
  'post /v1/challenges/{id}/teams': { displayName: 'Otters' },
  'put /v1/challenges/{id}/teams/{teamId}': { displayName: 'Otters' },
  'post /v1/programmes': PROGRAMME,
  'put /v1/programmes/{id}': PROGRAMME,
  'post /v1/programmes/{id}/enrolments': {},
  'put /v1/users/{id}/plan/override': { reason: 'test', changes: [{ op: 'remove', path: '/weeks/*/slots/push-ups' }] },
  'post /v1/users/{id}/plan/override/{overrideId}/withdrawal': { reason: 'test' },
  'post /v1/users/{id}/benchmarks': { kind: 'ippt', pushUps: 30, sitUps: 30, runSeconds: 800 },
  'put /v1/users/{id}/benchmarks/{resultId}': { reason: 'test', voided: true },
  'post /v1/lineages/{lineage}/compare': { reason: 'test' },
  'post /v1/lineages/{lineage}/promote': { reason: 'test' },
  'post /v1/processors/{processor}/rollback': { reason: 'test' },
  'post /v1/parked/redrives': { ids: [7] },
  'put /v1/equipment/{id}': { gymId: 'north', type: 'TREADMILL', model: 'T', displayName: 'T 1' },
  'put /v1/gyms/{id}': { name: 'North', timeZone: 'UTC' },
  'put /v1/exercises/{id}': { name: 'Squat', measure: 'REPS_WEIGHT' },
};
const queries: Readonly<Record<string, string>> = {
  '/v1/leaderboards': '?month=2026-01&measure=distance',
  '/v1/usage': '?from=2026-01-01&to=2026-02-01&per=day',
  '/v1/usage/data-quality': '?from=2026-01-01&to=2026-02-01&by=equipment',
  '/v1/usage/groups': '?month=2026-01&by=sex',
  '/v1/usage/summary': '?from=2026-01-01&to=2026-02-01',
  '/v1/usage/equipment': '?from=2026-01-01&to=2026-02-01',
  '/v1/users/{id}/insights': '?period=2026',
};
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
