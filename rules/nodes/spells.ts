/** Judges of groups of workouts: of each day, visit, exercise …, made by its first workout and closed at its end. */
import type { Judge, Tell } from '../node.js';
import type { Seen } from '../seen.js';

/** Finding the group of a workout, and how it stands then, in units of work. */
export const SPELL_WORK = 6;

/** A group and its judge. */
export class Spell<J extends Judge = Judge> {
  readonly name: string | number;
  readonly judge: J;
  /** When it ends by itself, ms; infinite: never. */
  readonly end: number;
  /** When time changes it, ms. */
  due: number;
  private how: { readonly met: boolean; readonly fraction: number } | null = null;

  constructor(name: string | number, judge: J, end: number) {
    this.name = name;
    this.judge = judge;
    this.end = end;
    this.due = end;
  }

  /** Something happened to it. */
  look(): void {
    this.due = this.judge.timeless ? this.end : Math.min(this.end, this.judge.due());
    this.how = null;
  }

  /** How it stands; remembered, since of many that are open few change at a time. */
  get stands(): { readonly met: boolean; readonly fraction: number } {
    this.how ??= { met: this.judge.met, fraction: this.judge.fraction };
    return this.how;
  }
}

/** Hears of every spell that may have got further. */
export interface Hears<J extends Judge = Judge> {
  changed(spell: Spell<J>): void;
}

export class Spells<J extends Judge = Judge> {
  private readonly open = new Map<string | number, Spell<J>>();
  private readonly make: () => J;
  private readonly hears: Hears<J>;
  private dueAt = Number.POSITIVE_INFINITY;

  constructor(make: () => J, hears: Hears<J>) {
    this.make = make;
    this.hears = hears;
  }

  take(name: string | number, end: number, workout: Seen, tell: Tell): Spell<J> {
    let spell = this.open.get(name);
    if (!spell) {
      spell = new Spell(name, this.make(), end);
      this.open.set(name, spell);
    }
    const before = spell.due;
    spell.judge.take(workout, tell);
    spell.look();
    if (spell.due <= this.dueAt) this.dueAt = spell.due;
    else if (before <= this.dueAt) this.look();
    this.hears.changed(spell);
    return spell;
  }

  pass(at: number): void {
    if (this.dueAt > at) return;
    for (const spell of this.open.values()) {
      if (spell.end <= at) this.end(spell);
      else if (spell.due <= at) {
        spell.judge.pass(at);
        spell.look();
        this.hears.changed(spell);
      }
    }
    this.look();
  }

  due(): number {
    return this.dueAt;
  }

  /** Closes all; what would not have ended by itself is still shown. */
  close(): void {
    for (const spell of this.open.values()) {
      if (Number.isFinite(spell.end)) this.end(spell);
      else {
        spell.judge.close();
        spell.look();
        this.hears.changed(spell);
      }
    }
    this.look();
  }

  /** Closes one: nothing more comes of it. */
  end(spell: Spell<J>): void {
    spell.judge.close();
    this.open.delete(spell.name);
    this.hears.changed(spell);
    if (spell.due <= this.dueAt) this.look();
  }

  /** The one to tell of: the furthest that is not met yet, else the last. */
  shown(): Spell<J> | null {
    let shown: Spell<J> | null = null;
    for (const spell of this.open.values())
      if (!shown || shown.stands.met || (!spell.stands.met && spell.stands.fraction >= shown.stands.fraction))
        shown = spell;
    return shown;
  }

  /** How far the furthest is that is not met yet, 0 to 1. */
  furthest(): number {
    const shown = this.shown();
    return shown && !shown.stands.met ? shown.stands.fraction : 0;
  }

  private look(): void {
    let due = Number.POSITIVE_INFINITY;
    for (const spell of this.open.values()) due = Math.min(due, spell.due);
    this.dueAt = due;
  }
}
