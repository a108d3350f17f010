/** The guide for a safe change of a view names builds, which carry the versions of their processors. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { processors } from '../../../processors/index.js';

it('calls each build by the version that its processor has, but for the one that it changes', () => {
  const guide = readFileSync('docs/guides/change-a-view-safely.md', 'utf8');
  const named = new Set(guide.match(/\b[a-z_]+-v\d+(?=-[0-9a-f]{8}\b)/g));
  const declared = processors.map(({ name, version }) => `${name}-v${version}`);
  const others = [...named].filter((name) => !name.startsWith('workouts-'));
  expect(others.length).toBeGreaterThan(0);
  expect(declared).toEqual(expect.arrayContaining(others));
});
