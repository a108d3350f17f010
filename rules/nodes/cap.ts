/** The most of a sum that counts in each day, week, month or workout. */
import { type Static, Type } from 'typebox';
import { AmountSchema, type Bound, isAmount } from '../amounts/bound.js';
import { type Measured, measureOf } from '../amounts/figure.js';
import { inOwnUnit, unitsOf } from '../amounts/units.js';
import { spans } from '../calendar.js';
import type { Around, Fault } from '../node.js';
import type { Seen } from '../seen.js';

export const CapSchema = Type.Object(
  { per: Type.Enum([...spans, 'workout'] as const), amount: AmountSchema },
  { additionalProperties: false, description: 'The most that counts in each.' },
);
export type Cap = Static<typeof CapSchema>;

/** Remembers what has been let through. */
export class CapJudge {
  private readonly per: Cap['per'];
  private readonly most: number;
  private readonly counted = new Map<number | string, number>();

  constructor(per: Cap['per'], most: number) {
    this.per = per;
    this.most = most;
  }

  /** What of a value still counts. */
  letThrough(value: number, { workoutId, day }: Seen): number {
    const span = this.per === 'workout' ? workoutId : day[this.per];
    const before = this.counted.get(span) ?? 0;
    const taken = Math.min(value, this.most - before);
    this.counted.set(span, before + taken);
    return taken;
  }
}

interface Capped extends Measured {
  readonly atLeast?: Bound;
  readonly cap?: Cap;
}

/** What is wrong with the cap of a target. */
export function faultsOfCap(node: Capped, { room }: Around): Fault[] {
  const { cap, atLeast, aggregate = 'sum' } = node;
  if (!cap) return [];
  const { dimension, of } = measureOf(node);
  if (of === 'distinct' || aggregate !== 'sum') return [{ path: '/cap', message: 'only a sum can be capped' }];
  if (!unitsOf(dimension).includes(cap.amount.unit))
    return [{ path: '/cap/amount/unit', message: `${node.measure} is in ${unitsOf(dimension).join(', ')}` }];
  const most = inOwnUnit(dimension, cap.amount);
  if (most <= 0) return [{ path: '/cap/amount', message: 'must be above 0' }];
  if (!atLeast || !isAmount(atLeast) || cap.per === 'workout') return [];
  const times = room[cap.per];
  return inOwnUnit(dimension, atLeast) > most * times
    ? [{ path: '/cap', message: `${times} times the cap are less than what atLeast asks for` }]
    : [];
}
