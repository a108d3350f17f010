/** The receiver's side, as docs/guides/webhooks.md shows it. */
import { describe, expect, it } from 'vitest';
import { isGenuine } from '../../../docs/examples/verify-webhook.js';
import { headersOf } from '../../../webhooks/message.js';
import { newSecret } from '../../../webhooks/signature.js';

const NOW = Date.parse('2026-11-05T08:00Z');
const secret = newSecret();
const message = { id: 'n-1', body: '{"type":"award","name":"größer"}' };
const headers = headersOf(secret, message, NOW);

describe('the guide for receivers', () => {
  it('R92: lets through what we sent', () => {
    expect(isGenuine(secret, headers, message.body, NOW + 60_000)).toBe(true);
    const rotated = { ...headers, 'webhook-signature': `v1,AAAA ${headers['webhook-signature']}` };
    expect(isGenuine(secret, rotated, message.body, NOW)).toBe(true);
  });

  it.each<[string, ...Required<Parameters<typeof isGenuine>>]>([
    ['another secret', newSecret(), headers, message.body, NOW],
    ['another body', secret, headers, message.body.replace('award', 'prize'), NOW],
    ['another id', secret, { ...headers, 'webhook-id': 'n-2' }, message.body, NOW],
    ['another time', secret, { ...headers, 'webhook-timestamp': String(NOW / 1_000 + 1) }, message.body, NOW],
    ['no signature', secret, { ...headers, 'webhook-signature': undefined }, message.body, NOW],
    ['no time', secret, { ...headers, 'webhook-timestamp': undefined }, message.body, NOW],
    ['a message of six minutes ago', secret, headers, message.body, NOW + 360_000],
  ])('holds back %s', (_, ...given) => {
    expect(isGenuine(...given)).toBe(false);
  });
});
