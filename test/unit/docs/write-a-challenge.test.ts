/** docs/guides/write-a-challenge.md: every tree in it is a rule, and says what the page says it does. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { check } from '../../../rules/check.js';
import { words } from '../../../rules/words.js';
import { november } from '../rules/given.js';

const guide = readFileSync(new URL('../../../docs/guides/write-a-challenge.md', import.meta.url), 'utf8');
const examples = [...guide.matchAll(/```json\n([^`]*)```\n\n> (.+)\n/g)].map(([, json = '', sentence]) => ({
  sentence,
  rule: { schema: 1, root: JSON.parse(json) },
}));

it('has examples from a sentence to a tree', () => expect(examples).toHaveLength(5));

it.each(examples)('R35: $sentence', ({ sentence, rule }) => {
  expect(check(rule, november)).toEqual([]);
  expect(words(rule)).toBe(sentence);
});
