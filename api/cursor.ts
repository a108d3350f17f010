/** Keyset cursors: where a page ended, opaque to clients. */
import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import { invalid } from './problem.js';

/** Newest first: the time and id of the last item. */
export const TimeAndId = Type.Tuple([Type.String({ format: 'date-time' }), Type.String({ format: 'uuid' })]);
/** Newest first, by names of any kind: the time and name of the last item. */
export const TimeAndText = Type.Tuple([Type.String({ format: 'date-time' }), Type.String({ maxLength: 400 })]);
/** By id: the id of the last item. */
export const LastId = Type.Tuple([Type.String({ minLength: 1, maxLength: 128 })]);
/** Down a board: the rank and id of the last item. */
export const RankAndId = Type.Tuple([
  Type.Integer({ minimum: 1, maximum: 2_147_483_647 }),
  Type.String({ minLength: 1, maxLength: 200 }),
]);
const counted = Type.Integer({ minimum: 0, maximum: 2_147_483_647 });
/** Down the ranks of teams: the version, class, rank and id of the last item. */
export const TeamPlace = Type.Tuple([
  ...([counted, counted, counted] as const),
  Type.String({ minLength: 1, maxLength: 200 }),
]);
/** Challenges that can still be trained for before those that are over: as of when, whether over, the key and the id of the last item. */
export const ChallengePlace = Type.Tuple([
  Type.String({ format: 'date-time' }),
  Type.Boolean(),
  Type.Number(),
  Type.String({ minLength: 1, maxLength: 128 }),
]);
/** Newest first within a history of metrics: the time, exercise and machine model of the last item. */
export const HistoryPlace = Type.Tuple([
  Type.String({ format: 'date-time' }),
  Type.String({ maxLength: 400 }),
  Type.String({ maxLength: 400 }),
]);
/** Through bests: the exercise and measure of the last item. */
export const ExerciseAndMeasure = Type.Tuple([Type.String({ maxLength: 400 }), Type.String({ maxLength: 64 })]);
/** By day or period: the first day of the last item. */
export const LastDay = Type.Tuple([Type.String({ format: 'date' })]);
const placeOfMachine = [Type.String({ maxLength: 400 }), Type.String({ maxLength: 400 })] as const;
/** Machines by hour: the hour, gym (may be '') and machine of the last item. */
export const HourAndMachine = Type.Tuple([Type.String({ format: 'date-time' }), ...placeOfMachine]);
/** Machines by day: the same with a day. */
export const DayAndMachine = Type.Tuple([Type.String({ format: 'date' }), ...placeOfMachine]);
/** Data of machines by week: the week (the first day there is: none), the two names that tell rows of it apart, and the firmware of the last item. */
export const WeekAndFirmware = Type.Tuple([
  Type.String({ format: 'date' }),
  ...placeOfMachine,
  Type.String({ maxLength: 400 }),
]);
type Place =
  | typeof TimeAndId
  | typeof TimeAndText
  | typeof LastId
  | typeof RankAndId
  | typeof TeamPlace
  | typeof HistoryPlace
  | typeof ChallengePlace
  | typeof ExerciseAndMeasure
  | typeof LastDay
  | typeof HourAndMachine
  | typeof DayAndMachine
  | typeof WeekAndFirmware;

/** Packs a place as a cursor. */
export const cursorOf = (place: Static<Place>): string => Buffer.from(JSON.stringify(place)).toString('base64url');

/** NUL, or half of a surrogate pair: no id that we gave has such. */
const isOdd = (part: unknown) => typeof part === 'string' && (part.includes('\0') || /[\ud800-\udfff]/u.test(part));

/** The place in a cursor; throws a 400 when it is not one of ours. */
export function placeOf<P extends Place>(schema: P, cursor: string): Static<P> {
  const place = parse(Buffer.from(cursor, 'base64url').toString());
  if (Value.Check(schema, place) && !(place as readonly unknown[]).some(isOdd)) return place;
  throw invalid('/query/cursor', 'is not a cursor that this list gave: leave it out to begin again');
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** One page: of `limit + 1` rows asked for, the first `limit` and the cursor after them (null: that was all). */
export function page<Row>(rows: readonly Row[], limit: number, place: (last: Row) => Static<Place>) {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last ? cursorOf(place(last)) : null };
}
