/** The challenges of rules/gallery: what they say, and histories of them that were judged by hand. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { check } from '../../../rules/check.js';
import { evaluate, type Verdict } from '../../../rules/evaluate.js';
import { termsOf } from '../../../rules/terms.js';
import { words } from '../../../rules/words.js';
import { type Calendared, type Challenge, fromCalendar } from './gallery/calendar.js';
import { goldens } from './gallery/index.js';
import { sentences } from './gallery/sentences.js';

const folder = new URL('../../../rules/gallery/', import.meta.url);
const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
const challenges = files.map((file) => {
  const read = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Challenge | Calendared;
  return { file: file.replace('.json', ''), challenge: 'daily' in read ? fromCalendar(read) : read };
});
const said = ({ counted, reason }: Verdict) => (counted && reason ? `counted, ${reason}` : (reason ?? 'counted'));

it('R32, R34: has the eighteen challenges, and a calendar of daily tasks', () => {
  expect(challenges.map(({ file }) => Number(file.slice(0, 2)))).toEqual(Array.from({ length: 19 }, (_, i) => i + 1));
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
