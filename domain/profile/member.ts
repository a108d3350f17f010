/** What is known of a member when their profile is made. */
import type { Person } from './by-norm.js';
import type { Confidence } from './confidence.js';

/** A metric's value. */
export interface MetricValue {
  readonly metric: string;
  /** '' where it is of none. */
  readonly exerciseId: string;
  /** '' where it is of none. */
  readonly equipmentModel: string;
  /** In the metric's unit. */
  readonly value: number;
  /** Since when, ms. */
  readonly at: number;
  readonly confidence: Confidence;
  /** Ids of the workouts and measurements that it rests on. */
  readonly evidence: readonly string[];
  /** The latest event time of these, ms. */
  readonly evidenceUntil: number;
}

/** A member at a time. */
export interface Member extends Person {
  /** ms. */
  readonly now: number;
  /** The latest measured, m; null: none. */
  readonly height: MetricValue | null;
  /** The muscles that an exercise is for; none: nobody says. */
  readonly muscles: (exerciseId: string) => readonly string[];
  /** The present values of a metric: one, or one for each exercise and model; none: it rests on nothing recent. */
  readonly present: (metric: string) => readonly MetricValue[];
  /** The values of a weekly metric by week, of this week and those before it (see `WEEKS`); a week without one is not there. */
  readonly weeks: (metric: string) => readonly MetricValue[];
}

/** Weeks before the present one that a profile looks back: as far as anything is recent. */
export const WEEKS = 12;
const DAY_MS = 86_400_000;
export const WEEK_MS = 7 * DAY_MS;
/** A Monday. */
const FIRST_MONDAY = Date.UTC(1970, 0, 5);
/** A week by the clock of any gym is over so long (ms) after it is in UTC. */
const LAST_ZONE_MS = DAY_MS / 2;

/** Monday 00:00 (ms, UTC) of the week of a time, in which the last clock of any gym is. */
export const weekOf = (now: number): number =>
  FIRST_MONDAY + Math.floor((now - LAST_ZONE_MS - FIRST_MONDAY) / WEEK_MS) * WEEK_MS;

/** When (ms) the next week begins by the last clock. */
export const nextWeekAt = (now: number): number => weekOf(now) + WEEK_MS + LAST_ZONE_MS;
