import { describe, expect, it } from 'vitest';
import { tagMatches } from '../../../api/freshness.js';
import { accepts } from '../../../api/negotiation.js';

describe('the header Accept', () => {
  it.each([
    '*/*',
    'application/*',
    'application/json',
    'text/html, application/json;q=0.9',
    'Application/JSON; charset=utf-8',
  ])('%s allows JSON', (header) => expect(accepts(header, 'application/json')).toBe(true));

  it.each(['text/html', 'application/xml, text/*', 'application/json;q=0', ''])('%s does not allow JSON', (header) =>
    expect(accepts(header, 'application/json')).toBe(false),
  );
});

describe('tags of representations', () => {
  it('match one of a list, a weak one, or any', () => {
    expect(tagMatches('"a", "b"', '"b"')).toBe(true);
    expect(tagMatches('W/"b"', '"b"')).toBe(true);
    expect(tagMatches('*', '"b"')).toBe(true);
    expect(tagMatches('"a"', '"b"')).toBe(false);
  });
});
