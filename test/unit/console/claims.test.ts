/** What the browser reads of a token before the API judged it. */
import { expect, it } from 'vitest';
import { signToken } from '../../../api/tokens.js';
import { expiryOf, isPast, roleOf, subjectOf } from '../../../console/session/claims.js';

it('says whom a token is of and until when it is good', async () => {
  const before = Math.floor(Date.now() / 1_000);
  const token = await signToken(
    { sub: 'ana-ß', role: 'member', expiresIn: 60 },
    'a secret long enough for HS256, of 32',
  );
  expect(subjectOf(token)).toBe('ana-ß');
  expect(roleOf(token)).toBe('member');
  expect(expiryOf(token)).toBeGreaterThanOrEqual((before + 60) * 1_000);
  expect(isPast(token)).toBe(false);
});

it.for(['', 'none', 'a.b.c', `.${btoa('null')}.`, `.${btoa('{"sub":1,"exp":"soon","role":7}')}.`])(
  'takes %s for no token of anybody',
  (token) => {
    expect(subjectOf(token)).toBeNull();
    expect(roleOf(token)).toBeNull();
    expect(expiryOf(token)).toBeNull();
    expect(isPast(token)).toBe(false);
  },
);

it('says that a token has come to its end, by the clock of the reader', async () => {
  const over = { sub: 'ana', role: 'member', expiresIn: -1 } as const;
  expect(isPast(await signToken(over, 'a secret long enough for HS256, of 32'))).toBe(true);
});
