/** Judges a rule by what a member did: workouts in order of their ends, and the time between them. */
import { Course } from './course.js';
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
  /**
   * When it was met, ms: the end of the shortest beginning of the history that meets it, or of the time that decided it. It stays, unless
   * facts from before are put right. Null: not complete.
   */
  readonly completedAt: number | null;
  /** When it would next change although nobody trains, ms: a day or the challenge ends; null: never. */
  readonly changesAt: number | null;
  /** Tiers and milestones that were ever reached, the first first. */
  readonly reached: readonly Reached[];
  readonly progress: Progress;
  /** Of the workouts from the day before the challenge began or the member joined. */
  readonly verdicts: readonly Verdict[];
}

/** The judge of a rule's root, and of all within it. */
export function judgeOf(root: Node, scene: Scene): Judge {
  const court: Court = { scene, judgesOf: (node, path) => knownKindOf(node).judges(node, path, court) };
  return court.judgesOf(root, '/root')();
}

/** Judges. The rule must have been checked; for one that was, it never throws. */
export const evaluate = (rule: Rule, facts: Facts): Result => evaluateWith(rule, facts).result;

/** The same, with the judge, who may be asked for more. */
export function evaluateWith(
  { root }: Rule,
  { workouts, person, terms, now, milestones = [] }: Facts,
): { result: Result; judge: Judge } {
  const scene = new Scene(
    terms,
    person,
    workouts.toSorted((a, b) => a.endedAt - b.endedAt || (a.workoutId < b.workoutId ? -1 : 1)),
  );
  const byEnd = scene.workouts;
  const judge = judgeOf(root, scene);
  const time = new Course(judge, new Steps(judge, milestones));
  const verdicts: Verdict[] = [];
  // One list for all: growing one for each workout would cost as much as judging does.
  const leaves: Counted[] = [];
  let heard = 0;
  const hear = (counted: Counted) => {
    leaves[heard] = counted;
    heard += 1;
  };
  const begins = beginningsFrom(byEnd, terms);
  // What goes on holds the time back: nothing that it counts in is over yet.
  const goingOn = Math.min(...byEnd.filter((one) => one.open && !whyOutside(one, terms)).map((one) => one.startedAt));
  for (const [i, workout] of byEnd.entries()) {
    const outside = whyOutside(workout, terms);
    if (outside) {
      verdicts.push({ workoutId: workout.workoutId, counted: false, reason: outside, leaves: [] });
      continue;
    }
    time.passUntil(Math.min(begins[i] ?? now, now, goingOn));
    heard = 0;
    time.take(workout, hear);
    verdicts.push(verdictOf(workout, leaves.slice(0, heard)));
  }
  const until = Math.min(now, terms.to, goingOn);
  time.passUntil(until);
  if (until >= terms.to) time.close(terms.to);
  const progress = judge.progress();
  const due = Math.min(judge.due(), terms.to);
  const result = {
    fraction: progress.fraction,
    complete: judge.met,
    completedAt: time.metAt,
    reached: time.steps.reached,
    changesAt: due > until ? due : null,
    progress,
    verdicts,
  };
  return { result, judge };
}

/** For each workout, when the earliest of it and those that end later begins: until then everything is known. */
function beginningsFrom(byEnd: readonly TrainedWorkout[], terms: Terms): number[] {
  const begins = new Array<number>(byEnd.length);
  let earliest = Number.POSITIVE_INFINITY;
  for (let i = byEnd.length - 1; i >= 0; i -= 1) {
    const workout = byEnd[i];
    if (workout && whyOutside(workout, terms) === null) earliest = Math.min(earliest, workout.startedAt);
    begins[i] = earliest;
  }
  return begins;
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
  const counting = leaves.find(({ amount }) => amount > 0);
  if (counting) return { workoutId, counted: true, reason: counting.reason, leaves };
  return { workoutId, counted: false, reason: leaves[0]?.reason ?? 'nothing_of_it', leaves };
}
