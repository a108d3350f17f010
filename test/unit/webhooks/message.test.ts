/** Signatures, pauses, and who is told. */
import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Notice } from '../../../schemas/generated/notices.js';
import type { Webhook } from '../../../schemas/generated/webhooks.js';
import { pauseAfter, pauseForRow } from '../../../webhooks/backoff.js';
import { wants } from '../../../webhooks/fan-out.js';
import type { Waiting } from '../../../webhooks/ledger.js';
import { bodyOf, headersOf } from '../../../webhooks/message.js';
import { newSecret, secretRefusal, signed } from '../../../webhooks/signature.js';
import { verdictOf } from '../../../webhooks/verdict.js';

const AT = Date.parse('2026-11-05T08:00:00.250Z');
const notice: Notice = {
  ...{ noticeId: 'n-1', userId: 'ana', at: AT },
  award: { awardId: 'a-1', challengeId: 'two-days', version: 1, kind: 'TIER', name: 'gold', earnedAt: AT - 1_000 },
};
const webhook: Webhook = {
  ...{
    webhookId: 'w',
    url: 'https://example.org',
    secret: '',
    kinds: [],
    gyms: [],
    removed: false,
    by: 'ana',
    at: AT,
  },
};

describe('a message', () => {
  it('is signed as Standard Webhooks has it: HMAC-SHA256 of id, time and body', () => {
    // The example of the specification's reference libraries.
    const headers = signed(
      'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
      'msg_p5jXN8AQM9LWM0D4loKWxJek',
      1_614_265_330_000,
      '{"test": 2432232314}',
    );
    expect(headers).toEqual({
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
    const secret = newSecret();
    const { 'webhook-signature': own } = signed(secret, 'x', AT, 'body');
    const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
    expect(own).toBe(
      `v1,${createHmac('sha256', key)
        .update(`x.${Math.floor(AT / 1_000)}.body`)
        .digest('base64')}`,
    );
  });

  it('says the same at every attempt, under the id of the notice', () => {
    const body = bodyOf(notice);
    expect(JSON.parse(body)).toEqual({
      type: 'award',
      timestamp: '2026-11-05T08:00:00.250Z',
      data: {
        ...{
          noticeId: 'n-1',
          userId: 'ana',
          awardId: 'a-1',
          challengeId: 'two-days',
          version: 1,
          kind: 'tier',
          name: 'gold',
        },
        earnedAt: '2026-11-05T07:59:59.250Z',
      },
    });
    expect(headersOf(newSecret(), { id: 'n-1', body }, AT)).toMatchObject({
      'idempotency-key': 'n-1',
      'webhook-id': 'n-1',
    });
  });

  it('is not signed with what is easily guessed', () => {
    expect(secretRefusal(newSecret())).toBeNull();
    for (const bad of ['', 'whsec_', 'whsec_c2hvcnQ=', 'secret', `whsec_${'*'.repeat(44)}`])
      expect(secretRefusal(bad)).toMatch(/^a secret is/);
  });
});

it('R86: pauses double up to an hour', () => {
  expect([1, 2, 3, 12, 13, 500].map(pauseAfter)).toEqual([1_000, 2_000, 4_000, 2_048_000, 3_600_000, 3_600_000]);
  expect([0, 4_000, 1e9].map(pauseForRow)).toEqual([200, 1_000, 3_600_000]);
});

describe('who is told', () => {
  it('is a webhook that was there when the member was told, is on, and wants the kind', () => {
    const told = (more: Partial<Webhook>) => wants({ ...webhook, ...more }, { ...notice, receivedAt: AT });
    expect([{}, { kinds: ['tier'] }].map(told)).toEqual([true, true]);
    expect([{ removed: true }, { at: AT + 1 }, { kinds: ['completion'] }].map(told)).toEqual([
      ...[false, false, false],
    ]);
  });

  it('R92: nothing is sent before it can be seen, nor what was revoked, nor of who opted out or trains elsewhere', () => {
    const waiting: Waiting = {
      ...{ deliveryId: 1, noticeId: 'n-1', userId: 'ana', body: '', attempts: 0, toldAt: AT },
      ...{ standing: 'stands', wantsNotices: true, homeGymId: 'tampines' },
    };
    const verdict = (more: Partial<Waiting>, gyms: string[] = []) =>
      verdictOf({ ...webhook, gyms }, { ...waiting, ...more });
    expect(verdict({})).toBe('send');
    expect(verdict({ wantsNotices: null })).toBe('send');
    expect(verdict({}, ['tampines'])).toBe('send');
    expect(verdict({ standing: null })).toBe('wait');
    expect(verdict({ standing: 'revoked' })).toEqual({ not: 'the award was revoked before' });
    expect(verdict({ wantsNotices: false, standing: null })).toEqual({ not: 'the member wants no notices' });
    expect(verdict({}, ['orchard'])).toEqual({ not: 'the member is of another gym' });
  });
});
