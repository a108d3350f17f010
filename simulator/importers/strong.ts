/** Export of the Strong app: one row a set; text of three generations (comma, semicolon with units, semicolon with units in the header). */
import { type CsvRow, headerOf, numberOf, rowsOf } from './csv.js';
import { wallTime } from './local-time.js';
import { KILOMETRE_MM, loggedSet, MILE_MM, POUND_GRAMS } from './logged-set.js';
import { WorkoutLog } from './logged-workout.js';
import { type ImportOptions, type Outcome, skipped } from './outcome.js';

/** Columns that every generation has; by them the file is known. */
export const STRONG_COLUMNS = ['Date', 'Workout Name', 'Exercise Name', 'Set Order', 'Reps'] as const;

/** Converts a Strong export. Times are wall-clock times; a weight without a unit is in `weightUnit`, a distance in km, or in miles beside pounds. */
export function* strong(text: string, options: ImportOptions): Generator<Outcome> {
  const header = headerOf(text);
  const log = new WorkoutLog();
  for (const row of rowsOf(text)) {
    const order = row.get('Set Order');
    const what = `line ${row.line} (${row.get('Exercise Name') || 'no exercise'}, set ${order})`;
    // Rest timers and notes stand in rows of their own; warm-up (W), drop (D) and failure (F) sets are sets.
    if (!/^(\d+|[WDF])$/i.test(order)) {
      yield skipped(what, 'not a set');
      continue;
    }
    const startedAt = wallTime(row.get('Date'));
    if (startedAt === null) {
      yield skipped(what, `no date like 2020-12-30 18:51:52: ${row.get('Date')}`);
      continue;
    }
    const { set, left } = loggedSet(what, cellsOf(row, header, options));
    yield* left;
    if (set !== null) log.add(startedAt, durationOf(row), set);
  }
  yield* log.outcomes(options);
}

function cellsOf(row: CsvRow, header: readonly string[], options: ImportOptions) {
  const column = (name: string) => header.find((column) => column === name || column.startsWith(`${name} (`)) ?? name;
  const unit = (name: string) => (row.get(`${name} Unit`) || /\((.+)\)/.exec(column(name))?.[1] || '').toLowerCase();
  const pounds = /^lb/.test(unit('Weight') || options.weightUnit);
  const distances: Readonly<Record<string, number>> = {
    km: KILOMETRE_MM,
    mi: MILE_MM,
    miles: MILE_MM,
    m: 1_000,
    meters: 1_000,
    ft: 304.8,
    feet: 304.8,
  };
  return {
    exercise: row.get('Exercise Name'),
    weight: row.get(column('Weight')),
    gramsPerUnit: pounds ? POUND_GRAMS : 1_000,
    repetitions: row.get('Reps').replace(/\.0$/, ''),
    seconds: row.get('Seconds'),
    distance: row.get(column('Distance')),
    mmPerUnit: distances[unit('Distance')] ?? (pounds ? MILE_MM : KILOMETRE_MM),
  };
}

/** `2h 38m`, `45m`, `30s` or seconds; null when it says nothing. */
function durationOf(row: CsvRow): number | null {
  const text = row.get('Duration') || row.get('Workout Duration');
  const seconds = numberOf(row.get('Duration (sec)'));
  if (seconds !== null) return seconds > 0 ? seconds * 1_000 : null;
  const part = (letter: string) => Number(new RegExp(`(\\d+)\\s*${letter}`).exec(text)?.[1] ?? 0);
  const ms = ((part('h') * 60 + part('m')) * 60 + part('s')) * 1_000;
  return ms > 0 ? ms : null;
}
