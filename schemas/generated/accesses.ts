// Made from the .avsc file of the same name by schemas/generate.ts: do not edit.

/** Somebody read what is about somebody else. */
export interface Access {
  /** Identity (uuid). */
  readonly accessId: string;
  /** Whose data were read; the key of the record. */
  readonly userId: string;
  /** Who read: the sub of their token, a user_id or a service. */
  readonly by: string;
  /** As what they read it: trainer, staff, admin, or member of the same team. */
  readonly role: string;
  /** What was asked for, as the API's document names it: /v1/users/{id}/workouts. */
  readonly path: string;
  /** When it was read first; the same by the same in the ten minutes after it is not told again. */
  readonly at: number;
}
