/** A plan as the console shows it; what the API tells as JSON has the shapes of rules/. */
import type { GetUsersByIdPlanResponse } from '../../../clients/typescript/lib/index';
import type { Conflict } from '../../../rules/programme/override';
import type { Override } from '../../../rules/programme/patch';
import type { PlanWeek, Prescription } from '../../../rules/programme/plan';
import type { Figure, Format } from '../../format/format';
import { words } from '../../words';

export type Plan = GetUsersByIdPlanResponse;

const WEEK_MS = 7 * 86_400_000;

export const weeksOf = (plan: Plan) => plan.weeks as readonly PlanWeek[];
export const overridesOf = (plan: Plan) => plan.overrides as readonly (Override & { readonly authorName: string })[];
export const conflictsOf = (plan: Plan) => plan.conflicts as readonly Conflict[];

/** The number of the week that goes on: the first before the programme begins, the last once it is over. */
export function presentWeek(plan: Plan): number {
  // An hour more or less where clocks change.
  const begun = Math.round((Date.parse(plan.asOf) - Date.parse(plan.startsAt)) / WEEK_MS) + 1;
  return Math.min(Math.max(begun, 1), weeksOf(plan).length);
}

/** How far a slot of a week is, as the rule's part says it; undefined: not judged yet. */
export function partOf({ progress }: Plan, week: number, slot: number) {
  const path = `/root/of/1/of/${week - 1}/rule/of/${slot}`;
  return progress?.parts.find((part) => part.path === path);
}

/** What one does: the exercises that serve, or the muscles. */
export const namesOf = ({ exercises, muscles = [] }: Pick<Prescription, 'exercises' | 'muscles'>): string =>
  exercises ? exercises.map(words.exercise).join(', ') : muscles.map(words.plain).join(', ');

/** What is asked, the most telling first. */
export function figuresOf({ numbers }: Pick<Prescription, 'numbers'>, format: Format): [string, Figure][] {
  const plan = words.plan;
  const figures = words.figures;
  const percent = (value: number): Figure => ({ value: format.number(value, 1), unit: '%' });
  const plain = (value: number, unit = ''): Figure => ({ value: format.number(value, 1), unit });
  const all: [string, number | undefined, (value: number) => Figure][] = [
    [figures.sets, numbers.sets, plain],
    [figures.repetitions, numbers.repetitions, plain],
    [figures.load, numbers.loadGrams, format.weight],
    [plan.ofOneRepMax, numbers.oneRepMaxPercent, percent],
    [figures.duration, numbers.minutes, (value) => plain(value, 'min')],
    [figures.distance, numbers.distanceM, (value) => format.distance(value * 1_000)],
    [figures.speed, numbers.speedMmPerS, format.speed],
    [plan.ofReserve, numbers.heartRateReservePercent, percent],
    [words.metric('met'), numbers.met, (value) => plain(value, 'MET')],
    [plan.timesAWeek, numbers.timesAWeek, plain],
  ];
  return all.flatMap(([label, value, figure]) => (value === undefined ? [] : [[label, figure(value)]]));
}
