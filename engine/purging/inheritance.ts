/** What a task's row says of the states that it began with: those of an earlier build, of scopes whose beginning was purged. */

/** Records of a key that the earlier build had read and not folded: they stood parked, or were given up. `to` is included. */
export type Unfolded = readonly [key: string, topic: string, from: number, to: number];

export interface Inheritance {
  /** The earlier build. */
  readonly lineage: string;
  readonly version: number;
  /** The purged topic. */
  readonly topic: string;
  /** The offset at which its facts begin: inherited are the scopes that have a record before it, and no others. */
  readonly since: number;
  /** Up to where the inherited states hold what stands on the log, by topic. */
  readonly until: Readonly<Record<string, number>>;
  readonly unfolded: readonly Unfolded[];
  /** How many scopes were inherited. */
  readonly scopes: number;
  /** When, ISO 8601. */
  readonly at: string;
}

/** Whether the earlier build had folded this record, so that an inherited state holds it. */
export const isHeld = ({ until, unfolded }: Inheritance, topic: string, key: string, offset: number): boolean =>
  offset < (until[topic] ?? 0) &&
  !unfolded.some(([of, on, from, to]) => of === key && on === topic && from <= offset && offset <= to);
