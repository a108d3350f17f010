import { createHmac, timingSafeEqual } from 'node:crypto';

/** Whether a message is from us and no older than 5 minutes; `body` is the text as it came, before anybody parsed it. */
export function isGenuine(secret: string, headers: Record<string, string | undefined>, body: string, now = Date.now()) {
  const { 'webhook-id': id, 'webhook-timestamp': sentAt, 'webhook-signature': signatures = '' } = headers;
  if (!(Math.abs(now / 1_000 - Number(sentAt)) < 300)) return false;
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const wanted = Buffer.from(createHmac('sha256', key).update(`${id}.${sentAt}.${body}`).digest('base64'));
  const given = signatures.split(' ').map((one) => Buffer.from(one.replace('v1,', '')));
  return given.some((one) => one.length === wanted.length && timingSafeEqual(one, wanted));
}
