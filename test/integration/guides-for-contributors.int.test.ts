/** Guides for contributors, word for word, each in a checkout of its own. */
import { rmSync } from 'node:fs';
import { expect, it } from 'vitest';
import { Guide } from './following.js';

it('R15, R51: adding a metric and a capacity, as their guides tell it, makes some that are right, lint, have the right types and stand in the reference', async () => {
  const guide = new Guide('docs/guides/add-a-metric.md', 'docs/guides/add-a-capacity.md');
  guide.write();
  expect(guide.text).toContain('Raise `version` in `processors/metrics/processor.ts` by one');
  guide.edit('processors/metrics/processor.ts', (text) =>
    text.replace(/version: (\d+)/, (_, n) => `version: ${+n + 1}`),
  );
  await guide.run();
  expect(guide.read('docs/reference/metrics.md')).toContain('`longest_distance`');
  expect(guide.read('docs/reference/profiles.md')).toContain('`running`');
  rmSync(guide.checkout, { recursive: true, force: true });
}, 300_000);

it('R39: adding a rule node, as docs/guides/add-a-rule-node.md tells it, makes one that is judged, lints and stands in the reference', async () => {
  const guide = new Guide('docs/guides/add-a-rule-node.md');
  guide.write();
  await guide.run();
  expect(guide.read('docs/reference/rules.md')).toContain('### `just`');
  rmSync(guide.checkout, { recursive: true, force: true });
}, 180_000);
