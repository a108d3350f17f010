/** What a target asks of a member: the same for all its judges of one judgement. */
import { isOfTheDay, limitOf } from '../amounts/bound.js';
import { measureOf } from '../amounts/figure.js';
import { type Dimension, inOwnUnit } from '../amounts/units.js';
import type { Counted } from '../node.js';
import type { Reason } from '../reasons.js';
import type { FigureOf, Scene } from '../scene.js';
import type { Target } from './target-judge.js';

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

/** Makes a target ready. */
export function askedOf(node: Target, path: string, scene: Scene): Asked {
  const { atLeast, atMost, cap } = node;
  const { dimension } = measureOf(node);
  return {
    node,
    path,
    scene,
    figure: scene.figureOf(node),
    dimension,
    low: atLeast === undefined || isOfTheDay(atLeast) ? null : limitOf(atLeast, node, scene),
    high: atMost === undefined ? null : limitOf(atMost, node, scene),
    capped: cap ? inOwnUnit(dimension, cap.amount) : Number.POSITIVE_INFINITY,
    isUnwanted: atMost !== undefined && atLeast === undefined,
    nothing: new Map(),
    told: null,
  };
}
