/** Simulated members at the end of a year, as the features see them, with the VO2max that the simulator gave them. */
import { ageOn } from '../../domain/age.js';
import type { Member, MetricValue } from '../../domain/profile/member.js';
import { metrics } from '../../processors/metrics/index.js';
import type { Metric, Point } from '../../processors/metrics/metric.js';
import { type Features, featuresOf, uses, weekly } from '../../processors/profiles/model/features.js';
import type { Measurement } from '../../schemas/generated/measurements.js';
import type { Workout } from '../../schemas/generated/workouts.js';
import type { Person } from '../../simulator/people.js';
import { chainOf, type YearOptions } from '../../simulator/year/chain.js';
import { yearOf } from '../../simulator/year/year.js';

const DAY_MS = 86_400_000;
const RECENT_DAYS = 90;

/** What the model is given, and what it should say. */
export interface Example {
  readonly features: Features;
  /** ml/kg/min. */
  readonly vo2max: number;
}

/** Members of whom enough is known, in the order of the chain. */
export function simulatedMembers(options: YearOptions): Example[] {
  const chain = chainOf(options);
  const end = Date.UTC(options.year + 1, 0);
  const recent = new Map<string, Workout[]>();
  for (const workout of yearOf(options, chain)) {
    if (workout.startedAt < end - RECENT_DAYS * DAY_MS || workout.userId === '') continue;
    const own = recent.get(workout.userId);
    if (own) own.push(workout);
    else recent.set(workout.userId, [workout]);
  }
  return chain.members.flatMap(({ person, userId }) => {
    const features = featuresOf(memberOf(person, recent.get(userId) ?? [], end));
    return features ? [{ features, vo2max: person.vo2max }] : [];
  });
}

/** The member as `processors/profiles/` would have them, with the value of each metric as `processors/metrics/` would tell it. */
function memberOf(person: Person, workouts: readonly Workout[], now: number): Member {
  const values = metrics.filter(isLookedAt).flatMap((metric) => valuesOf(metric, person, workouts, now));
  return {
    now,
    age: ageOn(person.birthDate, new Date(now).toISOString().slice(0, 10)),
    sex: person.sex === 'UNKNOWN' ? null : person.sex,
    height: null,
    muscles: () => [],
    present: (name) => values.filter(({ metric }) => metric === name),
    weeks: (name) => values.filter(({ metric }) => metric === name),
  };
}

const isLookedAt = ({ name }: Metric) => weekly.includes(name) || uses.some(({ metric }) => metric === name);

/** Of a weekly metric the value of each week, else that of each exercise within the window. */
function valuesOf(metric: Metric, person: Person, workouts: readonly Workout[], now: number): MetricValue[] {
  const isWeekly = weekly.includes(metric.name);
  const series = new Map<string, Point[]>();
  const facts = [
    ...workouts.map((one) => ({ id: one.workoutId, at: one.startedAt, figures: metric.workout?.(one) ?? [] })),
    ...weighings(person, now).map((one) => ({
      id: one.measurementId,
      at: one.at,
      figures: metric.measurement?.(one) ?? [],
    })),
  ].sort((a, b) => a.at - b.at);
  for (const { id, at: seenAt, figures } of facts) {
    for (const { exerciseId = '', value, weight, at = seenAt } of figures) {
      if (!isWeekly && at <= now - metric.windowDays * DAY_MS) continue;
      const name = isWeekly ? `|${at}` : exerciseId;
      series.set(name, [...(series.get(name) ?? []), { id, at, value, ...(weight !== undefined && { weight }) }]);
    }
  }
  return [...series].flatMap(([name, points]) => {
    const chosen = metric.choose(points, { age: null, sex: null });
    const at = points.at(-1)?.at ?? now;
    const shown = { metric: metric.name, exerciseId: name.startsWith('|') ? '' : name, equipmentModel: '' };
    return chosen ? [{ ...shown, value: chosen.value, at, confidence: 'medium', evidence: [], evidenceUntil: at }] : [];
  });
}

/** What a scale and the form on joining say, of those who filled it. */
function weighings(
  { filledTheForm, weightGrams, bodyFatBp, restingHeartRateBpm, heightMm }: Person,
  now: number,
): Measurement[] {
  const nothing = { muscleMassGrams: null, waterMassGrams: null, boneMassGrams: null, visceralFatRating: null };
  const body = { weightGrams, heightMm, bodyFatBp, restingHeartRateBpm };
  const named = { measurementId: '', userId: '', equipmentId: null, at: now - DAY_MS };
  return filledTheForm ? [{ ...named, ...body, ...nothing }] : [];
}
