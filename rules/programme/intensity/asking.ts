/** What a kind of intensity is asked with, and what it answers: how much of a number, and why. */
import type { FieldName } from '../fields.js';
import type { Known } from '../known.js';
import type { Bounds, Slot } from '../programme.js';

/** A slot of a week, with all that its intensity may depend on. */
export interface Asking {
  readonly slot: Slot;
  readonly bounds: Bounds;
  /** Within the range of the slot. */
  readonly level: number;
  /** How often all was met so many days in a row that it could rise. */
  readonly raises: number;
  /** The load that they began with and did in all sets, g; 0: none. */
  readonly provenGrams: number;
  readonly known: Known;
  /** When the programme begins, and before what time all must have been known, ms since the epoch. */
  readonly from: number;
  readonly before: number;
  /** `12 Nov 2026`. */
  readonly date: (at: number) => string;
}

/** What is wanted of a member. */
export interface Wanted {
  readonly of: FieldName;
  /** Before rounding. */
  readonly value: number;
  /** What it can be set by. */
  readonly by: number;
  /** The most that is safe. */
  readonly most: number;
  /** Whether it rises with the level. */
  readonly byLevel: boolean;
  /** As it follows `62.5 kg: `. */
  readonly why: string;
  readonly whyMost: string;
}

/** An answer: nothing wanted where too much is not known. */
export interface Answer {
  readonly wanted: Wanted | null;
  /** What is not known, if that matters. */
  readonly missing?: string;
}

/** The only exercise of a slot; null: it has several, or muscles. */
export const onlyExercise = ({ exercises = [] }: Slot): string | null =>
  exercises.length === 1 ? (exercises[0] ?? null) : null;
