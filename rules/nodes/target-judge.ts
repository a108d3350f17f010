/** Judges a target: adds up, keeps the most, or the mean, of what workouts give of it. */
import { type Bound, boundOfTheDay, isOfTheDay, type Limit } from '../amounts/bound.js';
import type { Measured } from '../amounts/figure.js';
import type { Dimension } from '../amounts/units.js';
import type { TrainedSet } from '../facts.js';
import { type Counted, type Judge, type Node, type Progress, round, type Tell } from '../node.js';
import type { Reason } from '../reasons.js';
import type { Scene } from '../scene.js';
import type { Figure, FigureOf, OfSets, Seen } from '../seen.js';
import { type Cap, CapJudge } from './cap.js';

export interface Target extends Node, Measured {
  readonly kind: 'target';
  readonly atLeast?: Bound;
  readonly atMost?: Limit;
  readonly cap?: Cap;
}

/** More of it never makes less, so what is reached stays reached. */
export const onlyRises = ({ aggregate, atMost }: Pick<Target, 'aggregate' | 'atMost'>): boolean =>
  aggregate !== 'mean' && atMost === undefined;

/** A target, ready to be judged. */
export interface Asked {
  readonly node: Target;
  readonly path: string;
  readonly scene: Scene;
  readonly figure: FigureOf;
  readonly dimension: Dimension;
  /** In the own unit; null: none, or of the day, or the member's own is not known. */
  readonly low: number | null;
  readonly high: number | null;
  /** The most that counts in each, where it is capped, in the own unit. */
  readonly capped: number;
  /** Only to be kept below: what counts is against it. */
  readonly isUnwanted: boolean;
  /** What is told of workouts that give nothing, by reason: most give nothing to most targets. */
  readonly nothing: Map<Reason, Counted>;
  /** What was told last: of much the amount is always the same. */
  told: Counted | null;
}

export class TargetJudge implements Judge {
  readonly timeless = true;
  private readonly asked: Asked;
  /** What is asked for; of bounds of the day, that of the workout that comes nearest to its own. */
  private low: number | null;
  private names: Set<string> | null = null;
  private cap: CapJudge | null = null;
  private sum = 0;
  private count = 0;
  private most: number | null = null;
  private closed = false;

  constructor(asked: Asked) {
    this.asked = asked;
    this.low = asked.low;
  }

  take(workout: Seen, tell: Tell): void {
    const { asked } = this;
    const figure = asked.figure.of(workout);
    if (typeof figure === 'string') {
      if (!asked.isUnwanted) tell(nothingOf(asked, figure));
      return;
    }
    const { aggregate = 'sum' } = asked.node;
    if (aggregate === 'mean' && workout.open) this.tellNothing('still_open', tell);
    else if (isNames(figure)) this.takeNames(figure, tell);
    else if (aggregate === 'most') this.takeMost(figure, workout, tell);
    else this.add(figure, workout, tell);
  }

  pass(): void {}

  due(): number {
    return Number.POSITIVE_INFINITY;
  }

  close(): void {
    this.closed = true;
  }

  get met(): boolean {
    return this.lowHolds && (this.closed || onlyRises(this.asked.node)) && this.highHolds;
  }

  get fraction(): number {
    if (!this.highHolds) return 0;
    if (this.asked.node.atLeast === undefined) return 1;
    return this.low === null ? 0 : Math.min(this.value / this.low, 1);
  }

  /** What has been counted, in the own unit. */
  get value(): number {
    const { aggregate = 'sum' } = this.asked.node;
    if (this.names) return this.names.size;
    if (aggregate === 'sum') return this.sum;
    return aggregate === 'most' ? (this.most ?? 0) : this.count && this.sum / this.count;
  }

