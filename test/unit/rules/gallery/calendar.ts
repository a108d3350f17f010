/** Challenges of the gallery, also those that are written as a calendar of daily tasks. */
import { type Daily, ruleOfDaily } from '../../../../rules/daily.js';
import type { Rule } from '../../../../rules/rule.js';
import type { WrittenTerms } from '../../../../rules/terms.js';

export interface Challenge {
  readonly id: string;
  readonly terms: WrittenTerms;
  readonly rule: Rule;
}

/** A challenge whose file has a calendar instead of a rule: its last day ends it. */
export interface Calendared extends Omit<Challenge, 'rule' | 'terms'> {
  readonly terms: Omit<WrittenTerms, 'to'>;
  readonly daily: Daily;
}

/** With the rule that its calendar makes. */
export function fromCalendar({ id, terms, daily }: Calendared): Challenge {
  const made = ruleOfDaily(daily, terms.from);
  if ('faults' in made) throw new Error(JSON.stringify(made.faults));
  return { id, terms: { ...terms, to: made.last }, rule: made.rule };
}
