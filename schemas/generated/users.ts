// Made from the .avsc file of the same name by schemas/generate.ts: do not edit.

/** Sex at birth, as the norm tables use it. */
export type Sex = 'UNKNOWN' | 'FEMALE' | 'MALE';

/** A member or a member of staff: the whole present profile. */
export interface User {
  /** Random pseudonym; the key of the record. */
  readonly userId: string;
  /** The name that others see. */
  readonly displayName: string;
  /** Since when it is their name: of two of one name the earlier keeps it; null: since at. */
  readonly namedAt: number | null;
  /** Sex. */
  readonly sex: Sex | null;
  /** Date of birth, YYYY-MM-DD. */
  readonly birthDate: string | null;
  /** IANA time zone. */
  readonly timeZone: string;
  /** Home gym. */
  readonly homeGymId: string | null;
  /** Groups this person is in. */
  readonly groups: readonly string[];
  /** May be shown on leaderboards. */
  readonly onLeaderboards: boolean;
  /** May be sent notices. */
  readonly notices: boolean;
  /** userIds of trainers who may see this member. */
  readonly trainers: readonly string[];
  /** When the profile was last changed. */
  readonly at: number;
  /** Erased: only userId and at mean anything. */
  readonly erased: boolean;
}
