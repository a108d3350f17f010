/** What a person is to do next on a machine, and from what that is worked out. */
import type { FieldName } from '../programme/fields.js';
import type { Prescription } from '../programme/plan.js';
import type { Programme } from '../programme/programme.js';

/** The bounds of whoever is in no programme: vigorous effort ends at 89 % of the reserve (ACSM). */
export const usualBounds = { mostOneRepMaxPercent: 85, mostHeartRateReservePercent: 89, mostStepPercent: 10 } as const;

/** What is known of the member; null: not known. */
export interface Own {
  readonly restingBpm: number | null;
  readonly maximumBpm: number | null;
  /** ml/kg/min. */
  readonly vo2max: number | null;
  readonly bodyKg: number | null;
  /** Of the exercise, on this model or the least of all. */
  readonly oneRepMaxKg: number | null;
}

/** What the machine says now; null: it does not say. */
export interface Readings {
  readonly heartRateBpm: number | null;
  readonly speedMmPerS: number | null;
  readonly inclineBp: number | null;
  readonly powerW: number | null;
  readonly resistanceDeci: number | null;
}

/** All that an answer depends on. */
export interface NextFacts {
  readonly exerciseId: string;
  /** For which it is. */
  readonly muscles: readonly string[];
  readonly equipmentType: string;
  /** By what the load can be set. */
  readonly stackStepGrams: number;
  /** The slots of the week, those that are not met yet first. */
  readonly asked: readonly Prescription[];
  readonly bounds: Pick<
    Programme['bounds'],
    'mostOneRepMaxPercent' | 'mostHeartRateReservePercent' | 'mostStepPercent'
  >;
  readonly own: Own;
  readonly now: Readings;
  /** In this session. */
  readonly done: {
    readonly activeMs: number;
    readonly distanceMm: number;
    readonly sets: readonly { readonly repetitions: number; readonly loadGrams: number }[];
  };
}

/** go on as told; lower, since the heart rate is at its cap; rest before the next set; stop at once; done: all that was asked; free: nothing is asked. */
export const actions = ['go', 'lower', 'rest', 'stop', 'done', 'free'] as const;

/** A number to set. */
export interface Target {
  readonly of: 'speedMmPerS' | 'inclineBp' | 'powerW' | 'resistanceDeci' | 'loadGrams' | 'repetitions';
  readonly value: number;
  /** What is never gone beyond; null: the heart rate alone bounds it. */
  readonly most: number | null;
  /** A line of its own, as all reasons are: it begins with a capital or a number. */
  readonly because: string;
  /** Of the equation; null: it needs none. */
  readonly source: string | null;
}

/** The answer for the next minute, or the next set. */
export interface NextTarget {
  readonly action: (typeof actions)[number];
  /** Null: the plan asks nothing of this exercise. */
  readonly slot: string | null;
  /** Null: for the next set. */
  readonly forS: number | null;
  readonly targets: readonly Target[];
  readonly because: readonly string[];
  /** The heart rate at which nothing is raised any more; null: not known. */
  readonly heartRateCapBpm: number | null;
}

/** A number that the plan asks for; undefined: it does not. */
export const askedOf = ({ numbers }: Prescription, name: FieldName): number | undefined => numbers[name];
