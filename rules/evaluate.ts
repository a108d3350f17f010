/** Judges a rule by what a member did: workouts in order of their ends, and the time between them. */
import type { Person, Terms, TrainedWorkout } from './facts.js';
import type { Counted, Court, Judge, Node, Progress } from './node.js';
import { knownKindOf } from './nodes/index.js';
import type { Reason } from './reasons.js';
import type { Rule } from './rule.js';
import { Scene } from './scene.js';
import { type Reached, Steps } from './steps.js';

/** What is judged. */
export interface Facts {
  readonly workouts: readonly TrainedWorkout[];
  readonly person: Person;
  readonly terms: Terms;
  /** The latest tick, ms: nothing that is over after it is over yet. */
  readonly now: number;
  /** Percentages of the way to be told of; left out: none. */
  readonly milestones?: readonly number[];
}

/** Whether and how a workout counted. */
export interface Verdict {
  readonly workoutId: string;
  readonly counted: boolean;
  /** Why not (or not whole); null: it counted. */
  readonly reason: Reason | null;
  /** By leaf of the rule. */
  readonly leaves: readonly Counted[];
}

/** How a member stands. */
export interface Result {
  readonly fraction: number;
  readonly complete: boolean;
  /** End of the shortest beginning of the history that meets the rule, ms; null: not complete. */
  readonly completedAt: number | null;
  /** Tiers and milestones that were ever reached, the first first. */
  readonly reached: readonly Reached[];
  readonly progress: Progress;
  /** When it may stand otherwise though nothing came, ms; infinite: never. */
  readonly dueAt: number;
  /** Of the workouts from the day before the challenge began or the member joined. */
  readonly verdicts: readonly Verdict[];
}

/** The judge of a rule's root, and of all within it. */
export function judgeOf(root: Node, scene: Scene): Judge {
  const court: Court = { scene, judgeOf: (node, path) => knownKindOf(node).judge(node, path, court) };
  return court.judgeOf(root, '/root');
}

/** Judges. The rule must have been checked; for one that was, it never throws. */
export function evaluate({ root }: Rule, { workouts, person, terms, now, milestones = [] }: Facts): Result {
  const byEnd = workouts.toSorted((a, b) => a.endedAt - b.endedAt || (a.workoutId < b.workoutId ? -1 : 1));
  const scene = new Scene(terms, person, byEnd);
  const judge = judgeOf(root, scene);
  const verdicts: Verdict[] = [];
  const steps = new Steps(judge, milestones);
  let completedAt: number | null = null;
  const note = (at: number) => {
    if (judge.met) completedAt ??= at;
    else completedAt = null;
    steps.note(at);
  };

  /** Lets time pass step by step, so that what an end decides is decided at that time. */
  function passUntil(at: number): void {
    for (let due = judge.due(); due < at; due = laterThan(due)) {
      judge.pass(due);
      note(due);
    }
    judge.pass(at);
    note(at);
  }
  /** What says to be due again at once would never end. */
  const laterThan = (former: number) => Math.max(judge.due(), former + 1);

  for (const workout of byEnd) {
    const outside = whyOutside(workout, terms);
    if (outside) {
      verdicts.push({ workoutId: workout.workoutId, counted: false, reason: outside, leaves: [] });
      continue;
    }
    passUntil(Math.min(workout.startedAt, now));
    const leaves: Counted[] = [];
    judge.take(workout, (counted) => leaves.push(counted));
    note(workout.endedAt);
    verdicts.push(verdictOf(workout, leaves));
  }
  passUntil(Math.min(now, terms.to));
  if (now >= terms.to) {
    judge.close();
    note(terms.to);
  }
  const { met: complete } = judge;
  const progress = judge.progress();
  const dueAt =
    now < terms.from ? terms.from : now < terms.to ? Math.min(judge.due(), terms.to) : Number.POSITIVE_INFINITY;
  return { fraction: progress.fraction, complete, completedAt, reached: steps.reached, progress, dueAt, verdicts };
}

/** Why a workout is not looked at, or null. */
function whyOutside({ startedAt, gymId }: TrainedWorkout, { from, to, joinedAt, gyms }: Terms): Reason | null {
  if (startedAt < from) return 'before_start';
  if (startedAt >= to) return 'after_end';
  if (startedAt < joinedAt) return 'before_join';
  return gyms.length > 0 && !gyms.includes(gymId) ? 'other_gym' : null;
}

/** A workout counts if some leaf counted some of it; else it is told why the first did not. */
function verdictOf({ workoutId }: TrainedWorkout, leaves: readonly Counted[]): Verdict {
  const counting = leaves.filter(({ amount }) => amount > 0);
  const [first] = counting.length > 0 ? counting : leaves;
  return { workoutId, counted: counting.length > 0, reason: first?.reason ?? null, leaves };
}
