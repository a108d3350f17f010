import { generateKeyPair, SignJWT } from 'jose';
import { describe, expect, it, vi } from 'vitest';
import { Problem } from '../../../api/problem.js';
import { bearerVerifier, checkClaim, signClaim, signToken } from '../../../api/tokens.js';

const secret = 'a secret of the tests, long enough for HS256';
const verify = bearerVerifier({ secret });
const refusal = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'accepted',
    (error: unknown) => (error instanceof Problem ? `${error.problem}: ${error.message}` : String(error)),
  );
const key = new TextEncoder().encode(secret);
const raw = (claims: Record<string, unknown>, alg = 'HS256') =>
  new SignJWT(claims).setProtectedHeader({ alg }).setExpirationTime('1 min').sign(key);

describe('bearer tokens', () => {
  it('tell who calls, in which role and for which gyms', async () => {
    const token = await signToken({ sub: 'ana', role: 'staff', gyms: ['north'], expiresIn: 60 }, secret);
    expect(await verify(token)).toEqual({
      ...{ sub: 'ana', role: 'staff', gyms: ['north'] },
      expiresAt: expect.closeTo(Date.now() + 60_000, -4),
    });
  });

  it('are refused when signed by somebody else, expired, or for ever', async () => {
    const foreign = await signToken({ sub: 'ana', role: 'admin', expiresIn: 60 }, 'another secret that is long enough');
    expect(await refusal(verify(foreign))).toContain('it is not signed by us');
    const expired = await signToken({ sub: 'ana', role: 'admin', expiresIn: -60 }, secret);
    expect(await refusal(verify(expired))).toContain('it has expired');
    const forEver = await new SignJWT({ sub: 'ana', role: 'admin' }).setProtectedHeader({ alg: 'HS256' }).sign(key);
    expect(await refusal(verify(forEver))).toContain('its claim exp is not valid');
  });

  it('are refused once they have expired, though they were taken a moment before', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
    try {
      const [token, remembers] = [
        await signToken({ sub: 'ana', role: 'member', expiresIn: 30 }, secret),
        bearerVerifier({ secret }),
      ];
      const first = await remembers(token);
      expect(await remembers(token)).toBe(first);
      vi.setSystemTime(Date.now() + 40_000);
      expect(await refusal(remembers(token))).toContain('it has expired');
    } finally {
      vi.useRealTimers();
    }
  });

  it.for(['hello', 'a.b', '', 'a.b.c'])('are refused as none at all: %s', async (text) => {
    expect(await refusal(verify(text))).toContain('it is not a JSON Web Token');
  });

  it('are refused without a signature, or with one of another kind', async () => {
    const none = `${btoa('{"alg":"none"}').replaceAll('=', '')}.${btoa('{"sub":"ana","role":"admin","exp":9999999999}').replaceAll('=', '')}.`;
    expect(await refusal(verify(none))).toMatch(/^unauthenticated/);
    const { privateKey } = await generateKeyPair('ES256');
    const es256 = await new SignJWT({ sub: 'ana', role: 'admin' })
      .setProtectedHeader({ alg: 'ES256' })
      .setExpirationTime('1 min')
      .sign(privateKey);
    expect(await refusal(verify(es256))).toMatch(/^unauthenticated/);
  });

  it('need a known role, a subject that is an id and gyms that are ids', async () => {
    expect(await refusal(verify(await raw({ sub: 'ana', role: 'owner' })))).toContain('its role is not one of member');
    expect(await refusal(verify(await raw({ role: 'member' })))).toContain('its claim sub is not valid');
    expect(await refusal(verify(await raw({ sub: 'a\0', role: 'member' })))).toContain('its subject is not an id');
    expect(await refusal(verify(await raw({ sub: 'ana', role: 'member', gyms: 'x' })))).toContain('its gyms');
  });

  it('wait for the keys of the identity provider when it is away, instead of refusing everybody', async () => {
    const verifyByProvider = bearerVerifier({ secret, jwksUrl: 'http://127.0.0.1:1/keys' });
    const { privateKey } = await generateKeyPair('ES256');
    const token = await new SignJWT({ sub: 'ana', role: 'member' })
      .setProtectedHeader({ alg: 'ES256', kid: '1' })
      .setExpirationTime('1 min')
      .sign(privateKey);
    expect(await refusal(verifyByProvider(token))).toMatch(/^unavailable/);
  });

  it('of the shared secret do not count when there is an identity provider', async () => {
    const verifyByProvider = bearerVerifier({ secret, jwksUrl: 'http://127.0.0.1:1/keys' });
    const token = await signToken({ sub: 'ana', role: 'admin', expiresIn: 60 }, secret);
    expect(await refusal(verifyByProvider(token))).toMatch(/^unauthenticated/);
  });
});

describe('claim tokens', () => {
  const session = '6b0c0b6e-7d1b-4c55-9d5b-0d9f4a1c2e3f';

  it('are good for their session only, and for 15 minutes', async () => {
    const { token, expiresAt } = await signClaim(session, secret);
    await checkClaim(token, session, secret);
    expect(Date.parse(expiresAt) - Date.now()).toBeGreaterThan(14 * 60_000);
    expect(Date.parse(expiresAt) - Date.now()).toBeLessThanOrEqual(15 * 60_000);
    expect(await refusal(checkClaim(token, '00000000-0000-4000-8000-000000000000', secret))).toContain(
      'another session',
    );
  });

  it('do not sign anybody in, and a bearer token claims nothing', async () => {
    const { token } = await signClaim(session, secret);
    expect(await refusal(verify(token))).toMatch(/^unauthenticated/);
    const bearer = await signToken({ sub: 'ana', role: 'member', expiresIn: 60 }, secret);
    expect(await refusal(checkClaim(bearer, session, secret))).toMatch(/^claim-refused/);
    expect(await refusal(checkClaim('rubbish', session, secret))).toMatch(
      /^claim-refused.*This is no code of a machine/,
    );
  });
});
