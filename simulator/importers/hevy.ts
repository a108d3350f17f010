/** Export of the Hevy app: one row a set; the units stand in the column names. */
import { type CsvRow, headerOf, rowsOf } from './csv.js';
import { type WallTime, wallTime } from './local-time.js';
import { KILOMETRE_MM, loggedSet, MILE_MM, POUND_GRAMS } from './logged-set.js';
import { WorkoutLog } from './logged-workout.js';
import { type ImportOptions, type Outcome, skipped } from './outcome.js';

/** By these columns the file is known. */
export const HEVY_COLUMNS = ['start_time', 'exercise_title', 'set_index', 'reps'] as const;

/** Converts a Hevy export. Times are wall-clock times. */
export function* hevy(text: string, options: ImportOptions): Generator<Outcome> {
  const header = headerOf(text);
  const log = new WorkoutLog();
  for (const row of rowsOf(text)) {
    const what = `line ${row.line} (${row.get('exercise_title') || 'no exercise'}, set ${row.get('set_index')})`;
    const startedAt = wallTime(row.get('start_time'));
    if (startedAt === null) {
      yield skipped(what, `no time like 28 Mar 2025, 17:29: ${row.get('start_time')}`);
      continue;
    }
    const { set, left } = loggedSet(what, cellsOf(row, header));
    yield* left;
    if (set !== null) log.add(startedAt, durationOf(row, startedAt), set);
  }
  yield* log.outcomes(options);
}

function cellsOf(row: CsvRow, header: readonly string[]) {
  const pounds = header.includes('weight_lbs');
  const miles = header.includes('distance_miles');
  return {
    exercise: row.get('exercise_title'),
    weight: row.get(pounds ? 'weight_lbs' : 'weight_kg'),
    gramsPerUnit: pounds ? POUND_GRAMS : 1_000,
    repetitions: row.get('reps'),
    seconds: row.get('duration_seconds'),
    distance: row.get(miles ? 'distance_miles' : 'distance_km'),
    mmPerUnit: miles ? MILE_MM : KILOMETRE_MM,
  };
}

function durationOf(row: CsvRow, startedAt: WallTime): number | null {
  const endedAt = wallTime(row.get('end_time'));
  const ms = endedAt === null ? 0 : Date.parse(`${endedAt}Z`) - Date.parse(`${startedAt}Z`);
  return ms > 0 ? ms : null;
}
