/** The reference of errors and of parking reasons. */
import { parkingReasons } from '../../cli/parking-reasons.js';
import { type ErrorCode, errorCodes } from '../../engine/errors.js';
import { code, table } from './markdown.js';

const dispositions = {
  retry: 'tries again by itself',
  park: 'the key is parked, all else goes on',
  stop: 'what met it stops and says so',
} as const;

/** What to do about each. */
const remedies: Readonly<Record<ErrorCode, string>> = {
  REPSTREAM_TOPOLOGY: 'Read the message: it names the processors and the topic. Put the declaration right.',
  REPSTREAM_PARTITIONS:
    'Inputs of one processor must have equal numbers of partitions. A topic’s number is never changed in place, as keys would move: set REPSTREAM_PARTITIONS to what the topics were created with.',
  REPSTREAM_NO_TOPIC: 'Run `repstream topics apply` against this broker.',
  REPSTREAM_SCHEMA:
    'Not registered: run `repstream topics apply`. Incompatible: the message names the field; grow a schema only by nullable fields with default null and by enum symbols.',
  REPSTREAM_GAP:
    'Events between two processors are gone. `repstream republish TASK` with the task that the message names tells them again, and whoever stopped goes on ([restore](../guides/restore.md)).',
  REPSTREAM_LOG_START:
    'Records were deleted too early: look at the topic’s retention (it should be −1). Bring them back; else, of a derived topic, build its writer anew ([restore](../guides/restore.md)).',
  REPSTREAM_LOG_END:
    'The broker has less than was already folded: it was restored or replaced. Bring its data back; else, of a derived topic, build its writer anew ([restore](../guides/restore.md)).',
  REPSTREAM_LOG_REPLACED:
    'The topic was deleted and made anew. Nothing of it was folded. Bring the old one back; else, of a derived topic, build its writer anew ([restore](../guides/restore.md)).',
  REPSTREAM_HORIZON:
    'Say in the processor’s declaration what a state of an earlier build is in this one (`inherit`), or run a build that was begun before the purge ([purge](../guides/purge.md)).',
  REPSTREAM_PURGE:
    'Read the message: it names what stands against it, and what to run first ([purge](../guides/purge.md)).',
  REPSTREAM_STALLED:
    'See whether the broker is up and the topic’s partitions have a leader, and run the command again.',
  REPSTREAM_FENCED:
    'Nothing, when a process was just added or removed. When it goes on, two deployments run the same lineage on one database.',
  REPSTREAM_ROW: 'A bug in the processor: the message names view, column and value.',
  REPSTREAM_UNDECLARED: 'A bug in the processor: declare the view or topic, or do not show it.',
  REPSTREAM_REFUSED: "Shorten what the view is keyed or indexed by, raise the processor's version, and build it anew.",
  REPSTREAM_STATE_SIZE: 'Look at what the key sent. For a session: thousands of gaps.',
  REPSTREAM_ROLE: 'Read the message: it says what to run, and as whom. See [analysts](../analysts.md).',
  REPSTREAM_LINEAGE:
    'Read the message: it names the lineage and what stands against it. `repstream views list` shows all.',
  REPSTREAM_CODE_CHANGED:
    'Meant to make other rows: raise `version` in its declaration, and build it beside the old. Meant to make the same: `repstream verify PROCESSOR --accept`. See [parity](../guides/parity.md).',
  REPSTREAM_VERIFY: 'Read the message: it says what is in the way. What passes by itself was waited for already.',
  REPSTREAM_RUNNING: 'Stop the processes with its code, wait half a minute, and run the command again.',
  REPSTREAM_PARKED: '`repstream parked list` shows what does; what was discarded is in `models.discarded_events`.',
  REPSTREAM_BLOCKED:
    'The message names the process id and the program. Let it finish, or end it (`select pg_terminate_backend(<pid>)`), and run the command again.',
};

/** Every code of engine/errors.ts. */
export const errorsPart = (): string =>
  table(
    ['code', 'meaning', 'what becomes of it', 'what to do'],
    (Object.keys(errorCodes) as ErrorCode[]).map((name) => [
      code(name),
      errorCodes[name].meaning,
      dispositions[errorCodes[name].disposition],
      remedies[name],
    ]),
  );

/** Every parking reason. */
export const parkingPart = (): string =>
  table(
    ['reason', 'of', 'parks', 'meaning', 'what to do'],
    Object.entries(parkingReasons).map(([reason, { topics, parks, meaning, remedy }]) => [
      code(reason),
      topics,
      parks === 'event' ? 'the event' : 'the key',
      meaning,
      remedy,
    ]),
  );
