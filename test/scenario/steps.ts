/** What one run of a processor does: facts that come, ticks, and what happens between them. */
import { type Fact, type TickFact, tellFact } from './facts.js';

/** What one run does, one thing after the other. */
export type Step =
  | { readonly is: 'fact'; readonly fact: Fact; readonly place: number; readonly again?: true }
  | { readonly is: 'tick'; readonly at: number; readonly place: number }
  /** What waits for its state is folded before more comes. */
  | { readonly is: 'fold what waits' }
  /** The checkpoint is written. */
  | { readonly is: 'checkpoint' }
  /** It is written, and everything leaves memory. */
  | { readonly is: 'restart' };

/** Facts and ticks in the order given. */
export function stepsOf(facts: readonly (Fact | TickFact)[]): Step[] {
  let now = 0;
  return facts.map((given, place) => {
    if (given.is === 'tick') {
      now = 'at' in given ? given.at : now + given.afterMs;
      return { is: 'tick', at: now, place };
    }
    if (given.is === 'source' || given.is === 'raw') now = Math.max(now, given.receivedAt);
    if (given.is === 'derived' && given.value) now = Math.max(now, given.topic.at(given.value));
    return { is: 'fact', fact: given, place };
  });
}

/** How a step is told to whoever looks for the mistake. */
export function tell(step: Step): string {
  if (step.is === 'tick') return `tick ${new Date(step.at).toISOString()}`;
  if (step.is !== 'fact') return step.is;
  return `${step.again ? 'again ' : ''}${tellFact(step.fact)}`;
}
