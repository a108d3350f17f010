/** Decisions about facts, in whatever order they come: of two of a kind the greatest time counts, then the greatest id. */

/** Who decided what, when and why. */
export interface Decided<Value> {
  at: number;
  id: string;
  by: string;
  reason: string;
  value: Value;
}

/** What every decision says, whatever it is about. */
interface Amending {
  readonly amendmentId: string;
  readonly at: number;
  readonly by: string;
  readonly reason: string;
}

/** The decision that counts of the one known (null: none) and another of its kind. */
export function laterOf<Value>(
  known: Decided<Value> | null,
  { at, amendmentId: id, by, reason }: Amending,
  value: Value,
): Decided<Value> {
  const isLater = known === null || at > known.at || (at === known.at && id > known.id);
  return isLater ? { at, id, by, reason, value } : known;
}
