/** What shows that a member did all that was asked of them: the evaluator that judges the plan says so, day by day. */
import { asksOf } from '../asks.js';
import { type Calendar, DAY_MS } from '../calendar.js';
import { evaluate } from '../evaluate.js';
import type { TrainedWorkout } from '../facts.js';
import { SCHEMA_VERSION } from '../rule.js';
import { targetOf } from './asked.js';
import type { PlanFacts } from './facts.js';
import type { Prescription } from './plan.js';
import type { Programme } from './programme.js';

/** In which a slot was asked for. */
interface Evidence {
  readonly programme: Programme;
  readonly facts: PlanFacts;
  readonly calendar: Calendar;
  readonly from: number;
  readonly to: number;
}

/** Of each day of a time on which something of a slot was done: whether it met all that was asked. */
export function evidence(asked: Prescription, { programme, facts, calendar, from, to }: Evidence): boolean[] {
  const days = new Map<number, TrainedWorkout[]>();
  for (const workout of facts.workouts) {
    const { startedAt, endedAt, open, gymId } = workout;
    // By their ends: one that goes on as the week begins tells the week after it.
    if (open || endedAt <= from || endedAt > to || endedAt > facts.asOf) continue;
    if (programme.gyms.length > 0 && !programme.gyms.includes(gymId)) continue;
    if (!isOf(asked, workout)) continue;
    const { day } = calendar.dayOf(startedAt);
    days.set(day, [...(days.get(day) ?? []), workout]);
  }
  const rule = { schema: SCHEMA_VERSION, root: targetOf(asked) };
  // Whoever judges sorts what is known of the person: of most slots nothing is asked.
  const { uses } = asksOf(rule.root);
  const metrics = uses.length === 0 ? [] : facts.metrics.filter(({ metric }) => uses.includes(metric));
  const person = { sex: null, birthDate: null, metrics };
  const clock = { timeZone: programme.timeZone, dayStartsMinute: 0, weekStartsOn: 1 };
  const terms = { ...clock, from: from - DAY_MS, to, joinedAt: 0, gyms: programme.gyms };
  return [...days]
    .sort(([a], [b]) => a - b)
    .map(([, workouts]) => evaluate(rule, { workouts, person, terms, now: to }).complete);
}

function isOf({ exercises, muscles = [] }: Prescription, { exerciseId, muscles: trained, sets }: TrainedWorkout) {
  const isIt = (exercise: string, some: readonly string[]) =>
    exercises ? exercises.includes(exercise) : some.some((muscle) => muscles.includes(muscle));
  return isIt(exerciseId, trained) || sets.some((set) => isIt(set.exerciseId, set.muscles));
}
