/** What was known of a member at a time. */
import type { MetricPoint } from '../facts.js';
import type { Machine, PlanFacts } from './facts.js';

/** A value of the member's own. */
export interface Own {
  readonly value: number;
  /** Since when, ms since the epoch. */
  readonly at: number;
  /** '' where it is of no model. */
  readonly equipmentModel: string;
}

/** What weight stacks have where nobody says. */
const USUAL_STEP_GRAMS = 2_500;

/** Looks things up as of a time. */
export class Known {
  private readonly points = new Map<string, MetricPoint[]>();
  private readonly machines: readonly Machine[];

  constructor({ metrics, machines }: PlanFacts) {
    this.machines = machines;
    for (const point of metrics) {
      const key = `${point.metric}|${point.exerciseId}`;
      const same = this.points.get(key);
      if (same) same.push(point);
      else this.points.set(key, [point]);
    }
  }

  /**
   * The metric as it stood before a time. Where it differs by machine model, the least: it is safe on each of them, since the weight
   * that a stack shows is not the force at its handle.
   */
  own(metric: string, exerciseId: string, before: number): Own | null {
    const latest = new Map<string, MetricPoint>();
    for (const point of this.points.get(`${metric}|${exerciseId}`) ?? []) {
      const former = latest.get(point.equipmentModel);
      if (point.at < before && (!former || isAfter(point, former))) latest.set(point.equipmentModel, point);
    }
    let least: Own | null = null;
    for (const { value, at, equipmentModel } of latest.values()) {
      if (value === null || !Number.isFinite(value) || value <= 0) continue;
      if (!least || value < least.value || (value === least.value && equipmentModel < least.equipmentModel))
        least = { value, at, equipmentModel };
    }
    return least;
  }

  /** The greatest that it was in a time: what a formula takes away with age alone is not lost by it. */
  greatest(metric: string, from: number, before: number): Own | null {
    let greatest = this.own(metric, '', from);
    for (const { value, at, equipmentModel } of this.points.get(`${metric}|`) ?? []) {
      if (value === null || !Number.isFinite(value) || value <= 0 || at < from || at >= before) continue;
      if (!greatest || value > greatest.value || (value === greatest.value && at < greatest.at))
        greatest = { value, at, equipmentModel };
    }
    return greatest;
  }

  /** By what the load of an exercise can be set: of the model, else the coarsest of the machines for it. */
  stepGrams(exerciseId: string, equipmentModel: string): number {
    const fitting = this.machines.filter((machine) => machine.exerciseId === exerciseId);
    const ofModel = fitting.filter((machine) => machine.equipmentModel === equipmentModel);
    const steps = (ofModel.length > 0 ? ofModel : fitting).map(({ stackStepGrams }) => stackStepGrams ?? 0);
    const step = Math.max(0, ...steps);
    return Number.isSafeInteger(step) && step > 0 ? step : USUAL_STEP_GRAMS;
  }
}

/** Of two at one time the lesser counts, whatever their order. */
const isAfter = (a: MetricPoint, b: MetricPoint) => a.at > b.at || (a.at === b.at && (a.value ?? 0) < (b.value ?? 0));
