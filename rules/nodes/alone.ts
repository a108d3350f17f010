/** What has to be enough by itself, and is told so. */
import type { Counted, Tell } from '../node.js';
import type { Seen } from '../seen.js';

/** Tells what a part of the rule counted of a workout that had to meet it alone: nothing, if it did not. */
export function tellAlone(told: readonly Counted[], met: boolean, { open }: Seen, tell: Tell): void {
  for (const counted of told)
    tell(met || open || counted.amount === 0 ? counted : { ...counted, amount: 0, reason: 'too_little' });
}
