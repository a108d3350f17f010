/** Bearer tokens (who calls) and claim tokens (which session a machine's QR code is about), both JWTs. */
import {
  createRemoteJWKSet,
  errors,
  type JWTPayload,
  type JWTVerifyGetKey,
  type JWTVerifyOptions,
  jwtVerify,
  SignJWT,
} from 'jose';
import { Problem, type TokenFault } from './problem.js';

export const roles = ['member', 'trainer', 'staff', 'admin', 'device'] as const;
export type Role = (typeof roles)[number];

/** Who calls: a userId, or for the role device an equipmentId, with the gyms the token names. */
export interface Caller {
  readonly sub: string;
  readonly role: Role;
  readonly gyms: readonly string[];
  /** When the token is no longer good, ms. */
  readonly expiresAt: number;
}

/** What signs and verifies: the shared secret, and where the keys of the identity provider are, if there is one. */
export interface TokenKeys {
  readonly secret: string;
  readonly jwksUrl?: string | null;
  /** Whom tokens must be meant for; unset: a token that says it is meant for somebody is not meant for us. */
  readonly audience?: string | null;
  /** Who must have issued them; unset: whoever has the key. */
  readonly issuer?: string | null;
}

/** How long a machine's QR code is good, s. */
export const CLAIM_TOKEN_S = 15 * 60;
const CLAIM_AUDIENCE = 'repstream:claim';
const CLOCK_TOLERANCE_S = 5;
const MAX_SUBJECT_LENGTH = 128;

const key = (secret: string) => new TextEncoder().encode(secret);
const epochSeconds = () => Math.floor(Date.now() / 1000);

/** Signs a bearer token with the shared secret (HS256), good for `expiresIn` seconds. */
export function signToken(
  { sub, role, gyms = [], expiresIn }: { sub: string; role: Role; gyms?: readonly string[]; expiresIn: number },
  secret: string,
  { audience, issuer }: Pick<TokenKeys, 'audience' | 'issuer'> = {},
): Promise<string> {
  const now = epochSeconds();
  return new SignJWT({ role, gyms: [...gyms], ...(audience && { aud: audience }), ...(issuer && { iss: issuer }) })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setSubject(sub)
    .setIssuedAt(now)
    .setExpirationTime(now + expiresIn)
    .sign(key(secret));
}

/** Makes the verifier of bearer tokens: throws a 401, or a 503 when the provider's keys cannot be had. */
export function bearerVerifier(keys: TokenKeys): (token: string) => Promise<Caller> {
  const { secret, jwksUrl, audience, issuer } = keys;
  const checks = { ...CHECKS, ...(audience && { audience }), ...(issuer && { issuer }) };
  const verified = jwksUrl ? withProvider(createRemoteJWKSet(new URL(jwksUrl)), checks) : withSecret(secret, checks);
  return remembering(async (token) => callerOf(await verified(token).catch(refuse), keys));
}

/** So many of the tokens that came last are not verified again … */
const REMEMBERED = 10_000;
/** … for so long: a key that its provider took back is noticed then. */
const REMEMBERED_MS = 60_000;

/** An app sends the same token with each request, and verifying costs more than most answers. Of those that expire nothing is remembered after. */
function remembering(verify: (token: string) => Promise<Caller>): (token: string) => Promise<Caller> {
  const known = new Map<string, { readonly caller: Caller; readonly until: number }>();
  return async (token) => {
    const found = known.get(token);
    if (found && Date.now() < found.until) return found.caller;
    known.delete(token);
    const caller = await verify(token);
    known.set(token, { caller, until: Math.min(caller.expiresAt, Date.now() + REMEMBERED_MS) });
    // In the order in which they came.
    for (const oldest of known.keys()) {
      if (known.size <= REMEMBERED) break;
      known.delete(oldest);
    }
    return caller;
  };
}

/** With a provider only asymmetric signatures count, or its public key would do as a shared secret. */
const withProvider = (keys: JWTVerifyGetKey, checks: JWTVerifyOptions) => async (token: string) =>
  (await jwtVerify(token, keys, { ...checks, algorithms: ['RS256', 'PS256', 'ES256', 'EdDSA'] })).payload;
const withSecret = (secret: string, checks: JWTVerifyOptions) => async (token: string) =>
  (await jwtVerify(token, key(secret), { ...checks, algorithms: ['HS256'] })).payload;
