/** What a receiver gets. */
import type { Notice } from '../schemas/generated/notices.js';
import type { Webhook } from '../schemas/generated/webhooks.js';
import { type Answer, post, type Until } from './post.js';
import type { Reach } from './reach.js';
import { signed } from './signature.js';

/** A body under its id: both the same at every attempt. */
export interface Message {
  readonly id: string;
  readonly body: string;
}

/** The body of a notice. */
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

/** A message about nobody, as of `now` (ms), to see whether a receiver takes messages. */
export const testMessage = (id: string, now: number): Message => ({
  id,
  body: JSON.stringify({ type: 'test', timestamp: new Date(now).toISOString(), data: {} }),
});

/** The headers of an attempt at `now`, ms. */
export const headersOf = (secret: string, { id, body }: Message, now: number): Record<string, string> => ({
  'content-type': 'application/json',
  'user-agent': 'Repstream',
  'idempotency-key': id,
  ...signed(secret, id, now, body),
});

/** One attempt at `now`, ms. */
export const send = (
  { url, secret }: Pick<Webhook, 'url' | 'secret'>,
  message: Message,
  now: number,
  reach: Reach,
  until?: Until,
): Promise<Answer> => post(url, headersOf(secret, message, now), message.body, reach, until);
