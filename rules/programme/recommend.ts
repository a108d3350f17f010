/** Makes a programme one member's own: a rule tree, with a reason for every number. */
import type { Calendar } from '../calendar.js';
import { planOf } from './asked.js';
import { evidence } from './evidence.js';
import type { PlanFacts, Profile } from './facts.js';
import type { Asking } from './intensity/asking.js';
import { Known } from './known.js';
import { type Plan, type PlanWeek, type Prescription, stepKey } from './plan.js';
import { prescribe } from './prescribe.js';
import type { Programme, Slot } from './programme.js';
import { advance, enter, type Standing } from './standing.js';
import { type Formerly, type ToldWeek, toldWeeks } from './versions.js';
import { beginOf, calendarOf, dateWords } from './weeks.js';

/**
 * The plan of a member. The programme must have been checked; for one that was, it never throws. A week is made from what was known as it
 * began, so one that is over or goes on stays as it was told, and of equal facts the plans are equal, byte for byte. Of a member who was
 * moved, weeks that had begun are made by the version that they had then; the first of the new one goes on from where they stood.
 */
export function recommend(
  programme: Programme,
  profile: Profile,
  facts: PlanFacts,
  formerly: readonly Formerly[] = [],
): Plan {
  const making = new Making(programme, profile, facts);
  const weeks = toldWeeks(programme, formerly).map((told) => making.week(told));
  return planOf({ programme, weeks, missing: [...making.missing], overrides: [] });
}

/** Weeks one after the other, since each goes on from the one before. */
class Making {
  readonly missing = new Set<string>();
  private readonly profile: Profile;
  private readonly facts: PlanFacts;
  private readonly calendar: Calendar;
  private readonly known: Known;
  private readonly from: number;
  private readonly standings = new Map<string, Standing>();
  /** By step key, what the last week asked that was not to recover. */
  private readonly asked = new Map<string, number>();
  private last: (ToldWeek & { readonly slots: readonly Prescription[] }) | null = null;

  constructor(programme: Programme, profile: Profile, facts: PlanFacts) {
    this.profile = profile;
    this.facts = facts;
    this.calendar = calendarOf(programme);
    this.known = new Known(facts);
    this.from = beginOf(this.calendar, programme.from);
  }

  week({ week, programme }: ToldWeek): PlanWeek {
    const { number, from, to, block } = week;
    const begin = beginOf(this.calendar, from);
    this.learn(begin);
    if (this.last?.week.block !== block)
      for (const slot of block.slots)
        this.standings.set(slot.id, enter(slot, this.standings.get(slot.id), this.profile, this.from));
    const slots = block.slots.map((slot) =>
      this.prescribe(slot, { week, programme }, Math.min(begin, this.facts.asOf)),
    );
    if (!block.deload) this.remember(slots);
    this.last = { week, programme, slots };
    return { number, from, to, name: block.name, deload: block.deload !== undefined, slots };
  }

  private prescribe(slot: Slot, { week: { block }, programme }: ToldWeek, before: number): Prescription {
    const standing = this.standings.get(slot.id);
    const { known, from, calendar } = this;
    const asking: Asking = {
      slot,
      bounds: programme.bounds,
      level: standing?.level ?? 0,
      raises: standing?.raises ?? 0,
      provenGrams: standing?.provenGrams ?? 0,
      known,
      from,
      before,
      date: (at) => dateWords(calendar.dateOf(at)),
    };
    const { asked, missing } = prescribe(asking, {
      block,
      sessionsPerWeek: programme.sessionsPerWeek,
      whyLevel: standing?.why ?? '',
      before: this.asked,
    });
    if (missing !== null) this.missing.add(missing);
    return asked;
  }

  /** What the week that is over showed. */
  private learn(begin: number): void {
    if (!this.last || this.last.week.block.deload) return;
    const { week, programme, slots } = this.last;
    const from = beginOf(this.calendar, week.from);
    const { facts, calendar } = this;
    for (const [i, slot] of week.block.slots.entries()) {
      const [standing, asked] = [this.standings.get(slot.id), slots[i]];
      if (!standing || !asked || !slot.intensity) continue;
      const days = evidence(asked, { programme, facts, calendar, from, to: begin });
      this.standings.set(slot.id, advance(standing, slot, asked, days));
    }
  }

  private remember(slots: readonly Prescription[]): void {
    const asked = new Map<string, number>();
    for (const one of slots) {
      const value = one.step ? one.numbers[one.step.of] : undefined;
      const key = stepKey(one);
      if (value !== undefined) asked.set(key, Math.max(value, asked.get(key) ?? 0));
    }
    for (const [key, value] of asked) this.asked.set(key, value);
  }
}
