/** Judges of groups of workouts: of each day, visit, exercise …, made by its first workout and closed at its end. */
import type { TrainedWorkout } from '../facts.js';
import type { Judge, Tell } from '../node.js';

/** A group and its judge. */
export interface Spell<J extends Judge = Judge> {
  readonly name: string | number;
  readonly judge: J;
  /** When it ends by itself, ms; infinite: never. */
  readonly end: number;
}

export class Spells<J extends Judge = Judge> {
  private readonly open = new Map<string | number, Spell<J>>();
  private readonly make: () => J;
  private readonly changed: (spell: Spell<J>) => void;

  /** `changed` hears of every spell that may have got further. */
  constructor(make: () => J, changed: (spell: Spell<J>) => void) {
    this.make = make;
    this.changed = changed;
  }

  take(name: string | number, end: number, workout: TrainedWorkout, tell: Tell): Spell<J> {
    let spell = this.open.get(name);
    if (!spell) {
      spell = { name, judge: this.make(), end };
      this.open.set(name, spell);
    }
    spell.judge.take(workout, tell);
    this.changed(spell);
    return spell;
  }

  pass(at: number): void {
    for (const spell of this.open.values()) {
      if (spell.end <= at) this.end(spell);
      else {
        spell.judge.pass(at);
        this.changed(spell);
      }
    }
  }

  due(): number {
    let due = Number.POSITIVE_INFINITY;
    for (const { end, judge } of this.open.values()) due = Math.min(due, end, judge.due());
    return due;
  }

  /** Closes all; what would not have ended by itself is still shown. */
  close(): void {
    for (const spell of this.open.values()) {
      if (Number.isFinite(spell.end)) this.end(spell);
      else {
        spell.judge.close();
        this.changed(spell);
      }
    }
  }

  /** Closes one: nothing more comes of it. */
  end(spell: Spell<J>): void {
    spell.judge.close();
    this.open.delete(spell.name);
    this.changed(spell);
  }

  /** The one to tell of: the furthest that is not met yet, else the last. */
  shown(): Spell<J> | null {
    let shown: Spell<J> | null = null;
    for (const spell of this.open.values())
      if (!shown || shown.judge.met || (!spell.judge.met && spell.judge.fraction >= shown.judge.fraction))
        shown = spell;
    return shown;
  }

  /** How far the furthest is that is not met yet, 0 to 1. */
  furthest(): number {
    const shown = this.shown();
    return shown && !shown.judge.met ? shown.judge.fraction : 0;
  }
}
