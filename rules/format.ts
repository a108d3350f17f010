/** Rules as text. */
import { canonical } from './canonical.js';
import { check } from './check.js';
import { migrate } from './migrations/index.js';
import type { Fault } from './node.js';
import { readJson } from './read-json.js';
import type { Period } from './room.js';
import type { Rule } from './rule.js';

/** A rule from its text, in the grammar of today, or all that is wrong with it. */
export function parse(text: string, period: Period): { readonly rule: Rule } | { readonly faults: readonly Fault[] } {
  const read = readJson(text);
  if ('faults' in read) return read;
  const migrated = migrate(read.stored);
  if ('faults' in migrated) return migrated;
  const faults = check(migrated.rule, period);
  return faults.length > 0 ? { faults } : { rule: migrated.rule as Rule };
}

/** The one text of a rule: two rules are the same if and only if their texts are. */
export const format = (rule: Rule): string => canonical(rule);
