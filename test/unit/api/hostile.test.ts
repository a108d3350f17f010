/** What only ill will or a broken client sends, over a bare socket: refused with a problem, counted, and logged without what was sent. */
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { Writable } from 'node:stream';
import { exportJWK, exportSPKI, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tokenFaults } from '../../../api/problem.js';
import { signToken } from '../../../api/tokens.js';
import { detachedApi, SECRET } from './detached.js';

const logged: string[] = [];
const log = pino(
  { level: 'info' },
  new Writable({
    write(chunk, _, done) {
      logged.push(String(chunk));
      done();
    },
  }),
);
// What broker and Postgres would tell a scrape is not asked for: they are away.
const app = detachedApi({ log, requestWithinMs: 400, freshness: async () => null, issuers: async () => null });
const key = new TextEncoder().encode(SECRET);
let port: number;
let authorization: string;

beforeAll(async () => {
  await app.listen({ host: '127.0.0.1', port: 0 });
  port = (app.server.address() as AddressInfo).port;
  authorization = `Bearer ${await signToken({ sub: 'ana', role: 'member', expiresIn: 3_600 }, SECRET)}`;
});
afterAll(() => app.close());

/** Sends bytes, and gives all that comes until the other side closes. */
const bytes = (...parts: readonly (string | Buffer)[]) =>
  new Promise<string>((resolve) => {
    let text = '';
    const socket = connect(port, '127.0.0.1', () => {
      for (const part of parts) socket.write(part);
    });
    socket.on('data', (data) => {
      text += data;
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(text));
  });
const request = (path: string, headers: readonly string[] = [], method = 'GET', body = '') =>
  [
    `${method} ${path} HTTP/1.1`,
    'Host: here',
    `Authorization: ${authorization}`,
    'Connection: close',
    ...headers,
    '',
    body,
  ].join('\r\n');
/** Status and name of the problem; what it is sent with is checked. */
function problemIn(answer: string): [status: number, problem: string] {
  const [head = '', body = ''] = answer.split('\r\n\r\n');
  expect(head.toLowerCase()).toContain('content-type: application/problem+json');
  const json = body.slice(body.indexOf('{'), body.lastIndexOf('}') + 1);
  const { status, type } = JSON.parse(json) as { status: number; type: string };
  expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  return [status, type.replace('urn:repstream:problem:', '')];
}
const counts = async () => {
  const { body } = await app.inject({ url: '/metrics' });
  return new Map(
    [...body.matchAll(/^repstream_http_refused_total\{reason="([\w-]+)"\} (\d+)$/gm)].map(([, reason, n]) => [
      reason,
      Number(n),
    ]),
  );
};
/** That `work` is counted once more under this reason. */
async function counted<T>(reason: string, work: () => Promise<T>): Promise<T> {
  const before = (await counts()).get(reason);
  expect(before, `${reason} is shown before it happens`).toBeDefined();
  const result = await work();
  expect((await counts()).get(reason)).toBe((before ?? 0) + 1);
  return result;
}

describe('a path', () => {
  it.each([
    ['/v1/users/..%2fben', 403, 'forbidden'],
    ['/v1/users/%2e%2e%2f%2e%2e%2fetc%2fpasswd', 403, 'forbidden'],
    ['/v1/users/..%252f..%252fben', 403, 'forbidden'],
    ['/v1/users/ana%2f..%2fben/workouts', 403, 'forbidden'],
    ['/v1/users/ana/../ben/workouts', 404, 'not-found'],
    ['/v1/users/ana/..;/ben', 404, 'not-found'],
    ['//v1/users/ana', 404, 'not-found'],
    ['/v1//users/ana', 404, 'not-found'],
    ['/V1/users/ana', 404, 'not-found'],
    ['/..%2f..%2fetc/passwd', 404, 'not-found'],
    ['/v1/users/a%00b', 400, 'invalid-request'],
    ['/v1/users/%c0%ae%c0%ae%2fben', 400, 'malformed-request'],
    ['/v1/users/%', 400, 'malformed-request'],
    [`/v1/users/${'a'.repeat(2_000)}`, 400, 'malformed-request'],
    ['/v1/users/ana?limit=1&limit=2', 400, 'invalid-request'],
    ['/v1/users/ana/workouts?__proto__[x]=1', 400, 'invalid-request'],
  ])('%s is read as it stands, and leads nowhere', async (path, status, problem) => {
    expect(problemIn(await counted(problem, () => bytes(request(path))))).toEqual([status, problem]);
  });

  it('that was given another name by a header is still the same', async () => {
    for (const header of ['X-Original-URL', 'X-Rewrite-URL', 'X-HTTP-Method-Override', 'X-Forwarded-Host'])
      expect(problemIn(await bytes(request('/v1/users/ben', [`${header}: /v1/users/ana`])))).toEqual([
        403,
        'forbidden',
      ]);
  });
});

describe('headers', () => {
  it.each([
    ['of 64 kB', () => [`X-Much: ${'x'.repeat(64 * 1024)}`], 431, 'headers-too-large'],
    ['with two hosts', () => ['Host: there'], 400, 'malformed-request'],
    ['with two tokens', () => [`Authorization: ${authorization}`], 400, 'malformed-request'],
    ['with a NUL', () => ['X-Odd: a\0b'], 400, 'malformed-request'],
    ['with two lengths', () => ['Content-Length: 0', 'Content-Length: 5'], 400, 'malformed-request'],
    ['with a length and chunks', () => ['Content-Length: 5', 'Transfer-Encoding: chunked'], 400, 'malformed-request'],
    ['that are folded', () => ['X-Odd: a', ' b: c\x01'], 400, 'malformed-request'],
  ] as const)('%s are refused', async (_, headers, status, problem) => {
    expect(problemIn(await counted(problem, () => bytes(request('/v1/users/ana', headers()))))).toEqual([
      status,
      problem,
    ]);
  });
});

describe('a body', () => {
  const json = (length: number) => ['Content-Type: application/json', `Content-Length: ${length}`];

  it('that is too large is refused before it is read', async () => {
    const answer = await counted('body-too-large', () => bytes(request('/v1/users/ana', json(100_000_000), 'PATCH')));
    expect(problemIn(answer)).toEqual([413, 'body-too-large']);
  });

  it('that is too deep, or pretends to be a prototype, is refused', async () => {
    for (const body of ['['.repeat(30_000), '{"constructor":{"prototype":{"role":"admin"}}}']) {
      const answer = await bytes(request('/v1/users/ana', json(body.length), 'PATCH', body));
      expect(problemIn(answer)[0]).toBe(400);
    }
  });

  it('that never ends is not waited for', async () => {
    const answer = await counted('request-too-slow', () =>
      bytes(request('/v1/users/ana', json(1_000), 'PATCH', '{"dis')),
    );
    expect(problemIn(answer)).toEqual([408, 'request-too-slow']);
  });

  it('has headers before it that do not end either', async () => {
    const answer = await counted('request-too-slow', () =>
      bytes('GET /v1/users/ana HTTP/1.1\r\nHost: here\r\nX-Slow: '),
    );
    expect(problemIn(answer)).toEqual([408, 'request-too-slow']);
  });
});

describe('a cursor', () => {
  it('that is longer than any of ours is refused before it is read', async () => {
    for (const cursor of ['A'.repeat(8_000), Buffer.from('['.repeat(3_000)).toString('base64url')]) {
      const answer = await counted('invalid-request', () => bytes(request(`/v1/users/ana/workouts?cursor=${cursor}`)));
      expect(problemIn(answer)).toEqual([400, 'invalid-request']);
    }
  });
});

describe('a token', () => {
  const claims = { role: 'admin' };
  const good = (alg = 'HS256') =>
    new SignJWT(claims).setSubject('mallory').setExpirationTime('1 min').setProtectedHeader({ alg, kid: '1' });
  const cases: Record<(typeof tokenFaults)[number], () => Promise<string | null>> = {
    missing: async () => null,
    malformed: async () => 'rubbish',
    expired: () => signToken({ sub: 'mallory', role: 'admin', expiresIn: -60 }, SECRET),
    'not-yet-valid': () => good().setNotBefore('1 h').sign(key),
    'wrong-audience': () => good().setAudience('another-service').sign(key),
    'wrong-issuer': async () => null,
    'wrong-key': () => good().sign(new TextEncoder().encode('another secret that is long enough')),
    'wrong-algorithm': async () => new UnsecuredJWT(claims).setSubject('mallory').setExpirationTime('1 min').encode(),
    'wrong-claims': () =>
      new SignJWT({ role: 'owner' })
        .setSubject('x')
        .setExpirationTime('1 min')
        .setProtectedHeader({ alg: 'HS256' })
        .sign(key),
  };
  const ask = (token: string | null, through = app) =>
    through.inject({ url: '/v1/me', headers: token === null ? {} : { authorization: `Bearer ${token}` } });

  it.each(Object.entries(cases).filter(([fault]) => fault !== 'wrong-issuer'))(
    '%s is refused, counted and not logged',
    async (fault, make) => {
      const token = await make();
      const lines = logged.length;
      const { statusCode, headers } = await counted(`token-${fault}`, () => ask(token));
      expect([statusCode, headers['content-type']]).toEqual([401, 'application/problem+json; charset=utf-8']);
      expect(headers['www-authenticate']).toMatch(/^Bearer realm="repstream"/);
      const told = logged.slice(lines).join('');
      if (token === null) return expect(told).toBe('');
      expect(JSON.parse(told)).toMatchObject({ reason: `token-${fault}`, method: 'GET', route: '/v1/me' });
      for (const secret of [token, token.split('.')[1] ?? token, SECRET]) expect(told).not.toContain(secret);
    },
  );

  it('of an identity provider has its issuer, its audience and its kind of key', async () => {
    const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
    const jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: '1', alg: 'RS256' }] };
    const provider = createServer((_, response) => response.end(JSON.stringify(jwks))).listen(0, '127.0.0.1');
    await new Promise((resolve) => provider.once('listening', resolve));
    const jwksUrl = `http://127.0.0.1:${(provider.address() as AddressInfo).port}/keys`;
    const [audience, issuer] = ['repstream', 'https://id.example'];
    const behind = detachedApi({ keys: { secret: SECRET, jwksUrl, audience, issuer } });
    const sign = (aud: string | string[], iss: string) =>
      good('RS256').setAudience(aud).setIssuer(iss).sign(privateKey);
    const outcome = async (token: string) => {
      const { statusCode } = await ask(token, behind);
      const { body } = await behind.inject({ url: '/metrics' });
      return [statusCode, ...tokenFaults.filter((fault) => !body.includes(`reason="token-${fault}"} 0`))];
    };
    try {
      // Nothing stands behind it: who is let in hears of that.
      expect((await ask(await sign([audience, 'another'], issuer), behind)).statusCode).not.toBe(401);
      expect(await outcome(await sign('another', issuer))).toEqual([401, 'wrong-audience']);
      expect(await outcome(await sign(audience, 'https://evil.example'))).toEqual([
        401,
        'wrong-audience',
        'wrong-issuer',
      ]);
      // The public key of the provider is known to everybody.
      const known = new TextEncoder().encode(await exportSPKI(publicKey));
      const forged = await good().setAudience(audience).setIssuer(issuer).sign(known);
      expect(await outcome(forged)).toEqual([401, 'wrong-audience', 'wrong-issuer', 'wrong-algorithm']);
    } finally {
      await behind.close();
      provider.close();
    }
  });
});
