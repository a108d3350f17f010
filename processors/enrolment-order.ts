/** Which enrolment counts where two ids of one person joined one challenge. */
interface Joined {
  readonly left: boolean;
  readonly joinedAt: number;
  readonly enrolledFor: string;
}

/** Order of enrolments, that which counts first: who is in it before who left, then who joined first, of equals the smaller id. */
export function inOrder(one: Joined, other: Joined): number {
  if (one.left !== other.left) return one.left ? 1 : -1;
  if (one.joinedAt !== other.joinedAt) return one.joinedAt - other.joinedAt;
  return one.enrolledFor < other.enrolledFor ? -1 : 1;
}
