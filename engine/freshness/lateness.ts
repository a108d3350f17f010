/** How late readers of a topic are, found from the log itself: nobody keeps a history of positions. */

/** A position in one partition. */
interface Reading {
  readonly partition: number;
  /** Next offset to fold. */
  readonly position: number;
}

/** How often the broker is asked at most: enough for a year, found to a tenth. */
const MOST_CALLS = 18;
const STEP = 4;
const EXACT_TO = 1.1;

/**
 * How late each of these readings is at `now` (ms), 0: within the target. A reading is later than t when it stands before the first
 * record that is not older than t; `offsetsAt` gives that of each partition (the end where there is none). So one call answers
 * whether all are within the target; only when one is not, more calls find how late: of the latest to a tenth, of the others at least.
 */
export async function latenessOf(
  readings: readonly Reading[],
  targetMs: number,
  now: number,
  offsetsAt: (time: number) => Promise<ReadonlyMap<number, number>>,
): Promise<number[]> {
  const bounds = readings.map(() => ({ least: 0, most: Number.POSITIVE_INFINITY }));
  let asked = targetMs;
  for (let calls = 0; calls < MOST_CALLS; calls++) {
    const offsets = await offsetsAt(now - asked);
    readings.forEach(({ partition, position }, i) => {
      const bound = bounds[i];
      if (!bound) return;
      if (position < (offsets.get(partition) ?? 0)) bound.least = Math.max(bound.least, asked);
      else bound.most = Math.min(bound.most, asked);
    });
    const open = bounds.filter(({ least }) => least > 0);
    const latest = open.reduce((found, bound) => (bound.most > found.most ? bound : found), { least: 0, most: 0 });
    const surely = open.reduce((most, { least }) => Math.max(most, least), 0);
    if (latest.most <= surely * EXACT_TO) break;
    asked = Number.isFinite(latest.most) ? Math.sqrt(latest.least * latest.most) : surely * STEP;
    asked = Math.round(asked);
  }
  return bounds.map(({ least }) => least);
}
