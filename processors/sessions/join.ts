/** Joining neighbouring intervals: associative, so that any order of arrival gives the same session. */
import { joinBestMinutes } from './best-minute.js';
import { type CounterName, type Edge, fromNothing, joinEdges, limits, originEdge } from './counters.js';
import { hold } from './effort.js';
import { holdMinute, joinMinutes } from './minutes.js';
import { emptyRun, type Run } from './run.js';
import { joinSets } from './sets.js';
import { addSums, copySums, place, type Sums } from './sums.js';

/** The counters that are summed; repetitions are summed by set. */
const summed = ['cycles', 'distanceMm', 'workJ', 'machineEnergyKcal'] as const satisfies readonly CounterName[];

/** What came before a session: no event, and every counter at 0. Joined before the first run it settles what only a neighbour can tell. */
export function origin(): Run {
  const run = emptyRun(-1, Number.NEGATIVE_INFINITY);
  for (const name of [...summed, 'repetitions'] as const) run.counters[name] = originEdge();
  return run;
}

/**
 * Appends `b`, whose sequences follow those of `a` (at once or after a gap), to `a`, in place; `b` stays as it is.
 * Across a gap the counters' steps count, as counters are cumulative; time counts as between any two readings.
 */
export function join(a: Run, b: Readonly<Run>): void {
  if (a.now !== null && b.first !== null) holdMinute(a, a.now, b.first[0]);
  joinMinutes(a, b);
  const activeMs = a.now !== null && b.first !== null ? hold(a.sums, a.now, b.first[0]) : 0;
  const broken = a.now !== null && b.first !== null && (a.now.loadGrams ?? 0) !== b.first[1];
  const knewRepetitions = a.counters.repetitions[3] >= 0;
  const resets = a.resets;
  const repetitions = joinEdges(a, limits.repetitions, a.counters.repetitions, b.counters.repetitions);
  a.bestMinutes = joinBestMinutes(a.bestMinutes, b.bestMinutes, a.exerciseId, {
    repetitions: knewRepetitions ? repetitions : fromNothing(limits.repetitions, b.counters.repetitions[0]),
    isReset: a.resets !== resets,
  });
  const steps = summed.map((name) => joinEdges(a, limits[name], a.counters[name], b.counters[name]));

  /** The sums of `a`, the seam and a beginning of `b`, which has the step of a counter only if it knows the counter. */
  const upTo = (beginning: Sums): Sums => {
    const sums = copySums(a.sums);
    addSums(sums, beginning);
    summed.forEach((name, i) => {
      const edge: Edge = b.counters[name];
      if (edge[1] >= 0 && edge[1] <= beginning[place.lastSequence]) sums[place[name]] += steps[i] ?? 0;
    });
    return sums;
  };

  const seam = { activeMs, broken, repetitions: knewRepetitions ? repetitions : null };
  const { standing, merged } = joinSets(a, b, seam);
  const [formerMark, lastMark] = b.marks;
  if (standing > 0 && lastMark !== null) {
    const former = standing > 1 ? formerMark && upTo(formerMark) : a.marks[merged ? 0 : 1];
    a.marks = [former, upTo(lastMark)];
  }
  a.sums = upTo(b.sums);
  a.first ??= b.first && [...b.first];
  if (b.now !== null) a.now = { ...b.now };
  a.resets += b.resets;
  a.wraps += b.wraps;
  a.leaps += b.leaps;
}
