// Made from the .avsc file of the same name by schemas/generate.ts: do not edit.

/** Two ids are one person: what is under the one belongs to the other. Of several records about one userId that with the greatest at counts. */
export interface Merge {
  /** The id that is given up; the key of the record. */
  readonly userId: string;
  /** The id that goes on; null: the merge is taken back. */
  readonly into: string | null;
  /** When it was decided. */
  readonly at: number;
  /** Who decided (userId or a service). */
  readonly by: string;
  /** Why. */
  readonly reason: string;
}
