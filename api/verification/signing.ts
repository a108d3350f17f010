/** Signs documents, as JSON Web Signatures (RFC 7515). */
import { calculateJwkThumbprint, type FlattenedJWS, FlattenedSign, importJWK, type JWK } from 'jose';

/** What our signatures can be made with, by the curve of the key. */
const ALGORITHMS: Readonly<Record<string, string>> = { Ed25519: 'EdDSA', 'P-256': 'ES256' };

/** What signs, and the public key by which it can be checked. */
export interface Signer {
  readonly jwks: { readonly keys: readonly JWK[] };
  sign(text: string): Promise<FlattenedJWS>;
}

/** The signer of a private key. Throws an Error that says what is wrong with it. */
export async function signerOf(jwk: JWK): Promise<Signer> {
  const alg = ALGORITHMS[jwk.crv ?? ''];
  if (!alg)
    throw new Error(`its curve is ${jwk.crv ?? 'not said'}, and can be ${Object.keys(ALGORITHMS).join(' or ')}`);
  if (!jwk.d) throw new Error('it is a public key: nothing can be signed with it');
  const key = await importJWK(jwk, alg);
  const { d: _, key_ops: __, ...rest } = jwk;
  const kid = jwk.kid ?? (await calculateJwkThumbprint(jwk));
  return {
    jwks: { keys: [{ ...rest, kid, alg, use: 'sig' }] },
    sign: (text) => new FlattenedSign(new TextEncoder().encode(text)).setProtectedHeader({ alg, kid }).sign(key),
  };
}

/** The text of a file with a signed document: one for each content, so that a byte that differs is seen wherever it is. */
export const fileText = ({ payload, protected: header, signature }: FlattenedJWS): string =>
  `${JSON.stringify({ payload, protected: header, signature })}\n`;
