/** What a receiver gets. */
import type { Notice } from '../schemas/generated/notices.js';
import { signed } from './signature.js';

/** The body: the same at every attempt. */
export function bodyOf({ noticeId, userId, at, award }: Notice): string {
  const about = award && {
    ...{ awardId: award.awardId, challengeId: award.challengeId, version: award.version },
    ...{ kind: award.kind.toLowerCase(), name: award.name, earnedAt: new Date(award.earnedAt).toISOString() },
  };
  return JSON.stringify({
    type: 'award',
    timestamp: new Date(at).toISOString(),
    data: { noticeId, userId, ...about },
  });
}

/** The headers of an attempt at `now`, ms. */
export const headersOf = (secret: string, noticeId: string, body: string, now: number): Record<string, string> => ({
  'content-type': 'application/json',
  'user-agent': 'Repstream',
  'idempotency-key': noticeId,
  ...signed(secret, noticeId, now, body),
});
