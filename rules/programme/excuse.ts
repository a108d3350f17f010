/** What a member is excused from: less is required of them, and what they did stays what it was. */
import type { Change } from './patch.js';
import type { Draft, PlanWeek, Prescription } from './plan.js';
import { overBy } from './weeks.js';

type Excuse = Extract<Change, { readonly op: 'excuse' }>;

/** The weeks with less in them, or why there is nothing to be excused from. A week of which nothing is left is not required. */
export function excused(
  { programme, weeks }: Draft,
  { path, until = '9999-12-31' }: Excuse,
  at: number,
): readonly PlanWeek[] | string {
  const [, , name = '', of, id = ''] = path.split('/');
  const isOver = overBy(programme, at);
  const named = weeks.filter(
    (week) => (name === '*' ? !isOver(week) : String(week.number) === name) && week.from <= until,
  );
  if (named.length === 0) return name === '*' ? 'there are no such weeks to come' : `there are ${weeks.length} weeks`;
  const isExcused = (one: Prescription) => of === undefined || (of === 'slots' ? one.slot === id : asksFor(one, id));
  if (!named.some(({ slots }) => slots.some(isExcused)))
    return of === undefined
      ? 'nothing is required there any more'
      : of === 'slots'
        ? `there is no ${id} there`
        : `nothing there asks for ${id} and for nothing else`;
  const less = weeks.map((week) =>
    named.includes(week) ? { ...week, slots: week.slots.filter((one) => !isExcused(one)) } : week,
  );
  if (less.every(({ slots }) => slots.length === 0))
    return 'nothing would be left: let them leave the programme instead';
  return less;
}

/** Where there is another exercise to choose, it is still asked for. */
const asksFor = ({ exercises = [] }: Prescription, exercise: string): boolean =>
  exercises.length === 1 && exercises[0] === exercise;

/** What is required in all, once whole weeks are excused: as many visits and weeks less as they would have been. */
export function requiredOf({ programme, weeks }: Pick<Draft, 'programme' | 'weeks'>): {
  readonly visits: number;
  readonly weeks: number;
} {
  const { totalWorkouts, sessionsPerWeek, leastWeeks = weeks.length } = programme;
  const less = weeks.filter(({ slots }) => slots.length === 0).length;
  return { visits: Math.max(1, totalWorkouts - less * sessionsPerWeek), weeks: Math.max(1, leastWeeks - less) };
}