  progress(): Progress {
    const { node, high, dimension } = this.asked;
    const { atLeast, atMost, measure } = node;
    const isMissing = (atLeast && this.low === null) || (atMost && high === null);
    return {
      kind: 'target',
      fraction: round(this.fraction),
      met: this.met,
      value: Math.round(this.value),
      ...(this.low !== null && { target: this.low }),
      ...(high !== null && { atMost: high }),
      dimension,
      ...(isMissing && { missing: `the member's own value to compare ${measure} with` }),
    };
  }

  private get lowHolds(): boolean {
    return this.asked.node.atLeast === undefined || (this.low !== null && this.value >= this.low);
  }

  private get highHolds(): boolean {
    const { node, high } = this.asked;
    return node.atMost === undefined || (high !== null && this.value <= high);
  }

  private takeNames(some: readonly string[], tell: Tell): void {
    this.names ??= new Set();
    const before = this.names.size;
    for (const name of some) this.names.add(name);
    const added = this.names.size - before;
    this.tellOf(added, added === 0 ? 'nothing_new' : null, tell);
  }

  private add(figure: number | OfSets, workout: Seen, tell: Tell): void {
    const value = typeof figure === 'number' ? figure : figure.sum;
    const amount = this.letThrough(value, workout);
    this.sum += amount;
    this.count += typeof figure === 'number' ? 1 : figure.values.length;
    this.tellOf(amount, amount < value ? 'over_cap' : null, tell);
  }

  private letThrough(value: number, workout: Seen): number {
    const { node, capped } = this.asked;
    if (!node.cap) return value;
    this.cap ??= new CapJudge(node.cap.per, capped);
    return this.cap.letThrough(value, workout);
  }

  private takeMost(figure: number | OfSets, workout: Seen, tell: Tell): void {
    const { atLeast } = this.asked.node;
    if (atLeast && isOfTheDay(atLeast)) {
      this.takeNearest(figure, workout, tell);
      return;
    }
    const most = typeof figure === 'number' ? figure : figure.most;
    if (this.most === null || most > this.most) this.most = most;
    this.tellOf(most, null, tell);
  }

  /** Of bounds of the day the value counts that comes nearest to its own. */
  private takeNearest(figure: number | OfSets, workout: Seen, tell: Tell): void {
    let best: number | null = null;
    const take = (value: number, set: TrainedSet | null) => {
      const { node, scene } = this.asked;
      if (!node.atLeast || !isOfTheDay(node.atLeast)) return;
      const low = boundOfTheDay(node.atLeast, set, workout, scene);
      if (low === null) return;
      if (this.most === null || this.low === null || value * this.low > this.most * low) {
        this.most = value;
        this.low = low;
      }
      if (best === null || value > best) best = value;
    };
    if (typeof figure === 'number') take(figure, null);
    else for (const [i, value] of figure.values.entries()) take(value, figure.sets[i] ?? null);
    if (best === null) this.tellNothing('no_personal_value', tell);
    else this.tellOf(best, null, tell);
  }

  /** What only must not be too much is against the rule. */
  private tellOf(amount: number, reason: Reason | null, tell: Tell): void {
    const { path, dimension, isUnwanted } = this.asked;
    if (isUnwanted) {
      tell(nothingOf(this.asked, 'unwanted'));
      return;
    }
    const { told } = this.asked;
    if (told?.amount !== amount || told.reason !== reason) this.asked.told = { path, amount, dimension, reason };
    if (this.asked.told) tell(this.asked.told);
  }

  private tellNothing(reason: Reason, tell: Tell): void {
    if (!this.asked.isUnwanted) tell(nothingOf(this.asked, reason));
  }
}

const isNames = (figure: Exclude<Figure, string>): figure is readonly string[] => Array.isArray(figure);

/** What is told of a workout that gives nothing, or is against the rule. */
function nothingOf({ nothing, path, dimension }: Asked, reason: Reason): Counted {
  let told = nothing.get(reason);
  if (!told) {
    told = { path, amount: 0, dimension, reason };
    nothing.set(reason, told);
  }
  return told;
}
