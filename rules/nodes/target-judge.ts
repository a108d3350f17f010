/** Judges a target: adds up, keeps the most, or the mean, of what workouts give of it. */
import { type Bound, boundOf, isOfTheDay } from '../amounts/bound.js';
import { figureOf, type Measured, measureOf } from '../amounts/figure.js';
import { type Amount, inOwnUnit } from '../amounts/units.js';
import type { Span } from '../calendar.js';
import type { TrainedWorkout } from '../facts.js';
import { type Court, type Judge, type Node, type Progress, round, type Tell } from '../node.js';

/** The most that counts in each span. */
interface Cap {
  readonly per: Span | 'workout';
  readonly amount: Amount;
}

export interface Target extends Node, Measured {
  readonly kind: 'target';
  readonly atLeast?: Bound;
  readonly atMost?: Bound;
  readonly cap?: Cap;
}

/** The judge of a target. */
export function targetJudge(node: Target, path: string, { scene }: Court): Judge {
  const { measure, aggregate = 'sum', atLeast, atMost, cap } = node;
  const { dimension, of } = measureOf(node);
  const onlyRises = aggregate !== 'mean' && atMost === undefined;
  const isPersonal = [atLeast, atMost].some((bound) => bound && isOfTheDay(bound));
  const capMost = cap ? inOwnUnit(dimension, cap.amount) : Number.POSITIVE_INFINITY;

  const names = new Set<string>();
  const counted = new Map<number | string, number>();
  let sum = 0;
  let count = 0;
  let most: number | null = null;
  let closed = false;
  /** As of joining, or of the workout with the most. */
  let bounds = boundsFor(null);

  function boundsFor(workout: TrainedWorkout | null) {
    return {
      low: atLeast === undefined ? null : boundOf(atLeast, node, scene, workout),
      high: atMost === undefined ? null : boundOf(atMost, node, scene, workout),
    };
  }

  /** What of a value the cap lets through. */
  function capped(value: number, { workoutId, startedAt }: TrainedWorkout): number {
    if (!cap) return value;
    const span = cap.per === 'workout' ? workoutId : scene.calendar.numberOf(cap.per, startedAt);
    const before = counted.get(span) ?? 0;
    const taken = Math.min(value, Math.max(capMost - before, 0));
    counted.set(span, before + taken);
    return taken;
  }

  const valueNow = (): number =>
    of === 'distinct'
      ? names.size
      : aggregate === 'sum'
        ? sum
        : aggregate === 'most'
          ? (most ?? 0)
          : count && sum / count;
  const lowHolds = () => atLeast === undefined || (bounds.low !== null && valueNow() >= bounds.low);
  const highHolds = () => atMost === undefined || (bounds.high !== null && valueNow() <= bounds.high);

  /** Of personal bounds the workout counts that comes nearest to them. */
  function takeMost(value: number, workout: TrainedWorkout): void {
    if (!isPersonal) {
      if (most === null || value > most) most = value;
      return;
    }
    const own = boundsFor(workout);
    const share = own.low === null ? -1 : value / own.low;
    const best = bounds.low === null || most === null ? -2 : most / bounds.low;
    if (share <= best) return;
    most = value;
    bounds = own;
  }

  return {
    take(workout, tell: Tell) {
      const figure = figureOf(node, workout, scene);
      if ('failed' in figure) return tell({ path, amount: 0, dimension, reason: figure.failed });
      if ('names' in figure) {
        const before = names.size;
        for (const name of figure.names) names.add(name);
        return tell({ path, amount: names.size - before, dimension, reason: null });
      }
      const value = aggregate === 'most' ? Math.max(...figure.values) : figure.values.reduce((a, b) => a + b, 0);
      const amount = capped(value, workout);
      sum += amount;
      count += aggregate === 'mean' ? figure.values.length : 1;
      if (aggregate === 'most') takeMost(value, workout);
      tell({ path, amount, dimension, reason: amount < value ? 'over_cap' : null });
    },
    pass() {},
    due: () => Number.POSITIVE_INFINITY,
    close() {
      closed = true;
    },
    get met() {
      return (onlyRises || closed) && lowHolds() && highHolds();
    },
    get fraction() {
      if (!highHolds()) return 0;
      if (atLeast === undefined) return 1;
      return bounds.low === null || bounds.low <= 0 ? 0 : Math.min(valueNow() / bounds.low, 1);
    },
    progress(): Progress {
      const isMissing = (atLeast && bounds.low === null) || (atMost && bounds.high === null);
      return {
        kind: 'target',
        fraction: round(this.fraction),
        met: this.met,
        value: Math.round(valueNow()),
        ...(bounds.low !== null && { target: bounds.low }),
        ...(bounds.high !== null && { atMost: bounds.high }),
        dimension,
        ...(isMissing && { missing: `the member's own value to compare ${measure} with` }),
      };
    },
  };
}
