/** What a target asks of a member: the same for all its judges of one judgement. */
import { isOfTheDay, limitOf } from '../amounts/bound.js';
import { figureOf, measureOf } from '../amounts/figure.js';
import { inOwnUnit } from '../amounts/units.js';
import type { Scene } from '../scene.js';
import type { Asked, Target } from './target-judge.js';

/** Makes a target ready. */
export function askedOf(node: Target, path: string, scene: Scene): Asked {
  const { atLeast, atMost, cap } = node;
  const { dimension } = measureOf(node);
  return {
    node,
    path,
    scene,
    figure: figureOf(node, scene),
    dimension,
    low: atLeast === undefined || isOfTheDay(atLeast) ? null : limitOf(atLeast, node, scene),
    high: atMost === undefined ? null : limitOf(atMost, node, scene),
    capped: cap ? inOwnUnit(dimension, cap.amount) : Number.POSITIVE_INFINITY,
    isUnwanted: atMost !== undefined && atLeast === undefined,
    nothing: new Map(),
    told: null,
  };
}
