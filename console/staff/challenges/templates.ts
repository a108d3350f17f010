/** The gallery: challenges to begin with. */
import type { Rule } from '../../../rules/rule';
import { words as wordsOf } from '../../../rules/words';
import { blank, type Definition } from './definition';

interface Template {
  readonly id: string;
  readonly name: string;
  readonly terms: { readonly from: string; readonly to: string; readonly weekStartsOn: number };
  readonly rule: Rule;
  readonly milestones?: readonly number[];
}

const DAY_MS = 86_400_000;
const files = import.meta.glob<Template>('../../../rules/gallery/*.json', { eager: true, import: 'default' });

/** In the order of their numbers. */
export const templates = Object.entries(files)
  // One of them is a calendar of tasks, of which the API makes a rule.
  .filter(([, { rule }]) => rule !== undefined)
  .sort(([a], [b]) => a.localeCompare(b))
  .map(([, template]) => ({ ...template, sentence: wordsOf(template.rule) }));

/** The same, for as long, from next Monday on. */
export function fromTemplate({ name, rule, terms, milestones = [] }: Template, timeZone: string): Definition {
  const days = Math.round((Date.parse(terms.to) - Date.parse(terms.from)) / DAY_MS) + 1;
  return { ...blank(timeZone, Date.now(), days), name, rule, milestones: [...milestones] };
}
