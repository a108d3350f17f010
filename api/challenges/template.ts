/** A challenge as a calendar of daily tasks: its definition, and faults of that at their places in the calendar. */
import { type Static, Type } from 'typebox';
import { Daily, faultsInDaily, ruleOfDaily } from '../../rules/daily.js';
import { termsOf } from '../../rules/terms.js';
import type { FieldError } from '../problem.js';
import { Definition } from './definition.js';

const { rule: _, from: __, to: ___, ...said } = Definition.properties;

/** What is said of a challenge that is made of a calendar: the last of its days ends it. */
export const Template = Type.Object(
  {
    ...said,
    from: Type.String({ format: 'date', description: 'The first day of the calendar, YYYY-MM-DD.' }),
    daily: Daily,
  },
  { additionalProperties: false },
);
export type Template = Static<typeof Template>;

/** The definition that a template makes, of the same always the same; or what is wrong with its calendar, below `/body`. */
export function definitionOf({
  daily,
  from: first,
  ...rest
}: Template): { readonly definition: Definition } | { readonly errors: readonly FieldError[] } {
  const made = ruleOfDaily(daily, first);
  if ('faults' in made) return { errors: inDaily(made.faults) };
  const { from, to } = termsOf({ ...rest, from: first, to: made.last }, 0);
  const iso = (at: number) => new Date(at).toISOString();
  return { definition: { ...rest, rule: made.rule, from: iso(from), to: iso(to) } };
}

/** What is wrong with a definition that a calendar from `first` on made, each at its place in the calendar. */
export function inTemplate(daily: Daily, first: string, errors: readonly FieldError[]): FieldError[] {
  const inRule = ({ path }: FieldError) => path.startsWith(RULE);
  const faults = errors.filter(inRule).map(({ path, message }) => ({ path: path.slice(RULE.length), message }));
  return [...errors.filter((error) => !inRule(error)), ...inDaily(faultsInDaily(daily, first, faults))];
}

const RULE = '/body/rule';

const inDaily = (faults: readonly FieldError[]): FieldError[] =>
  faults.map(({ path, message }) => ({ path: `/body/daily${path}`, message }));
