/** Why a member's progress fell: it never does without a cause. */
import { canonical } from './canonical.js';
import type { Facts, Result } from './evaluate.js';
import type { FallCause } from './fall-causes.js';
import type { Node, Progress } from './node.js';
import { knownKindOf } from './nodes/index.js';
import type { Rule } from './rule.js';

/** What was known, and how it was judged. */
export interface Judged {
  readonly facts: Facts;
  readonly result: Result;
}

/** The cause, if the progress of a rule fell from one judgement to the next; null: it did not. */
export function fallOf(rule: Rule, before: Judged, after: Judged): FallCause | null {
  if (after.result.fraction >= before.result.fraction) return null;
  return causeInFacts(before.facts, after.facts) ?? causeIn(rule.root, before.result.progress, after.result.progress);
}

/** Whether the facts did anything else than go on. */
function causeInFacts(before: Facts, after: Facts): FallCause | null {
  if (canonical([before.person, before.terms]) !== canonical([after.person, after.terms])) return 'correction';
  const then = new Map(after.workouts.map((workout) => [workout.workoutId, workout]));
  for (const workout of before.workouts) {
    const same = then.get(workout.workoutId);
    if (!same || (!workout.open && canonical(same) !== canonical(workout))) return 'correction';
    if (same.startedAt !== workout.startedAt || same.endedAt < workout.endedAt) return 'correction';
  }
  const known = new Set(before.workouts.map(({ workoutId }) => workoutId));
  const seen = Math.max(before.now, ...before.workouts.map(({ endedAt }) => endedAt));
  // A machine's session is known from its start on.
  const isLate = after.workouts.some(({ workoutId, startedAt }) => !known.has(workoutId) && startedAt < seen);
  return isLate ? 'late' : null;
}

/** The cause in the deepest node that fell. */
function causeIn(node: Node, before: Progress, after: Progress): FallCause {
  const kind = knownKindOf(node);
  const own = kind.falls?.(node, after);
  if (own) return own;
  // Of another day: what was begun in the day before is gone.
  if (before.group !== after.group) return 'period_ended';
  for (const [i, [, child]] of kind.children(node).entries()) {
    const [then, now] = [before.of?.[i], after.of?.[i]];
    if (then && now && now.fraction < then.fraction) return causeIn(child, then, now);
  }
  return 'period_ended';
}
