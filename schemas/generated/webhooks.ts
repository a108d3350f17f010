// Made from the .avsc file of the same name by schemas/generate.ts: do not edit.

/** Where notices are sent: the whole present entry. */
export interface Webhook {
  /** Identity; the key of the record. */
  readonly webhookId: string;
  /** Where notices are sent, by POST. */
  readonly url: string;
  /** What messages are signed with, `whsec_` and base64; empty once removed. */
  readonly secret: string;
  /** Kinds of awards that are told; empty: all. */
  readonly kinds: readonly string[];
  /** Home gyms of the members told about; empty: all. */
  readonly gyms: readonly string[];
  /** It is gone for good. */
  readonly removed: boolean;
  /** Who wrote this entry. */
  readonly by: string;
  /** When: what was told before is not sent. */
  readonly at: number;
}
