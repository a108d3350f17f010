/** Steps of a counter of repetitions, as a state keeps them: three small numbers each, since a minute holds dozens. */
import { MINUTE_MS, type Step } from '../../domain/strength/most-in-a-minute.js';

/** Of each step in order: ms since the end of the one before (of the first: since 1970), how long it took (ms), repetitions. */
export type Steps = number[];

/** Adds a step that ends at `at` (ms); none before it ends later than it begins. */
function append(steps: Steps, before: number, { from, at, repetitions }: Step): void {
  steps.push(from - before, at - from, repetitions);
}

/** The steps with their times. */
export function stepsOf(steps: Readonly<Steps>): Step[] {
  const told: Step[] = [];
  let at = 0;
  for (let i = 0; i < steps.length; i += 3) {
    const from = at + (steps[i] as number);
    at = from + (steps[i + 1] as number);
    told.push({ from, at, repetitions: steps[i + 2] as number });
  }
  return told;
}

/** The other way round. */
export function savedSteps(told: readonly Step[]): Steps {
  const steps: Steps = [];
  let before = 0;
  for (const step of told) {
    append(steps, before, step);
    before = step.at;
  }
  return steps;
}

function endOf(steps: Readonly<Steps>): number {
  let at = 0;
  for (let i = 0; i < steps.length; i += 3) at += (steps[i] as number) + (steps[i + 1] as number);
  return at;
}

/** Adds a step, in place. */
export const addStep = (steps: Steps, step: Step): void => append(steps, endOf(steps), step);

/** Takes away what began more than 60 s before `at` (ms), in place. */
export function forgetBefore(steps: Steps, at: number): void {
  while (steps.length > 0 && (steps[0] as number) < at - MINUTE_MS) {
    const [from = 0, took = 0] = steps.splice(0, 3);
    if (steps.length > 0) steps[0] = (steps[0] as number) + from + took;
  }
}

/** All repetitions. */
export function repetitionsOf(steps: Readonly<Steps>): number {
  let all = 0;
  for (let i = 2; i < steps.length; i += 3) all += steps[i] as number;
  return all;
}
