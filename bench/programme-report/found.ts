/** What is looked for in plans that would be wrong: each thing is counted, and should be found nowhere. */
import { type FieldName, fields } from '../../rules/programme/fields.js';
import { jumpsOf } from '../../rules/programme/jumps.js';
import type { PlanWeek } from '../../rules/programme/plan.js';
import type { Programme } from '../../rules/programme/programme.js';

/** How often it was found. */
export interface Found {
  /** Numbers over what is safe for the member, or that no plan may have. */
  beyondBounds: number;
  /** Loads over the programme's share of the maximum that was last measured. */
  overMaximum: number;
  /** Steps from a week to the next that are greater than allowed, by the weeks as members were told them. */
  jumps: number;
  /** Weeks that were told otherwise later. */
  retold: number;
  /** Members whose equals had another plan. */
  unequal: number;
}

export const nothingFound = (): Found => ({ beyondBounds: 0, overMaximum: 0, jumps: 0, retold: 0, unequal: 0 });

/** Looks at one week as it was told; `maximumGrams`: as last measured, null: never was. */
export function lookAtWeek(found: Found, { slots }: PlanWeek, mostPercent: number, maximumGrams: number | null): void {
  for (const { slot, numbers, most } of slots) {
    for (const [name, value] of Object.entries(numbers) as [FieldName, number][]) {
      const limit = Math.min(fields[name].most, most[name] ?? Number.POSITIVE_INFINITY);
      if (value < fields[name].least || value > limit) found.beyondBounds += 1;
    }
    const load = slot === 'leg-press' ? (numbers.loadGrams ?? 0) : 0;
    if (maximumGrams !== null && load > (maximumGrams * mostPercent) / 100 + 1e-6) found.overMaximum += 1;
  }
}

/** Looks at all weeks as they were told one after the other. */
export function lookAtAll(found: Found, programme: Programme, told: readonly PlanWeek[]): void {
  found.jumps += jumpsOf({ programme, weeks: told }).length;
}
