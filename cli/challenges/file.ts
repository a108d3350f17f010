/** Challenges as they stand in files: {id, name, terms, rule}, or with a calendar of daily tasks instead of the rule. */
import { readFileSync } from 'node:fs';
import { Type } from 'typebox';
import { Definition, faultsOf } from '../../api/challenges/definition.js';
import { inTemplate } from '../../api/challenges/template.js';
import type { FieldError } from '../../api/problem.js';
import { shaped } from '../../api/validation.js';
import { UserError } from '../../deploy/user-error.js';
import { isTimeZone } from '../../domain/time-zone.js';
import { Calendar, DAY_MS } from '../../rules/calendar.js';
import { Daily, ruleOfDaily } from '../../rules/daily.js';
import type { Written } from './apply.js';

/** What is wrong with a file, each with its place in it. */
export interface Refused {
  readonly file: string;
  readonly faults: readonly FieldError[];
}

const Text = Type.Unsafe<unknown>({});
/** What stands in `terms` of a file, and beside it. */
const inTerms = ['from', 'to', 'timeZone', 'dayStartsMinute', 'weekStartsOn', 'gyms', 'groups'];
const File = Type.Object(
  {
    id: Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$' }),
    terms: Type.Object(Object.fromEntries(inTerms.map((name) => [name, Type.Optional(Text)])), {
      additionalProperties: false,
    }),
    rule: Type.Optional(Text),
    daily: Type.Optional(Daily),
    ...Object.fromEntries(
      ['name', 'description', 'keepsAwards', 'milestones'].map((name) => [name, Type.Optional(Text)]),
    ),
  },
  { additionalProperties: false },
);

/** Reads and checks a file, as far as that can be done without a catalogue of exercises and gyms. Throws a UserError where it is no JSON. */
export function readChallenge(file: string): Written<Definition> | Refused {
  const read = shaped(File, '', parse(file));
  if ('errors' in read) return { file, faults: read.errors };
  const { id, terms, rule, daily, ...rest } = read.value;
  if ((rule === undefined) === (daily === undefined))
    return { file, faults: [{ path: '/rule', message: 'is required, or daily: one of the two' }] };
  const first = terms.from;
  if (daily && !isDay(first))
    return { file, faults: [{ path: '/terms/from', message: 'must be a day, YYYY-MM-DD: the first of the calendar' }] };
  const calendar = daily && ruleOfDaily(daily, String(first));
  if (calendar && 'faults' in calendar)
    return { file, faults: calendar.faults.map(({ path, message }) => ({ path: `/daily${path}`, message })) };
  const placed = (errors: readonly FieldError[]) =>
    (daily ? inTemplate(daily, String(first), errors) : errors).map(inFile);
  // The last day of a calendar ends the challenge, unless the file says when.
  const body = { ...rest, ...timesOf({ to: calendar?.last, ...terms }), rule: calendar?.rule ?? rule };
  const made = shaped(Definition, '/body', body);
  if ('errors' in made) return { file, faults: placed(made.errors) };
  const { value: definition } = made;
  const faults = placed(faultsOf(definition, Date.parse(definition.from), Date.parse(definition.to)));
  return faults.length > 0 ? { file, faults } : { file, id, definition, placed };
}

/** A fault of a definition at its place in a file. */
function inFile({ path, message }: FieldError): FieldError {
  const place = path.replace(/^\/body/, '');
  const [, name = ''] = place.split('/');
  return { path: inTerms.includes(name) ? `/terms${place}` : place, message };
}

/** Days, of which the last is included, become times by the clock of the challenge; times stay. */
function timesOf(terms: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { timeZone, dayStartsMinute = 0 } = terms;
  if (typeof timeZone !== 'string' || !isTimeZone(timeZone) || !Number.isInteger(dayStartsMinute)) return terms;
  const calendar = new Calendar({ timeZone, dayStartsMinute: Number(dayStartsMinute), weekStartsOn: 1 });
  const timeOf = (given: unknown, edge: 'beginOf' | 'endOf') =>
    isDay(given) ? new Date(calendar[edge]('day', Date.parse(given) / DAY_MS)).toISOString() : given;
  return { ...terms, from: timeOf(terms.from, 'beginOf'), to: timeOf(terms.to, 'endOf') };
}

function isDay(given: unknown): given is string {
  if (typeof given !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(given)) return false;
  const at = Date.parse(given);
  return Number.isFinite(at) && new Date(at).toISOString().startsWith(given);
}

function parse(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) throw new UserError(`${file} is no JSON: ${error.message}`, { cause: error });
    throw new UserError(`${file} cannot be read: ${(error as Error).message}`, { cause: error });
  }
}
