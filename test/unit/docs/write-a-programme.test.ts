/** docs/guides/write-a-programme.md: its programme is one, says what the page says it does, and its change holds. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { exerciseCatalogue } from '../../../domain/exercises.js';
import { parseProgramme } from '../../../rules/programme/format.js';
import { applyOverride } from '../../../rules/programme/override.js';
import type { Override } from '../../../rules/programme/patch.js';
import { recommend } from '../../../rules/programme/recommend.js';
import { programmeWords } from '../../../rules/programme/words.js';
import { facts, nobody, point } from '../rules/programme/given.js';

const read = (path: string) => readFileSync(new URL(`../../../docs/${path}`, import.meta.url), 'utf8');
const guide = read('guides/write-a-programme.md');
const quoted = guide.split('\n').flatMap((line) => (line.startsWith('> ') ? [line.slice(2)] : []));

const parsed = parseProgramme(read('examples/programme.json'));
if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults));
const { programme } = parsed;
const nameOf = (id: string) => exerciseCatalogue.find(({ exerciseId }) => exerciseId === id)?.name.toLowerCase() ?? id;
const planOf = (...metrics: Parameters<typeof facts>[0] & object) => recommend(programme, nobody, facts(metrics));
const known = planOf(point('one_rep_max', 90.4, 'leg-press'));

describe('R53, R55: the guide to programmes', () => {
  it('shows what its programme says of itself', () => {
    expect(quoted.slice(0, 4)).toEqual(programmeWords(programme, nameOf));
  });

  it.each([
    ['who has a maximum', known],
    ['who has none', planOf()],
  ])('shows what is told to one %s', (_, { reasons }) => {
    const told = reasons.flatMap(({ because }) => because);
    expect(quoted.slice(4).filter((line) => told.includes(line))).toHaveLength(1);
  });

  it('shows a change that holds', () => {
    const { plan, conflicts } = applyOverride(known, JSON.parse(read('examples/override.json')) as Override);
    expect(conflicts).toEqual([]);
    expect(plan.weeks.map(({ slots }) => slots.map(({ numbers }) => numbers.loadGrams ?? null))).toEqual([
      [40_000, null],
      [40_000],
      [40_000],
    ]);
  });
});
