/** Settings of the API: who may come, and by which keys they are known. */
import { anything, type Defaulted, integerFrom, type Optional, urlOf } from './setting.js';

/** HS256 wants a key of at least its digest's length (RFC 7518, 3.2). */
const JWT_SECRET_LENGTH = 32;

export const apiPort: Defaulted<number> = {
  variable: 'API_PORT',
  meaning: 'Port of the HTTP API and the console.',
  expected: 'a port from 0 (any free one) to 65535',
  fallback: '8080',
  parse: integerFrom(0, 65_535),
};
export const jwtSecret: Optional<string> = {
  variable: 'JWT_SECRET',
  meaning: 'Shared secret that tokens are signed with (HS256). The local stack makes its own.',
  expected: `at least ${JWT_SECRET_LENGTH} characters`,
  fallback: null,
  parse: (text) => (text.length >= JWT_SECRET_LENGTH ? text : undefined),
};
export const jwksUrl: Optional<string> = {
  variable: 'JWKS_URL',
  meaning: 'Where the keys are published that tokens are signed with, instead of a shared secret.',
  expected: 'an http or https URL',
  fallback: null,
  parse: urlOf('http:', 'https:'),
};
export const jwtAudience: Optional<string> = {
  variable: 'JWT_AUDIENCE',
  meaning:
    'The audience (aud) that tokens must name; unset: a token that names any is refused, as it is meant for somebody else.',
  expected: 'a name or URL',
  fallback: null,
  parse: anything,
};
export const jwtIssuer: Optional<string> = {
  variable: 'JWT_ISSUER',
  meaning: 'The issuer (iss) that tokens must name; unset: whoever has the key may have issued them.',
  expected: 'a name or URL',
  fallback: null,
  parse: anything,
};
export const oidcIssuer: Optional<string> = {
  variable: 'OIDC_ISSUER',
  meaning:
    'Identity provider at which people sign in to the console (OpenID Connect); needs JWKS_URL, the keys of the same provider.',
  expected: 'an http or https URL',
  fallback: null,
  parse: urlOf('http:', 'https:'),
};
export const oidcClientId: Optional<string> = {
  variable: 'OIDC_CLIENT_ID',
  meaning: 'What the console is called there: a public client that may use the code flow with PKCE.',
  expected: 'a client id',
  fallback: null,
  parse: anything,
};
export const oidcScope: Defaulted<string> = {
  variable: 'OIDC_SCOPE',
  meaning: 'What the console asks the provider for, so that access tokens are JWTs with the claim `role`.',
  expected: 'scopes with spaces between, openid among them',
  fallback: 'openid',
  parse: (text) => (text.split(/\s+/).includes('openid') ? text : undefined),
};
export const verificationKeyFile: Optional<string> = {
  variable: 'VERIFICATION_KEY_FILE',
  meaning:
    'File with the private key that verifications are signed with, a JSON Web Key (Ed25519 or P-256); unset: nothing is signed. The local stack makes its own.',
  expected: 'a path',
  fallback: null,
  parse: anything,
};
