/** Where a plan rises faster from week to week than its programme allows. */

import { idWords } from '../say.js';
import { fields } from './fields.js';
import { type Draft, type PlanWeek, raised, stepKey } from './plan.js';

/** What rises, and what it is in one week. */
interface Asked {
  readonly key: string;
  readonly value: number;
  readonly by: number;
  readonly text: string;
}

/** One line each; weeks to recover are between others, and held against none. */
export function jumpsOf({ programme, weeks }: Pick<Draft, 'programme' | 'weeks'>): string[] {
  const before = new Map<string, Asked>();
  const jumps: string[] = [];
  for (const week of weeks) {
    if (week.deload) continue;
    for (const [key, asked] of greatestOf(week)) {
      const former = before.get(key);
      if (former && asked.value > raised(former.value, programme.bounds.mostStepPercent, asked.by) + 1e-6)
        jumps.push(`week ${week.number} would rise from ${former.text} to ${asked.text}, the ${idWords(key)}`);
      before.set(key, asked);
    }
  }
  return jumps;
}

function greatestOf({ slots }: PlanWeek): Map<string, Asked> {
  const greatest = new Map<string, Asked>();
  for (const slot of slots) {
    const value = slot.step ? slot.numbers[slot.step.of] : undefined;
    if (!slot.step || value === undefined) continue;
    const key = stepKey(slot);
    if (value >= (greatest.get(key)?.value ?? 0))
      greatest.set(key, { key, value, by: slot.step.by, text: fields[slot.step.of].text(value) });
  }
  return greatest;
}
