/** A member as their profile is made of them: what is held of metrics, with their age, sex and height at a time. */
import { ageOn } from '../../domain/age.js';
import type { Confidence } from '../../domain/profile/confidence.js';
import type { Member, MetricValue } from '../../domain/profile/member.js';
import type { Entry, Held } from './held.js';

/** What of a user's record profiles depend on. */
export interface Personal {
  readonly birthDate: string | null;
  readonly sex: 'UNKNOWN' | 'FEMALE' | 'MALE' | null;
}

/** A height that was measured. */
export interface Height {
  readonly at: number;
  readonly heightMm: number;
}

/** All heights by the id of their measurement: few, since a scale does not measure them. */
export type Heights = Record<string, Height>;

/** What is known of somebody. */
export interface KnownOf {
  readonly held: Held;
  readonly heights: Heights;
  readonly personal: Personal | null;
}

/** The member at a time: that of the tick, or of the newest evidence where the tick is behind it. */
export function memberOf({ held, heights, personal }: KnownOf, tick: number, muscles: Member['muscles']): Member {
  const series = Object.values(held);
  const now = series.flat().reduce((newest, { evidenceUntil }) => Math.max(newest, evidenceUntil ?? 0), tick);
  const { birthDate = null, sex = null } = personal ?? {};
  return {
    now,
    age: birthDate === null ? null : ageOn(birthDate, new Date(now).toISOString().slice(0, 10)),
    sex: sex === 'UNKNOWN' ? null : sex,
    height: heightOf(heights),
    muscles,
    present: (metric) =>
      series.flatMap((entries) => (entries.at(-1)?.metric === metric ? (presentOf(entries) ?? []) : [])),
    weeks: (metric) =>
      series.flatMap((entries) =>
        entries.at(-1)?.metric === metric ? entries.flatMap((entry) => shownBy(entry) ?? []) : [],
      ),
  };
}

/** When (ms) somebody born on a day next grows older after a time, UTC; null: not known. */
export function nextBirthday(birthDate: string | null, now: number): number | null {
  const [, month, day] = birthDate?.split('-').map(Number) ?? [];
  if (!month || !day) return null;
  const year = new Date(now).getUTCFullYear();
  // The 29th of February is the 1st of March in other years.
  return [year, year + 1].map((one) => Date.UTC(one, month - 1, day)).find((at) => at > now) ?? null;
}

/**
 * The value that a series has now. One that fell only because its member grew older counts as it was measured: a formula that takes something
 * off with each year takes no level.
 */
function presentOf(entries: readonly Entry[]): MetricValue | null {
  const last = entries.at(-1);
  const now = last && shownBy(last);
  if (!now || !last.ageing) return now ?? null;
  const measured = entries[0] && shownBy(entries[0]);
  return measured && measured.value > now.value ? { ...now, value: measured.value } : now;
}

function shownBy({ value, evidenceUntil, ageing: _, ...entry }: Entry): MetricValue | null {
  // What follows from the age alone shows nothing of anybody.
  if (value === null || evidenceUntil === null) return null;
  return { ...entry, value, evidenceUntil, confidence: entry.confidence as Confidence };
}

function heightOf(heights: Heights): MetricValue | null {
  const [id, last] =
    Object.entries(heights)
      .toSorted(([a, x], [b, y]) => x.at - y.at || (a < b ? -1 : 1))
      .at(-1) ?? [];
  if (!id || !last) return null;
  const { at, heightMm } = last;
  const named = { metric: 'height', exerciseId: '', equipmentModel: '' };
  return { ...named, value: heightMm / 1_000, at, confidence: 'high', evidence: [id], evidenceUntil: at };
}
