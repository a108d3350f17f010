/** What a task's row says of telling everything again. */

/** A renewal under way; it stands in the task's row, so that whoever takes the task over goes on with it. */
export interface Renewal {
  /** For people. */
  readonly reason: string;
  /** ISO 8601. */
  readonly since: string;
  /** Where its inputs ended then: until that is folded, what was told before may yet be told again. */
  readonly until: Readonly<Record<string, number>>;
  /** `telling`: all scopes are shown and sent again; `retracting`: what older incarnations told beyond that is taken back. */
  readonly stage: 'telling' | 'retracting';
}

/** Somebody's wish that a task be renewed; its owner fulfils it. */
export interface Wish {
  readonly reason: string;
  /** An incarnation that the next one must be newer than. */
  readonly after?: string;
}

/** What a stopped task waits for: events of a producing task that were lost. */
export interface Gap {
  /** The physical topic. */
  readonly topic: string;
  readonly producer: string;
  /** Of the first event after the gap. */
  readonly incarnation: string;
}
