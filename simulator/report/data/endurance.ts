/** Records of endurance work from its seconds: whole sessions, pieces of five minutes, and examples of what the heart does. */
import { max, mean, sampleCorrelation, standardDeviation } from 'simple-statistics';
import type { Example, SampleRecord } from '../kinds/kind.js';
import type { Second, SessionFigures } from './figures.js';

type Measure = 'powerW' | 'speedMmPerS' | 'cadenceRpm' | 'heartRateBpm';

const PIECE_S = 300;
/** A piece with less than this share of its seconds was interrupted. */
const FULL = 0.8;
/** Fewer pairs say nothing of a correlation; so little apart is the second before (watches leave some out). */
const FEWEST_PAIRS = 60;
const NEXT_S = 2.5;
const RISE_S = 30;
/** An example in so many seconds, with the effort of so long before. */
const EXAMPLE_EVERY_S = 30;
const LONGEST_WINDOW_S = 180;
const WINDOWS_S = [10, 60, LONGEST_WINDOW_S];

/** The pieces of a session that were not interrupted, each 5 min. */
export function pieces({ seconds }: SessionFigures): readonly (readonly Second[])[] {
  const found: Second[][] = [];
  for (const second of seconds) {
    const number = Math.floor(second.at / PIECE_S);
    const piece = found[number];
    if (piece) piece.push(second);
    else found[number] = [second];
  }
  return found.filter((piece) => piece.length >= FULL * PIECE_S);
}

/** The record of a whole session, or null: it is shorter than a piece. */
export function wholeRecord(session: SessionFigures): SampleRecord | null {
  const durationS = (session.endedAt - session.startedAt) / 1_000;
  if (durationS < PIECE_S || session.seconds.length < FULL * PIECE_S) return null;
  return {
    id: idOf(session),
    group: session.sessionId,
    values: { duration: durationS / 60, ...valuesOf(session.seconds, pieces(session)[0] ?? []) },
  };
}

/** The records of a session's pieces. */
export const pieceRecords = (session: SessionFigures): SampleRecord[] =>
  pieces(session).map((seconds, number) => ({
    id: `${idOf(session)} piece ${number + 1}`,
    group: `${session.sessionId}/${number}`,
    values: valuesOf(seconds, seconds),
  }));

/** What the heart did after which effort, against the means of the session. */
export function heartExamples(session: SessionFigures, effort: 'powerW' | 'speedMmPerS'): Example[] {
  const efforts = known(session.seconds, effort);
  const rates = known(session.seconds, 'heartRateBpm');
  if (efforts.length < FEWEST_PAIRS || rates.length < FEWEST_PAIRS) return [];
  const usual = { effort: mean(efforts), rate: mean(rates) };
  if (usual.effort === 0) return [];
  const examples: Example[] = [];
  let due = LONGEST_WINDOW_S;
  let from = 0;
  for (const [index, second] of session.seconds.entries()) {
    if (second.at < due || second.heartRateBpm === null) continue;
    due = second.at + EXAMPLE_EVERY_S;
    while ((session.seconds[from]?.at ?? second.at) <= second.at - LONGEST_WINDOW_S) from += 1;
    const before = session.seconds.slice(from, index + 1);
    const windows = WINDOWS_S.map((length) =>
      known(
        before.filter(({ at }) => at > second.at - length),
        effort,
      ),
    );
    if (windows.some((window) => window.length === 0)) continue;
    examples.push({
      group: `${session.sessionId}/${Math.floor(second.at / PIECE_S)}`,
      inputs: [...windows.map((window) => mean(window) / usual.effort), second.at / 60],
      target: second.heartRateBpm - usual.rate,
    });
  }
  return examples;
}

const idOf = ({ exerciseId, member, startedAt }: SessionFigures) =>
  `${exerciseId.replace('import:', '')}, ${member} ${new Date(startedAt).toISOString().slice(0, 16)}`;

const known = (seconds: readonly Second[], measure: Measure): number[] =>
  seconds.flatMap((second) => second[measure] ?? []);

function valuesOf(seconds: readonly Second[], first: readonly Second[]) {
  const rates = known(seconds, 'heartRateBpm');
  const speed = of(seconds, 'speedMmPerS', mean);
  const speedSpread = of(seconds, 'speedMmPerS', standardDeviation);
  return {
    power: of(seconds, 'powerW', mean),
    powerSpread: of(seconds, 'powerW', standardDeviation),
    powerMemory: memory(seconds, 'powerW'),
    speed: speed === null ? null : speed / 1_000,
    speedSpread: speedSpread === null ? null : speedSpread / 1_000,
    speedMemory: memory(seconds, 'speedMmPerS'),
    cadence: of(seconds, 'cadenceRpm', mean),
    cadenceSpread: of(seconds, 'cadenceRpm', standardDeviation),
    heart: of(seconds, 'heartRateBpm', mean),
    heartMost: rates.length < FEWEST_PAIRS ? null : max(rates),
    heartRise: rise(first),
    powerHeart: together(seconds, 'powerW'),
    speedHeart: together(seconds, 'speedMmPerS'),
  };
}

function of(seconds: readonly Second[], measure: Measure, statistic: (values: number[]) => number): number | null {
  const values = known(seconds, measure);
  return values.length < FEWEST_PAIRS ? null : statistic(values);
}

function memory(seconds: readonly Second[], measure: Measure): number | null {
  const pairs = seconds.flatMap((second, index) => {
    const before = seconds[index - 1];
    if (!before || second.at - before.at > NEXT_S) return [];
    const [one, other] = [before[measure], second[measure]];
    return one === null || other === null ? [] : [[one, other] as const];
  });
  return correlation(pairs);
}

const together = (seconds: readonly Second[], effort: 'powerW' | 'speedMmPerS'): number | null =>
  correlation(
    seconds.flatMap((second) => {
      const [one, other] = [second[effort], second.heartRateBpm];
      return one === null || other === null ? [] : [[one, other] as const];
    }),
  );

/** Pearson's; null: too few pairs, or one of both never changes. */
function correlation(pairs: readonly (readonly [number, number])[]): number | null {
  if (pairs.length < FEWEST_PAIRS) return null;
  const value = sampleCorrelation(
    pairs.map(([one]) => one),
    pairs.map(([, other]) => other),
  );
  return Number.isFinite(value) ? value : null;
}

function rise(seconds: readonly Second[]): number | null {
  const [begin, end] = [seconds[0]?.at, seconds.at(-1)?.at];
  if (begin === undefined || end === undefined) return null;
  const first = known(
    seconds.filter(({ at }) => at < begin + RISE_S),
    'heartRateBpm',
  );
  const last = known(
    seconds.filter(({ at }) => at > end - RISE_S),
    'heartRateBpm',
  );
  return first.length === 0 || last.length === 0 ? null : mean(last) - mean(first);
}
