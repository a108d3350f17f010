// Made from the .avsc file of the same name by schemas/generate.ts: do not edit.

/** One version of a programme: the template of training from which plans are made. Never changed: who joined keeps their version. */
export interface Programme {
  /** Identity; the key of the record. */
  readonly programmeId: string;
  /** From 1; an edit makes the next. */
  readonly version: number;
  /** What people call it. */
  readonly title: string;
  /** The programme as JSON, with the version of its grammar. */
  readonly programme: string;
  /** When its first day begins. */
  readonly from: number;
  /** When its last day ends. */
  readonly to: number;
  /** Where training counts; empty: everywhere. */
  readonly gyms: readonly string[];
  /** Whose members may join; empty: everybody. */
  readonly groups: readonly string[];
  /** Nobody can join any more. */
  readonly withdrawn: boolean;
  /** Who wrote this version. */
  readonly by: string;
  /** When. */
  readonly at: number;
}
