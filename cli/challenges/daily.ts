/** A calendar of days, each with its own task: one challenge that members join once, made from a template. */

/** What stands in a file instead of a rule. */
export interface Daily {
  /** On so many of the days the task has to be done; left out: on all. */
  readonly atLeast?: number;
  /** The first day's, the second day's …: what is put in place of `{name}` in the template. */
  readonly days: readonly Readonly<Record<string, unknown>>[];
  /** The task: a node of a rule with placeholders. */
  readonly task: unknown;
}

const DAY_MS = 86_400_000;
const PLACEHOLDER = /\{(\w+)\}/g;

/** The rule of a calendar that begins on `first` (YYYY-MM-DD). Throws a RangeError for a placeholder that a day does not fill. */
export function ruleOf({ atLeast, days, task }: Daily, first: string): object {
  const of = days.map((values, i) => {
    const date = dayAfter(first, i);
    return { kind: 'within', from: date, to: date, rule: filled(task, values, i) };
  });
  return { schema: 1, root: { kind: 'at_least', count: atLeast ?? days.length, of } };
}

/** The day so many days after one, YYYY-MM-DD. */
export const dayAfter = (first: string, days: number): string =>
  new Date(Date.parse(first) + days * DAY_MS).toISOString().slice(0, 10);

/** A placeholder alone becomes the value as it is, so that numbers stay numbers; within text, its text. */
function filled(template: unknown, values: Readonly<Record<string, unknown>>, day: number): unknown {
  const said = (name: string): unknown => {
    if (Object.hasOwn(values, name)) return values[name];
    throw new RangeError(`day ${day + 1} says no ${name}`);
  };
  if (typeof template === 'string') {
    const alone = /^\{(\w+)\}$/.exec(template)?.[1];
    return alone ? said(alone) : template.replaceAll(PLACEHOLDER, (_, name: string) => String(said(name)));
  }
  if (Array.isArray(template)) return template.map((item) => filled(item, values, day));
  if (typeof template !== 'object' || template === null) return template;
  return Object.fromEntries(Object.entries(template).map(([name, inner]) => [name, filled(inner, values, day)]));
}
