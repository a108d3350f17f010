// Made from the .avsc file of the same name by schemas/generate.ts: do not edit.

/** The broker's time on the log: only the record's timestamp counts. */
export interface Tick {
  /** Which scheduler wrote it. */
  readonly scheduler: string;
}
