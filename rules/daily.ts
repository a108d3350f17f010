/** A calendar of days, each with its own task, as a template: made into an ordinary rule, for one challenge that members join once. */
import { type Static, Type } from 'typebox';
import { DAY_MS } from './calendar.js';
import { filled } from './filled.js';
import type { Fault } from './node.js';
import { type Rule, SCHEMA_VERSION } from './rule.js';

/** As many as a list of conditions may have. */
const MOST_DAYS = 50;

const Days = Type.Integer({ minimum: 1, maximum: MOST_DAYS });
const AnyObject = Type.Unsafe<Readonly<Record<string, unknown>>>({ type: 'object' });

/** What stands instead of a rule. */
export const Daily = Type.Object(
  {
    atLeast: Type.Optional(
      Type.Unsafe<number>({
        ...Days,
        description: 'On so many of the days the task has to be done; left out: on all.',
      }),
    ),
    for: Type.Optional(
      Type.Unsafe<number>({ ...Days, description: 'How many days; the list is gone through in turn. Left out: once.' }),
    ),
    days: Type.Array(AnyObject, {
      minItems: 1,
      maxItems: MOST_DAYS,
      description:
        "The first day's, the second day's …: what is put in place of `{name}` in the task; or, without one, the task of that day itself, a node of a rule.",
    }),
    task: Type.Optional(
      Type.Unsafe<Readonly<Record<string, unknown>>>({
        type: 'object',
        description: 'What is to be done each day: a node of a rule, with placeholders.',
      }),
    ),
  },
  { additionalProperties: false, description: 'A calendar of daily tasks.' },
);
export type Daily = Static<typeof Daily>;

/** The rule of a calendar, and the last of its days; or what is wrong with the calendar, each fault with its place within it. */
export type Made = { readonly rule: Rule; readonly last: string } | { readonly faults: readonly Fault[] };

/** Makes the rule of a calendar that begins on `first` (YYYY-MM-DD): of the same calendar always the same. */
export function ruleOfDaily({ days, task, atLeast, for: count = days.length }: Daily, first: string): Made {
  if (atLeast !== undefined && atLeast > count)
    return { faults: [{ path: '/atLeast', message: `asks for ${atLeast} of ${count} days` }] };
  if (count < days.length)
    return { faults: [{ path: '/for', message: `is less than the ${days.length} days of the list` }] };
  const faults: Fault[] = [];
  const tasks = days.map((day, i) => (task ? filled(task, day, `/days/${i}`, faults) : day));
  if (faults.length > 0) return { faults: distinct(faults) };
  const of = Array.from({ length: count }, (_, i) => {
    const date = dayAfter(first, i);
    return { kind: 'within', from: date, to: date, rule: tasks[i % days.length] };
  });
  const root = { kind: 'at_least', count: atLeast ?? count, of };
  return { rule: { schema: SCHEMA_VERSION, root }, last: dayAfter(first, count - 1) };
}

/** Faults of the rule of a calendar at their places in the calendar; what is wrong on several days alike is told of the first of them. */
export const faultsInDaily = (daily: Daily, first: string, faults: readonly Fault[]): Fault[] =>
  distinct(faults.map((fault) => placedIn(daily, fault))).map(({ day, ...fault }) =>
    day === undefined ? fault : { ...fault, message: `${fault.message} (on ${dayAfter(first, day)})` },
  );

/** At its place in the calendar, and of which of its days. */
function placedIn({ days, task }: Daily, { path, message }: Fault): Fault & { readonly day?: number } {
  const [, number, inTask, place = ''] = /^\/root\/of\/(\d+)(\/rule)?(.*)$/.exec(path) ?? [];
  // Too large a tree, or too much work: the whole of it.
  if (number === undefined) return { path: '', message };
  const day = Number(number);
  if (inTask && task) return { path: `/task${place}`, message, day };
  // The dates are the calendar's own: they stand nowhere in it.
  return { path: `/days/${day % days.length}${inTask ? place : ''}`, message, day };
}

/** The first of those that say the same at the same place. */
function distinct<F extends Fault>(faults: readonly F[]): F[] {
  const first = new Map<string, F>();
  for (const fault of faults) {
    const id = `${fault.path} ${fault.message}`;
    if (!first.has(id)) first.set(id, fault);
  }
  return [...first.values()];
}

/** The day so many days after one, YYYY-MM-DD. */
const dayAfter = (first: string, days: number): string =>
  new Date(Date.parse(`${first}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
