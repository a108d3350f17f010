/** Every error of the engine: a code, what happened and what to do. */

/** What becomes of the work that met the error. */
type Disposition = 'retry' | 'park' | 'stop';

/** The closed list; docs/reference/errors.md explains each, and a test holds it complete. */
export const errorCodes = {
  REPSTREAM_TOPOLOGY: {
    disposition: 'stop',
    meaning: 'The declarations do not make a dataflow: two writers, a cycle, an unknown topic.',
  },
  REPSTREAM_PARTITIONS: {
    disposition: 'stop',
    meaning: 'The keyed inputs of a processor have different numbers of partitions.',
  },
  REPSTREAM_NO_TOPIC: { disposition: 'stop', meaning: 'A topic does not exist: run `repstream topics apply`.' },
  REPSTREAM_SCHEMA: {
    disposition: 'stop',
    meaning: 'A schema is not registered, or would break readers of what is already written.',
  },
  REPSTREAM_GAP: {
    disposition: 'stop',
    meaning: 'A derived topic skips numbers: events of a producing task are lost.',
  },
  REPSTREAM_LOG_START: {
    disposition: 'stop',
    meaning: 'The log starts after the position: records were deleted before they were folded.',
  },
  REPSTREAM_LOG_END: {
    disposition: 'stop',
    meaning: 'The log ends before the position: the broker lost or replaced its data.',
  },
  REPSTREAM_LOG_REPLACED: {
    disposition: 'stop',
    meaning:
      'The last folded record is another one on the log now: the topic was made anew and has grown past the position.',
  },
  REPSTREAM_STALLED: {
    disposition: 'stop',
    meaning: 'Whoever reads a topic again gets nothing for a minute, although there is something.',
  },
  REPSTREAM_FENCED: {
    disposition: 'retry',
    meaning: 'Another process took the task; its checkpoint stands and this one changed nothing.',
  },
  REPSTREAM_ROW: { disposition: 'park', meaning: 'A fold showed a value that its column cannot hold.' },
  REPSTREAM_UNDECLARED: {
    disposition: 'park',
    meaning: 'A fold showed something that its processor does not declare.',
  },
  REPSTREAM_REFUSED: {
    disposition: 'park',
    meaning: 'Postgres refuses what one key wrote in a checkpoint; the key was found by halving.',
  },
  REPSTREAM_STATE_SIZE: { disposition: 'park', meaning: 'The state of one scope grew over 256 kB.' },
  REPSTREAM_ROLE: {
    disposition: 'stop',
    meaning: 'A login for an analyst cannot be made as asked; nothing was changed.',
  },
  REPSTREAM_LINEAGE: {
    disposition: 'stop',
    meaning: 'What was asked of a lineage would break something or cannot be done; nothing was changed.',
  },
  REPSTREAM_CODE_CHANGED: {
    disposition: 'stop',
    meaning: 'The code of a processor changed and its version did not, so the rows that it made are of other code.',
  },
  REPSTREAM_VERIFY: {
    disposition: 'stop',
    meaning: 'A processor cannot be verified as things stand; nothing was changed.',
  },
  REPSTREAM_HORIZON: {
    disposition: 'stop',
    meaning:
      'The beginning of an input was purged, and a new build of the processor cannot begin from what an earlier one keeps.',
  },
  REPSTREAM_PURGE: {
    disposition: 'stop',
    meaning: 'The beginning of a topic cannot be purged as things stand; nothing was deleted.',
  },
  REPSTREAM_RUNNING: {
    disposition: 'stop',
    meaning: 'A process still runs the build that is to be retired; nothing was changed.',
  },
  REPSTREAM_PARKED: { disposition: 'stop', meaning: 'Nothing stands parked under that id.' },
  REPSTREAM_BLOCKED: {
    disposition: 'stop',
    meaning: 'Somebody held a lock for 30 s that a change of what is promoted needs; nothing was changed.',
  },
} as const satisfies Record<string, { disposition: Disposition; meaning: string }>;

export type ErrorCode = keyof typeof errorCodes;

/** An error of the closed list. */
export class RepstreamError extends Error {
  readonly code: ErrorCode;
  readonly disposition: Disposition;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(`${code}: ${message}`, options);
    this.name = 'RepstreamError';
    this.code = code;
    this.disposition = errorCodes[code].disposition;
  }
}
