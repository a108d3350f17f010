/** A plan: what a programme asks of one member, week by week, with the reason for every number. */
import type { Rule } from '../rule.js';
import type { FieldName, Numbers } from './fields.js';
import type { Override } from './patch.js';
import type { Programme, Slot } from './programme.js';
import type { Week } from './weeks.js';

/** How a number may rise. */
interface Step {
  readonly of: FieldName;
  readonly by: number;
  /** Whether it is a share of the member's own; or else where they began, of whom that was not known. */
  readonly byLevel: boolean;
}

/** What is asked of a member in one slot of a week. */
export interface Prescription extends Pick<Slot, 'exercises' | 'muscles'> {
  readonly slot: string;
  readonly numbers: Numbers;
  /** The most that is safe for them. */
  readonly most: Numbers;
  /** What rises from week to week, and the least that it can rise by. */
  readonly step: Step | null;
  readonly because: readonly string[];
}

/** A week of a plan. */
export interface PlanWeek extends Pick<Week, 'number' | 'from' | 'to'> {
  readonly name: string;
  readonly deload: boolean;
  readonly slots: readonly Prescription[];
}

/** Why a node of the rule asks for what it does. */
export interface PlanReason {
  /** The node, as a JSON pointer into the rule. */
  readonly path: string;
  /** Null: of the whole programme. */
  readonly week: number | null;
  readonly slot: string | null;
  readonly because: readonly string[];
}

/** A plan before its rule is made. */
export interface Draft {
  readonly programme: Programme;
  readonly weeks: readonly PlanWeek[];
  /** What is not known of the member, and would make the plan a better one. */
  readonly missing: readonly string[];
  /** Changes by trainers that hold, with author and reason. */
  readonly overrides: readonly Override[];
}

/** A plan. */
export interface Plan extends Draft {
  readonly rule: Rule;
  readonly reasons: readonly PlanReason[];
}

/** What one step bound goes over: the load of an exercise, whatever the slot; all else by slot. */
export const stepKey = ({ slot, exercises = [], step }: Pick<Prescription, 'slot' | 'exercises' | 'step'>): string =>
  step?.of === 'loadGrams' ? `load of ${exercises[0]}` : `${step?.of} of ${slot}`;

/** The most of the next week after one with `value`: some percent more, or one step of the machine where that is more. */
export const raised = (value: number, percent: number, by: number): number =>
  Math.max((value * (100 + percent)) / 100, value + by);