const CHECKS = { requiredClaims: ['sub', 'exp'], clockTolerance: CLOCK_TOLERANCE_S };

function callerOf({ sub, role, gyms = [], aud, exp = 0 }: JWTPayload, { audience }: TokenKeys): Caller {
  const isRole = (value: unknown): value is Role => roles.includes(value as Role);
  const isTexts = (value: unknown): value is string[] =>
    Array.isArray(value) && value.every((item) => typeof item === 'string');
  if (!sub || sub.length > MAX_SUBJECT_LENGTH || sub.includes('\0')) throw unauthenticated('its subject is not an id');
  if (!isRole(role)) throw unauthenticated(`its role is not one of ${roles.join(', ')}`);
  if (!isTexts(gyms)) throw unauthenticated('its gyms are not a list of ids');
  if ([aud].flat().includes(CLAIM_AUDIENCE)) throw unauthenticated('it is a claim token', 'wrong-audience');
  // RFC 7519, 4.1.3: who does not find themselves in it must refuse it.
  if (aud !== undefined && !audience) throw unauthenticated('it is meant for somebody else', 'wrong-audience');
  return { sub, role, gyms, expiresAt: exp * 1000 };
}

/** A 401 that says why. */
export const unauthenticated = (why: string, token: TokenFault = 'wrong-claims', cause?: unknown) =>
  new Problem('unauthenticated', `The token was refused: ${why}.`, {
    headers: { 'www-authenticate': 'Bearer realm="repstream", error="invalid_token"' },
    token,
    cause,
  });

/** A JOSE error is the token's fault, except those about fetching the key set. */
function refuse(error: unknown): never {
  const aboutToken =
    error instanceof errors.JOSEError &&
    !['ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID', 'ERR_JOSE_GENERIC'].includes(error.code);
  if (aboutToken) throw unauthenticated(reason(error), faultOf(error), error);
  throw new Problem('unavailable', "The identity provider's keys (JWKS_URL) cannot be fetched.", { cause: error });
}

const isMalformed = (error: Error) => error instanceof errors.JWSInvalid || error instanceof errors.JWTInvalid;

function faultOf(error: errors.JOSEError): TokenFault {
  if (error instanceof errors.JWTExpired) return 'expired';
  if (error instanceof errors.JWTClaimValidationFailed)
    return (
      ({ nbf: 'not-yet-valid', aud: 'wrong-audience', iss: 'wrong-issuer' } as const)[error.claim] ?? 'wrong-claims'
    );
  if (error instanceof errors.JOSEAlgNotAllowed || error instanceof errors.JOSENotSupported) return 'wrong-algorithm';
  if (isMalformed(error)) return 'malformed';
  return 'wrong-key';
}

function reason(error: Error): string {
  if (error instanceof errors.JWTExpired) return 'it has expired';
  if (error instanceof errors.JWTClaimValidationFailed && error.claim === 'nbf') return 'it is not valid yet';
  if (error instanceof errors.JWTClaimValidationFailed) return `its claim ${error.claim} is not valid`;
  return isMalformed(error) ? 'it is not a JSON Web Token' : 'it is not signed by us';
}

/** Signs the token of a machine's QR code: good for that session and 15 min. */
export async function signClaim(sessionId: string, secret: string): Promise<{ token: string; expiresAt: string }> {
  const now = epochSeconds();
  const token = await new SignJWT({ session: sessionId })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setAudience(CLAIM_AUDIENCE)
    .setIssuedAt(now)
    .setExpirationTime(now + CLAIM_TOKEN_S)
    .sign(key(secret));
  return { token, expiresAt: new Date((now + CLAIM_TOKEN_S) * 1000).toISOString() };
}

/** Throws `claim-refused` unless the token is a fresh claim token of this session. */
export async function checkClaim(token: string, sessionId: string, secret: string): Promise<void> {
  const { payload } = await jwtVerify(token, key(secret), {
    algorithms: ['HS256'],
    audience: CLAIM_AUDIENCE,
    requiredClaims: ['exp', 'session'],
  }).catch((error: unknown) => {
    // Read on a phone, by whoever scanned it.
    const why = error instanceof errors.JWTExpired ? 'The code has expired' : 'This is no code of a machine';
    throw new Problem('claim-refused', `${why}. Scan the one on the screen again.`, { cause: error });
  });
  if (payload.session === sessionId) return;
  throw new Problem('claim-refused', 'This is the code of another session. Scan the one on the screen again.');
}
