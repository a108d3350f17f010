/** The challenges of rules/gallery: what they say, and histories of them that were judged by hand. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { check } from '../../../rules/check.js';
import { evaluate, type Verdict } from '../../../rules/evaluate.js';
import type { Rule } from '../../../rules/rule.js';
import { termsOf, type WrittenTerms } from '../../../rules/terms.js';
import { words } from '../../../rules/words.js';
import { goldens } from './gallery/index.js';
import { sentences } from './gallery/sentences.js';

interface Challenge {
  readonly id: string;
  readonly name: string;
  readonly terms: WrittenTerms;
  readonly rule: Rule;
}

const folder = new URL('../../../rules/gallery/', import.meta.url);
const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
const challenges = files.map((file) => ({
  file: file.replace('.json', ''),
  challenge: JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Challenge,
}));
const said = ({ counted, reason }: Verdict) => (counted && reason ? `counted, ${reason}` : (reason ?? 'counted'));

it('R34: has the eighteen challenges', () => {
  expect(challenges.map(({ file }) => Number(file.slice(0, 2)))).toEqual(Array.from({ length: 18 }, (_, i) => i + 1));
  for (const { file, challenge } of challenges) expect(file.slice(3)).toBe(challenge.id);
});

describe.each(challenges)('R34: $file', ({ file, challenge: { rule, terms } }) => {
  it('can be judged, and reads as a sentence', () => {
    expect(check(rule, termsOf(terms, 0))).toEqual([]);
    expect(words(rule, (id) => id.replaceAll('-', ' '))).toBe(sentences[file]);
  });

  it('R36: judges histories as one does by hand', () => {
    const { histories } = goldens.find((one) => one.file === file) ?? { histories: [] };
    expect(histories.length).toBeGreaterThan(0);
    for (const { title, golden: one, facts } of histories) {
      const { fraction, completedAt, verdicts, progress } = evaluate(rule, facts);
      expect({ fraction, completedAt }, title).toEqual({ fraction: one.fraction, completedAt: one.completedAt });
      if (one.verdicts) expect(verdicts.map(said), title).toEqual(one.verdicts);
      if (one.tier !== undefined) expect(progress.tier, title).toBe(one.tier);
      const shuffled = evaluate(rule, { ...facts, workouts: [...one.workouts].reverse() });
      expect(shuffled, title).toEqual(evaluate(rule, facts));
    }
  });
});
