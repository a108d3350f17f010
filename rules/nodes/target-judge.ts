/** Judges a target: adds up, keeps the most, or the mean, of what workouts give of it. */
import { type Bound, boundOfTheDay, isOfTheDay, type Limit, limitOf } from '../amounts/bound.js';
import { type FigureOf, figureOf, type Measured, measureOf, type Sample } from '../amounts/figure.js';
import type { Dimension } from '../amounts/units.js';
import type { TrainedWorkout } from '../facts.js';
import { type Counted, type Judge, type Node, type Progress, round, type Tell } from '../node.js';
import type { Reason } from '../reasons.js';
import type { Scene } from '../scene.js';
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

export class TargetJudge implements Judge {
  private readonly node: Target;
  private readonly path: string;
  private readonly scene: Scene;
  private readonly figure: FigureOf;
  private readonly dimension: Dimension;
  /** What is asked for; of bounds of the day, that of the workout that comes nearest to its own. */
  private low: number | null;
  private readonly high: number | null;
  private readonly names = new Set<string>();
  private readonly cap: CapJudge | null;
  private sum = 0;
  private count = 0;
  private most: number | null = null;
  private closed = false;
  private nothing: Counted | null = null;

  constructor(node: Target, path: string, scene: Scene) {
    const { atLeast, atMost, cap } = node;
    this.node = node;
    this.path = path;
    this.scene = scene;
    this.figure = figureOf(node);
    this.dimension = measureOf(node).dimension;
    this.low = atLeast === undefined || isOfTheDay(atLeast) ? null : limitOf(atLeast, node, scene);
    this.high = atMost === undefined ? null : limitOf(atMost, node, scene);
    this.cap = cap ? new CapJudge(cap, this.dimension, scene.calendar) : null;
  }

  take(workout: TrainedWorkout, tell: Tell): void {
    const figure = this.figure(workout, this.scene);
    const { aggregate = 'sum' } = this.node;
    if (typeof figure === 'string') this.tellNothing(figure, tell);
    else if (aggregate === 'mean' && workout.open) this.tellNothing('still_open', tell);
    else if ('names' in figure) this.takeNames(figure.names, tell);
    else if (aggregate === 'most') this.takeMost(figure.samples, workout, tell);
    else this.add(figure.samples, workout, tell);
  }

  pass(): void {}

  due(): number {
    return Number.POSITIVE_INFINITY;
  }

  close(): void {
    this.closed = true;
  }

  get met(): boolean {
    return (this.closed || onlyRises(this.node)) && this.lowHolds && this.highHolds;
  }

  get fraction(): number {
    if (!this.highHolds) return 0;
    if (this.node.atLeast === undefined) return 1;
    return this.low === null ? 0 : Math.min(this.value / this.low, 1);
  }

  /** What has been counted, in the own unit. */
  get value(): number {
    const { aggregate = 'sum' } = this.node;
    if (measureOf(this.node).of === 'distinct') return this.names.size;
    if (aggregate === 'sum') return this.sum;
    return aggregate === 'most' ? (this.most ?? 0) : this.count && this.sum / this.count;
  }

  progress(): Progress {
    const { atLeast, atMost, measure } = this.node;
    const isMissing = (atLeast && this.low === null) || (atMost && this.high === null);
    return {
      kind: 'target',
      fraction: round(this.fraction),
      met: this.met,
      value: Math.round(this.value),
      ...(this.low !== null && { target: this.low }),
      ...(this.high !== null && { atMost: this.high }),
      dimension: this.dimension,
      ...(isMissing && { missing: `the member's own value to compare ${measure} with` }),
    };
  }

  private get lowHolds(): boolean {
    return this.node.atLeast === undefined || (this.low !== null && this.value >= this.low);
  }

  private get highHolds(): boolean {
    return this.node.atMost === undefined || (this.high !== null && this.value <= this.high);
  }

  private takeNames(names: readonly string[], tell: Tell): void {
    const before = this.names.size;
    for (const name of names) this.names.add(name);
    const added = this.names.size - before;
    this.tellOf(added, added === 0 ? 'nothing_new' : null, tell);
  }

  private add(samples: readonly Sample[], workout: TrainedWorkout, tell: Tell): void {
    let value = 0;
    for (const sample of samples) value += sample.value;
    const amount = this.cap?.letThrough(value, workout) ?? value;
    this.sum += amount;
    this.count += samples.length;
    this.tellOf(amount, amount < value ? 'over_cap' : null, tell);
  }

  /** Of bounds of the day the value counts that comes nearest to its own. */
  private takeMost(samples: readonly Sample[], workout: TrainedWorkout, tell: Tell): void {
    const { atLeast } = this.node;
    let best: number | null = null;
    for (const sample of samples) {
      const { value } = sample;
      if (atLeast && isOfTheDay(atLeast)) {
        const low = boundOfTheDay(atLeast, sample, workout, this.scene);
        if (low === null) continue;
        if (this.most === null || this.low === null || value * this.low > this.most * low) {
          this.most = value;
          this.low = low;
        }
      } else if (this.most === null || value > this.most) this.most = value;
      if (best === null || value > best) best = value;
    }
    if (best === null) this.tellNothing('no_personal_value', tell);
    else this.tellOf(best, null, tell);
  }

  /** What only must not be too much is against the rule. */
  private tellOf(amount: number, reason: Reason | null, tell: Tell): void {
    const { path, dimension } = this;
    const { atLeast, atMost } = this.node;
    if (atMost && !atLeast) tell({ path, amount: 0, dimension, reason: 'unwanted' });
    else tell({ path, amount, dimension, reason });
  }

  /** Most workouts give nothing to most targets, so what is told of that is made once. */
  private tellNothing(reason: Reason, tell: Tell): void {
    if (this.node.atMost && !this.node.atLeast) return;
    const { path, dimension } = this;
    if (this.nothing?.reason !== reason) this.nothing = { path, amount: 0, dimension, reason };
    tell(this.nothing);
  }
}
