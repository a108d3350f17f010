/** What an importer takes and gives: pure conversion from a file's bytes, no I/O. */
import type { BodyMeasurement } from '../../schemas/generated/body-measurements.js';
import type { Telemetry } from '../../schemas/generated/telemetry.js';

/** What the file itself cannot say. */
export interface ImportOptions {
  readonly userId: string;
  /** The machine it was done on; null: a virtual one of this member. */
  readonly equipmentId: string | null;
  /** Epoch ms: what lies later is skipped. */
  readonly now: number;
  /** Unit of weights in a CSV file that does not say. */
  readonly weightUnit: 'kg' | 'lb';
  /** IANA time zone of the wall-clock times in CSV files. */
  readonly timeZone: string;
}

/** A record to be written, keyed as its topic asks. */
export type ImportedEvent =
  | { readonly topic: 'telemetry'; readonly key: string; readonly value: Telemetry }
  | { readonly topic: 'body-measurements'; readonly key: string; readonly value: BodyMeasurement };

/** A whole session, from `started` to `ended`. */
export interface ImportedSession {
  readonly kind: 'session';
  readonly events: readonly ImportedEvent[];
  readonly sets: number;
  readonly repetitions: number;
}

/** One body measurement. */
export interface ImportedMeasurement {
  readonly kind: 'measurement';
  readonly event: ImportedEvent;
}

/** Something in the file that does not come in, and why. */
export interface Skipped {
  readonly kind: 'skipped';
  readonly what: string;
  readonly reason: string;
}

export type Outcome = ImportedSession | ImportedMeasurement | Skipped;

/** The file as a whole cannot be imported; the message is one line that says what is wrong and what was expected. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
}

/** Shorthand for something left out. */
export const skipped = (what: string, reason: string): Skipped => ({ kind: 'skipped', what, reason });

/** The outcome of a body measurement; it is keyed by the member. */
export const measured = (value: BodyMeasurement & { readonly userId: string }): ImportedMeasurement => ({
  kind: 'measurement',
  event: { topic: 'body-measurements', key: value.userId, value },
});
