/** The rules and terms of challenges, as processors judge by them. */
import { isTimeZone } from '../domain/time-zone.js';
import type { Terms } from '../rules/facts.js';
import { parse } from '../rules/format.js';
import type { Rule } from '../rules/rule.js';
import type { Challenge } from '../schemas/generated/challenges.js';

/** Entries of the table never change, and a member's every workout asks for one. */
const parsed = new WeakMap<Challenge, Rule | null>();

/** The rule of a challenge; null: it is none, and nobody can be judged by it. The API writes no such, but whoever writes to the topic may. */
export function ruleOf(challenge: Challenge): Rule | null {
  const known = parsed.get(challenge);
  if (known !== undefined) return known;
  const read = isTimeZone(challenge.timeZone) ? parse(challenge.rule, challenge) : null;
  const rule = read && 'rule' in read ? read.rule : null;
  parsed.set(challenge, rule);
  return rule;
}

/** The time and place of a challenge, for everybody who is in it. */
export const termsOf = ({ from, to, timeZone, dayStartsMinute, weekStartsOn, gyms }: Omit<Terms, 'joinedAt'>) =>
  ({ from, to, timeZone, dayStartsMinute, weekStartsOn, gyms }) satisfies Omit<Terms, 'joinedAt'>;
