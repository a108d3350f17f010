/** What has to be enough by itself, and is told so. */
import type { TrainedWorkout } from '../facts.js';
import type { Counted, Tell } from '../node.js';

/** Tells what a part of the rule counted of a workout that had to meet it alone: nothing, if it did not. */
export function tellAlone(told: readonly Counted[], met: boolean, { open }: TrainedWorkout, tell: Tell): void {
  for (const counted of told)
    tell(met || open || counted.amount === 0 ? counted : { ...counted, amount: 0, reason: 'too_little' });
}
