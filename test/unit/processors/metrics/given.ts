/** Workouts and measurements for tests of metrics, and histories by the plainest way. */
import { round6 } from '../../../../domain/rounding.js';
import type { Metric, Point } from '../../../../processors/metrics/metric.js';
import { DAY_MS, periodOf } from '../../../../processors/metrics/periods.js';
import { memberMetricHistory } from '../../../../processors/metrics/views.js';
import type { ExerciseSet, Workout } from '../../../../schemas/generated/workouts.js';
import { trained, uuid } from '../totals/given.js';

export { takenBack, uuid } from '../totals/given.js';

/** A day of 2026, 0 being the 1st of January, at an hour UTC (ms). */
export const day = (n: number, hour = 12): number => Date.UTC(2026, 0, 1 + n, hour);

/** A set on the leg press. */
export const set = (kg: number, repetitions: number, exerciseId: string | null = 'leg-press'): ExerciseSet => ({
  exerciseId,
  repetitions,
  loadGrams: kg * 1_000,
  startedAt: 0,
  endedAt: 0,
});

/** The workout `n` of Ana's on a day of 2026, in UTC. */
export const did = (n: number, on: number, given: Partial<Workout> = {}) =>
  trained({
    workoutId: uuid(n),
    startedAt: day(on),
    endedAt: day(on) + 600_000,
    localDay: new Date(day(on)).toISOString().slice(0, 10),
    timeZone: 'UTC',
    localHour: 12,
    ...given,
  });
/** The same, of these sets. */
export const lifted = (n: number, on: number, ...sets: readonly ExerciseSet[]) => did(n, on, { sets });

/** A row of the leg press with these values. */
export const entryOf = (values: object) => memberMetricHistory.row({ ...ofAna, ...values } as never);
const ofAna = { userId: 'ana', exerciseId: 'leg-press', equipmentModel: 'Technogym Selection 700' };

/** When (ms) a metric got which value, by looking at all its points at every time at which anything may change. */
export function plainHistory(metric: Metric, points: readonly Point[], tick: number) {
  const length = metric.windowDays * DAY_MS;
  const sorted = points.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  const valueAt = (at: number) =>
    metric.choose(
      sorted.filter((point) => point.at <= at && at < point.at + length),
      { age: null, sex: null },
    );
  const told = (at: number) => {
    const { from, to } = periodOf(at, metric.windowDays);
    const before = periodOf(from - 1, metric.windowDays).from;
    const seen = sorted.filter((point) => before <= point.at && point.at < to).map((point) => point.at);
    return at <= Math.max(tick - metric.settlesMs, ...seen);
  };
  const times = new Set(sorted.flatMap(({ at }) => [at, at + length]));
  const history: { at: number; value: number | null; evidence: string[] }[] = [];
  let last = '';
  for (const at of [...times].sort((a, b) => a - b)) {
    const chosen = valueAt(at);
    const made = { value: chosen && round6(chosen.value), evidence: chosen?.evidence.map(({ id }) => id) ?? [] };
    if (JSON.stringify(made) !== last) history.push({ at, ...made });
    last = JSON.stringify(made);
  }
  return history.filter(({ at }) => told(at));
}
