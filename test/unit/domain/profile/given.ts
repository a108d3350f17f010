/** Members for tests of profiles. */
import type { Member, MetricValue } from '../../../../domain/profile/member.js';

const DAY_MS = 86_400_000;
/** A Wednesday noon, UTC. */
export const now = Date.UTC(2026, 10, 25, 12);
export const daysAgo = (days: number): number => now - days * DAY_MS;

const groups: Readonly<Record<string, readonly string[]>> = {
  'push-up': ['chest'],
  'sit-up': ['abdominals'],
  'chest-press-machine': ['chest'],
  'leg-press': ['quadriceps'],
};

/** A value that was measured three days ago. */
export const value = (metric: string, amount: number, more: Partial<MetricValue> = {}): MetricValue => ({
  ...{ metric, exerciseId: '', equipmentModel: '', value: amount, at: daysAgo(3) },
  ...{ confidence: 'high', evidence: [`${metric}-1`], evidenceUntil: daysAgo(3) },
  ...more,
});

/** A man of 25 of whom this is known. */
export const member = (values: readonly MetricValue[], more: Partial<Member> = {}): Member => ({
  ...{ now, age: 25, sex: 'MALE', height: null },
  muscles: (exerciseId) => groups[exerciseId] ?? [],
  present: (metric) => values.filter((one) => one.metric === metric),
  weeks: (metric) => values.filter((one) => one.metric === metric),
  ...more,
});

/** The week `n` weeks ago, with so many active minutes. */
export const week = (n: number, minutes: number): MetricValue => {
  const at = Date.UTC(2026, 10, 23) - n * 7 * DAY_MS;
  return value('weekly_active_minutes', minutes, { at, evidenceUntil: at + DAY_MS, evidence: [`week-${n}`] });
};
