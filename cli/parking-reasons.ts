/** Every reason under which the engine sets something aside, with what it means and how to put it right. A test holds the list complete. */

/** What is parked: `event`: that record alone; `key`: everything of the key from there on. */
export interface ParkingReason {
  readonly parks: 'event' | 'key';
  /** Whose records it concerns: `any` for all topics. */
  readonly topics: string;
  readonly meaning: string;
  readonly remedy: string;
}

const event = (topics: string, meaning: string, remedy: string): ParkingReason => ({
  parks: 'event',
  topics,
  meaning,
  remedy,
});
const key = (meaning: string, remedy: string): ParkingReason => ({ parks: 'key', topics: 'any', meaning, remedy });

/** By reason, in the order in which a record meets them. */
export const parkingReasons: Readonly<Record<string, ParkingReason>> = {
  no_key: event('any', 'The record has no key.', 'Write the key: for telemetry the equipmentId, as UTF-8 text.'),
  no_origin: event(
    'derived',
    'A record of a derived topic does not say which task wrote it, under which incarnation and number.',
    'Only processors write derived topics: find what else does, and stop it.',
  ),
  no_value: event(
    'sources',
    'The record has a key and no value.',
    'Write no tombstones; every record carries an event.',
  ),
  key_too_long: event(
    'any',
    'The key has more than 500 bytes.',
    'The key of telemetry is the equipmentId; ids have at most 200 characters.',
  ),
  not_avro: event(
    'any',
    'The value does not begin with the wire format: a zero byte and a schema id of 4 bytes, most significant first.',
    'Use a serializer of the schema registry, or write the 5 bytes before the Avro body.',
  ),
  unknown_schema_id: event(
    'any',
    'The schema registry knows no schema of that id.',
    'Take the id from the registry that Repstream uses; an id of another registry means nothing here.',
  ),
  schema_mismatch: event(
    'any',
    'The schema of that id exists and is not one of this topic.',
    'Write with the latest schema of the subject `<topic>-value`.',
  ),
  truncated_avro: event(
    'any',
    'The value ends before its schema does.',
    'Send the whole body; look for a buffer that is too small.',
  ),
  trailing_bytes: event(
    'any',
    'Bytes follow the value.',
    'Send one event per record and nothing after it; look for a buffer that is sent beyond its content.',
  ),
  bad_avro: event(
    'any',
    'The body is not a value of its schema, such as a union branch or an enum symbol that it does not have.',
    'Encode with the very schema whose id is written.',
  ),
  long_out_of_range: event(
    'any',
    'A whole number is beyond 2^53 and would lose digits.',
    'Look for an overflow or for the wrong unit: no time or counter is that great.',
  ),
  key_mismatch: event(
    'telemetry, amendments, measurement-amendments, users, tables',
    "The record's key is not the one its value belongs to.",
    'Key telemetry by the equipmentId in its value, letter by letter.',
  ),
  no_kind: event(
    'telemetry, amendments, measurement-amendments, notices',
    'None of the kinds is set (telemetry: started, reading, changed, ended, status).',
    'Set exactly one.',
  ),
  two_kinds: event(
    'telemetry, amendments, measurement-amendments',
    'More than one of the kinds is set.',
    'Send one message for each.',
  ),
  bad_session_id: event('telemetry, amendments', 'sessionId is not a UUID.', 'Make a random UUID for each session.'),
  bad_amendment_id: event(
    'amendments, measurement-amendments',
    'amendmentId is not a UUID.',
    'Make a random UUID for each decision.',
  ),
  bad_measurement_id: event(
    'body-measurements, measurement-amendments',
    'measurementId is not a UUID.',
    'Make a random UUID for each measurement, and keep it in resends.',
  ),
  bad_workout_id: event('entered-workouts', 'workoutId is not a UUID.', 'Make a random UUID for each workout.'),
  bad_enrolment_id: event('enrolments', 'The enrolmentId is not a uuid.', 'Make a uuid for each decision.'),
  bad_result_id: event('benchmark-results', 'The resultId is not a uuid.', 'Make a uuid for each result.'),
  implausible_result: event(
    'benchmark-results',
    'More than 200 repetitions in a minute, fewer than none, or 2.4 km in under 5 min or over 2 h.',
    'Look for a wrong unit: the run is in seconds.',
  ),
  bad_override_id: event('plan-overrides', 'The overrideId is not a uuid.', 'Make a uuid for each change of a plan.'),
  bad_changes: event(
    'plan-overrides',
    'What is changed is not JSON.',
    'Write a list of changes: {op, path, value}, as `PUT /v1/users/{id}/plan/override` takes them.',
  ),
  bad_access_id: event('accesses', 'The accessId is not a UUID.', 'Only the API writes accesses.'),
  bad_award_id: event('awards, notices', 'The awardId is not a UUID.', 'Only the issuer writes awards.'),
  bad_notice_id: event('notices', 'The noticeId is not a UUID.', 'Only the issuer writes notices.'),
  empty_window: event(
    'enrolments',
    'The challenge that it speaks of ends before it begins.',
    'Copy begin and end from the version of the challenge that is joined.',
  ),
  bad_entry_id: event('entered-workouts', 'entryId is not a UUID.', 'Make a random UUID for each record.'),
  implausible_workout: event(
    'entered-workouts',
    'It took more than a day, or a set has more than 100,000 repetitions or 10,000 kg.',
    'durationS is in seconds, loadGrams in grams.',
  ),
  nobody: event(
    'body-measurements',
    'Neither userId nor equipmentId is set.',
    'Send the member, or the scale when nobody signed in.',
  ),
  implausible_weight: event(
    'body-measurements, measurement-amendments',
    'The weight is under 2 kg or over 700 kg.',
    'weightGrams is in grams.',
  ),
  implausible_height: event(
    'body-measurements, measurement-amendments',
    'The height is under 30 cm or over 3 m.',
    'heightMm is in millimetres.',
  ),
  negative_sequence: event('telemetry', 'sequence is below 0.', 'Count from 0 with the start of each session.'),
  negative_counter: event(
    'telemetry, entered-workouts, teams',
    'A counter or a value that cannot be negative is.',
    'Send null for what is not known; look for an overflow of a signed number.',
  ),
  nul_in_string: event(
    'any source',
    'A text holds the character NUL.',
    'Cut texts at their terminator before encoding.',
  ),
  text_too_long: event(
    'telemetry, amendments, body-measurements, measurement-amendments, entered-workouts',
    'An id, a fault code or the firmware has more than 200 characters.',
    'Ids are short names; look for a text that has no terminator.',
  ),
  clock_ahead: event(
    'telemetry, amendments, body-measurements, measurement-amendments, entered-workouts',
    'at is more than an hour later than the broker received it.',
    "Set the machine's clock by NTP; send UTC in ms since 1970.",
  ),
  no_time: event(
    'telemetry, amendments, body-measurements, measurement-amendments, entered-workouts',
    'at is before the year 1900.',
    'Send UTC in ms since 1970; a clock that was never set may say 1970, which is only flagged.',
  ),
  key_parked: event(
    'any',
    'An earlier event of this key parked the key; later ones wait behind it.',
    'Put right what parked the key: see its other parked entries.',
  ),
  fold_failed: key(
    'The fold threw an error at the events of this key.',
    'A bug in the processor: the detail holds the message.',
  ),
  REPSTREAM_ROW: key(
    'The fold showed a value that its column cannot hold.',
    'A bug in the processor: the detail names the column.',
  ),
  REPSTREAM_UNDECLARED: key(
    'The fold showed a row or an event that its processor does not declare.',
    'A bug in the processor.',
  ),
  REPSTREAM_REFUSED: key(
    'Postgres refused what this key would have written, though every value fits its column: an index entry that is too long, for one.',
    "The detail holds Postgres' words: shorten what the row is keyed or indexed by.",
  ),
  REPSTREAM_STATE_SIZE: key(
    'The state of one scope grew over 256 kB.',
    'Look at what the key sent; usually thousands of gaps in one session.',
  ),
};
