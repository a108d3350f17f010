/** Checks a signed document with nothing but the public keys. */
import {
  base64url,
  createLocalJWKSet,
  decodeProtectedHeader,
  errors,
  type FlattenedJWS,
  flattenedVerify,
  type JSONWebKeySet,
} from 'jose';
import { DOCUMENT_KIND, type VerificationDocument } from './document.js';
import { fileText } from './signing.js';

/** What was found; only what is valid or expired was surely signed, and is told. */
export type Checked =
  | { readonly state: 'valid' | 'expired'; readonly kid: string; readonly document: VerificationDocument }
  | { readonly state: 'altered' | 'unknown_key'; readonly kid: string | null; readonly document: null };

const ALTERED = { state: 'altered', kid: null, document: null } as const;

/** Judges the text of a file. */
export async function checkFile(text: string, jwks: JSONWebKeySet, now = Date.now()): Promise<Checked> {
  const jws = signedIn(text);
  if (!jws) return ALTERED;
  const kid = keyOf(jws);
  if (kid === null) return ALTERED;
  try {
    const { payload } = await flattenedVerify(jws, createLocalJWKSet(jwks), { algorithms: ['EdDSA', 'ES256'] });
    const document = JSON.parse(new TextDecoder().decode(payload)) as VerificationDocument;
    if (document.kind !== DOCUMENT_KIND) return { ...ALTERED, kid };
    return { state: Date.parse(document.validUntil) > now ? 'valid' : 'expired', kid, document };
  } catch (error) {
    if (error instanceof errors.JWKSNoMatchingKey) return { state: 'unknown_key', kid, document: null };
    if (error instanceof errors.JOSEError) return { ...ALTERED, kid };
    throw error;
  }
}

/** The signature in a file; null: the file is none, or not as it was written, though it may mean the same. */
function signedIn(text: string): FlattenedJWS | null {
  try {
    const { payload, protected: header, signature } = JSON.parse(text) as Readonly<Record<string, string>>;
    const [first, second, third] = [payload, header, signature].map((part = '') =>
      base64url.encode(base64url.decode(part)),
    );
    const jws = { payload: first ?? '', protected: second ?? '', signature: third ?? '' };
    return fileText(jws) === text ? jws : null;
  } catch {
    return null;
  }
}

function keyOf(jws: FlattenedJWS): string | null {
  try {
    return decodeProtectedHeader(jws).kid ?? null;
  } catch {
    return null;
  }
}
