// Made from the .avsc file of the same name by schemas/generate.ts: do not edit.

/** A change of a plan, keyed by the member whose it is now. */
export interface PlanChange {
  /** Identity of the record. */
  readonly overrideId: string;
  /** The member; the key of the record. */
  readonly userId: string;
  /** The userId for whom it was written: another one when two ids of a person were merged. */
  readonly writtenFor: string;
  /** The programme whose plan it is. */
  readonly programmeId: string;
  /** The user_id of the trainer. */
  readonly by: string;
  /** Why. */
  readonly reason: string;
  /** What is changed, as JSON. */
  readonly changes: string;
  /** When. */
  readonly at: number;
}
