/** The history of a metric within one period: what its value was from when on, by the points that came and left the window. */
import { ageOn } from '../../domain/age.js';
import { round6 } from '../../domain/rounding.js';
import type { Chosen, Confidence, FormulaName, Metric, Person, Point } from './metric.js';
import { DAY_MS, dayOf, periodOf } from './periods.js';

/** Why a value changed: a workout or measurement came, one left the window, or the member grew a year older. */
export type Cause = 'measured' | 'left_window' | 'ageing';

/** From a time on (ms) the metric has this value; null: nothing within the window. */
export interface Entry {
  readonly at: number;
  readonly value: number | null;
  readonly formula: FormulaName;
  readonly confidence: Confidence;
  readonly cause: Cause;
  /** Ids of the facts it rests on, the latest of them. */
  readonly evidence: readonly string[];
  /** The latest event time among these, ms. */
  readonly evidenceUntil: number | null;
}

/** What the profile says, as far as values depend on it. */
export interface Profile {
  readonly birthDate: string | null;
  readonly sex: 'UNKNOWN' | 'FEMALE' | 'MALE' | null;
}

/** More ids would make rows of a mean larger than anybody reads. */
const EVIDENCE_MOST = 50;

const windowMs = ({ windowDays }: Metric) => windowDays * DAY_MS;

/** All entries of the period that begins at `from`, also those that are yet to come if nothing else happens. */
export function historyOf(metric: Metric, from: number, points: readonly Point[], profile?: Profile): Entry[] {
  const { to } = periodOf(from, metric.windowDays);
  const byTime = points.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  const coming = new Set(byTime.map(({ at }) => at));
  const leaving = new Set(byTime.map(({ at }) => at + windowMs(metric)));
  const birthdays = metric.personal ? birthdaysIn(profile?.birthDate ?? null, from, to) : [];
  const times = [...new Set([...coming, ...leaving, ...birthdays])]
    .filter((at) => from <= at && at < to)
    .sort((a, b) => a - b);

  const window = windowOver(metric, byTime);
  let person = personAt(from - 1, metric, profile);
  let chosen = metric.choose(window(from - 1).all(), person);
  let standing = madeOf(metric, chosen);
  const entries: Entry[] = [];
  for (const at of times) {
    const { all, come } = window(at);
    const isOlder = birthdays.includes(at);
    if (isOlder) person = personAt(at, metric, profile);
    const still = metric.selects && !isOlder && chosen?.evidence.every((point) => at < point.at + windowMs(metric));
    if (still && chosen?.evidence.length) {
      if (come.length === 0) continue;
      chosen = metric.choose([...chosen.evidence, ...come], person);
    } else chosen = metric.choose(all(), person);
    const made = madeOf(metric, chosen);
    if (isSame(made, standing)) continue;
    standing = made;
    entries.push({ at, ...made, cause: coming.has(at) ? 'measured' : leaving.has(at) ? 'left_window' : 'ageing' });
  }
  return entries;
}

/** Until when (ms) the history is told: the tick, or the newest point where the tick is behind it. */
export const toldUntil = ({ settlesMs }: Metric, points: readonly Point[], tick: number): number =>
  points.reduce((newest, { at }) => Math.max(newest, at), tick - settlesMs);

/** When (ms) the history of the period has to be told further though nothing came, or null. */
export function nextTime(metric: Metric, from: number, points: readonly Point[], tick: number): number | null {
  const { to } = periodOf(from, metric.windowDays);
  const until = toldUntil(metric, points, tick);
  const ends = points.map(({ at }) => at + windowMs(metric));
  // A state knows no birth date, so it is asked every day; and which points count may depend on the age.
  const midnight = Math.max(from, (Math.floor(until / DAY_MS) + 1) * DAY_MS);
  const times = metric.personal
    ? [...ends, ...(ends.some((end) => end > midnight) ? [midnight] : [])]
    : historyOf(metric, from, points).map(({ at }) => at);
  const next = Math.min(...times.filter((at) => until < at && from <= at && at < to));
  return Number.isFinite(next) ? next + metric.settlesMs : null;
}

/** The points within the window at times that only grow, and those that came since the time before. */
function windowOver(metric: Metric, byTime: readonly Point[]) {
  let first = 0;
  let end = 0;
  return (at: number) => {
    const before = end;
    while ((byTime[end]?.at ?? Number.POSITIVE_INFINITY) <= at) end++;
    while (first < end && (byTime[first]?.at ?? 0) + windowMs(metric) <= at) first++;
    return { all: () => byTime.slice(first, end), come: byTime.slice(Math.max(first, before), end) };
  };
}

function personAt(at: number, { personal }: Metric, profile?: Profile): Person {
  if (!personal || !profile) return { age: null, sex: null };
  const { birthDate, sex } = profile;
  return { age: birthDate === null ? null : ageOn(birthDate, dayOf(at)), sex: sex === 'UNKNOWN' ? null : sex };
}

/** When (ms) a birthday begins, UTC, within a period; the 29th of February is the 1st of March in other years. */
function birthdaysIn(birthDate: string | null, from: number, to: number): number[] {
  const [, month, day] = birthDate?.split('-').map(Number) ?? [];
  if (!month || !day) return [];
  const years = [new Date(from).getUTCFullYear(), new Date(to).getUTCFullYear()];
  return years.map((year) => Date.UTC(year, month - 1, day));
}

type Made = Omit<Entry, 'at' | 'cause'>;

function madeOf({ formula, confidence }: Metric, chosen: Chosen | null): Made {
  if (!chosen) return { value: null, formula, confidence, evidence: [], evidenceUntil: null };
  const evidence = chosen.evidence.slice(-EVIDENCE_MOST);
  return {
    value: round6(chosen.value),
    formula: chosen.formula ?? formula,
    confidence: chosen.confidence ?? confidence,
    evidence: evidence.map(({ id }) => id),
    evidenceUntil: evidence.length === 0 ? null : Math.max(...evidence.map(({ at, seenAt = at }) => seenAt)),
  };
}

const isSame = (a: Made, b: Made) =>
  a.value === b.value &&
  a.formula.id === b.formula.id &&
  a.formula.version === b.formula.version &&
  a.confidence === b.confidence &&
  a.evidence.length === b.evidence.length &&
  a.evidence.every((id, i) => id === b.evidence[i]);
