/** The rules in a browser say what they say in Node, and what the processor shows, to the byte. */
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Browser, Page as Tab } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonical } from '../../rules/canonical.js';
import { answerTo, corpus } from '../unit/rules/corpus.js';
import { goldens } from '../unit/rules/gallery/index.js';
import { browserOrReason } from './chromium.js';
import type { Page } from './page.js';
import { shownByProcessor, withUuids } from './processor.js';

declare const page: Page;

/** Random rules beside the gallery. */
const RANDOM = 500;

const found = await browserOrReason();
const reason = 'reason' in found ? found.reason : null;

describe.skipIf(reason !== null)(`rules in a browser${reason ? ` (${reason})` : ''}`, () => {
  let browser: Browser;
  let tab: Tab;

  beforeAll(async () => {
    if ('browser' in found) browser = found.browser;
    const entry = fileURLToPath(new URL('page.ts', import.meta.url));
    // For browsers nothing of Node is found: what needs it does not build.
    const { outputFiles } = await build({ entryPoints: [entry], bundle: true, write: false, platform: 'browser' });
    tab = await browser.newPage();
    await tab.addScriptTag({ content: outputFiles[0]?.text ?? '' });
  });
  afterAll(() => browser?.close());

  it('R40: the gallery and 500 random rules are judged alike, to the byte', async () => {
    const here = corpus(RANDOM);
    const there = await tab.evaluate((random) => page.answers(random), RANDOM);
    expect(there).toHaveLength(here.length);
    for (const [i, one] of here.entries()) expect(there[i], one.name).toBe(answerTo(one));
  });

  // Those of several members are shown by another processor.
  const alone = goldens.filter(({ rule }) => rule.root.kind !== 'team' && rule.root.kind !== 'ranking');
  it.each(alone)(
    'R40: what the processor shows of $file is what the browser says',
    async ({ rule, challenge, histories }) => {
      for (const { title, facts: given } of histories) {
        const facts = withUuids(given);
        const answer = await tab.evaluate((one) => page.answer(one), JSON.stringify({ name: title, rule, facts }));
        const { result } = JSON.parse(answer);
        const shown = await shownByProcessor(challenge.id, rule, facts);
        expect(canonical(shown.progress), title).toBe(
          canonical({ fraction: result.fraction, completedAt: result.completedAt, nodes: result.progress }),
        );
        const { from, to } = facts.terms;
        const within = new Set(
          facts.workouts
            .filter(({ startedAt }) => from <= startedAt && startedAt < to)
            .map(({ workoutId }) => workoutId),
        );
        const verdicts = result.verdicts
          .filter(({ workoutId }: { workoutId: string }) => within.has(workoutId))
          .map(({ workoutId, counted, reason: why }: Record<string, unknown>) => ({ workoutId, counted, reason: why }));
        expect(canonical(shown.verdicts), title).toBe(canonical(verdicts));
      }
    },
  );
});
