/** How a member stands with the session that goes on: the rules of the server, judged in the browser by its code. */
import { evaluate } from '../../rules/evaluate';
import { explain } from '../../rules/explain';
import type { Person, Terms, TrainedWorkout } from '../../rules/facts';
import { hash } from '../../rules/hash';
import type { Rule } from '../../rules/rule';
import type { Judging } from './session-so-far';

/** A rule by which they are judged. */
export type Judged = Judging['judged'][number];

/** What the page came to. */
export interface Standing {
  readonly fraction: number;
  readonly complete: boolean;
  /** The whole, in words. */
  readonly stands: string;
}

/** Fractions are shown to six digits. */
const NEAR = 1e-6;

/** Null: the rule is not what its hash says, so that nobody can compare. */
export function standingOf(
  { rule, ruleHash, terms }: Judged,
  { others, person }: Pick<Judging, 'others' | 'person'>,
  { workout, now }: { readonly workout: TrainedWorkout | null; readonly now: number },
): Standing | null {
  if (hash(rule as Rule) !== ruleHash) return null;
  const workouts = [...(others as TrainedWorkout[]), ...(workout ? [workout] : [])];
  const { fraction, complete, progress } = evaluate(rule as Rule, {
    ...{ workouts, person: person as Person, terms: terms as Terms, now },
  });
  const stands = explain(rule as Rule, progress)[0]?.stands ?? '';
  return { fraction, complete, stands };
}

/** Whether both came to the same. */
export const isSame = (one: Pick<Standing, 'fraction' | 'complete'>, other: Pick<Standing, 'fraction' | 'complete'>) =>
  one.complete === other.complete && Math.abs(one.fraction - other.fraction) <= NEAR;
