/** Signatures as Standard Webhooks has them (standardwebhooks.com, 1.0): five lines over HMAC-SHA256, so no library is needed. */
import { createHmac, randomBytes } from 'node:crypto';

const PREFIX = 'whsec_';
/** Bytes that a secret may have. */
const LEAST = 24;
const MOST = 64;

/** A secret that is hard to guess. */
export const newSecret = (): string => PREFIX + randomBytes(32).toString('base64');

/** Why a text is no secret; null: it is one. */
export function secretRefusal(secret: string): string | null {
  const { length } = keyOf(secret);
  const isOne = /^whsec_[A-Za-z0-9+/]+={0,2}$/.test(secret) && length >= LEAST && length <= MOST;
  return isOne ? null : `a secret is ${PREFIX} and ${LEAST} to ${MOST} bytes in base64`;
}

const keyOf = (secret: string): Buffer => Buffer.from(secret.slice(PREFIX.length), 'base64');

/** What is sent along with a body, so that whoever knows the secret can tell that it is ours, and of when. */
export function signed(secret: string, id: string, atMs: number, body: string): Record<string, string> {
  const timestamp = String(Math.floor(atMs / 1_000));
  const signature = createHmac('sha256', keyOf(secret)).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}
