/** Challenges as they stand in files: {id, name, terms, rule}, or with a calendar of daily tasks instead of the rule. */
import { readFileSync } from 'node:fs';
import { Type } from 'typebox';
import { Definition, faultsOf } from '../../api/challenges/definition.js';
import type { FieldError } from '../../api/problem.js';
import { shaped } from '../../api/validation.js';
import { UserError } from '../../deploy/user-error.js';
import { isTimeZone } from '../../domain/time-zone.js';
import { Calendar, DAY_MS } from '../../rules/calendar.js';
import { type Daily, dayAfter, ruleOf } from './daily.js';

/** A file that can be applied. */
export interface Written {
  readonly file: string;
  readonly id: string;
  readonly definition: Definition;
}

/** What is wrong with a file, each with its place in it. */
export interface Refused {
  readonly file: string;
  readonly faults: readonly FieldError[];
}

const Text = Type.Unsafe<unknown>({});
const DailyTasks = Type.Object(
  {
    atLeast: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
    days: Type.Array(Type.Record(Type.String(), Text), { minItems: 1, maxItems: 50 }),
    task: Type.Unsafe<object>({ type: 'object' }),
  },
  { additionalProperties: false },
);
/** What stands in `terms` of a file, and beside it. */
const inTerms = ['from', 'to', 'timeZone', 'dayStartsMinute', 'weekStartsOn', 'gyms', 'groups'];
const File = Type.Object(
  {
    id: Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$' }),
    terms: Type.Object(Object.fromEntries(inTerms.map((name) => [name, Type.Optional(Text)])), {
      additionalProperties: false,
    }),
    rule: Type.Optional(Text),
    daily: Type.Optional(DailyTasks),
    ...Object.fromEntries(
      ['name', 'description', 'keepsAwards', 'milestones'].map((name) => [name, Type.Optional(Text)]),
    ),
  },
  { additionalProperties: false },
);

/** Reads and checks a file, as far as that can be done without a catalogue of exercises and gyms. Throws a UserError where it is no JSON. */
export function readChallenge(file: string): Written | Refused {
  const read = shaped(File, '', parse(file));
  if ('errors' in read) return { file, faults: read.errors };
  const { id, terms, rule, daily, ...rest } = read.value;
  if ((rule === undefined) === (daily === undefined))
    return { file, faults: [{ path: '/rule', message: 'is required, or daily: one of the two' }] };
  const calendar = daily && calendarOf(daily, terms);
  if (calendar && 'path' in calendar) return { file, faults: [calendar] };
  const body = { ...rest, ...timesOf({ ...terms, ...calendar?.terms }), rule: calendar?.rule ?? rule };
  const made = shaped(Definition, '/body', body);
  if ('errors' in made) return { file, faults: made.errors.map(inFile) };
  const { value: definition } = made;
  const faults = faultsOf(definition, Date.parse(definition.from), Date.parse(definition.to)).map(inFile);
  return faults.length > 0 ? { file, faults } : { file, id, definition };
}

/** The rule of a calendar; its last day ends the challenge unless the file says when. */
function calendarOf(
  daily: Daily,
  { from, to }: Readonly<Record<string, unknown>>,
): FieldError | { readonly rule: object; readonly terms: object } {
  if (!isDay(from)) return { path: '/terms/from', message: 'must be a day, YYYY-MM-DD: the first of the calendar' };
  try {
    const last = dayAfter(from, daily.days.length - 1);
    return { rule: ruleOf(daily, from), terms: { to: to ?? last } };
  } catch (error) {
    if (error instanceof RangeError) return { path: '/daily', message: error.message };
    throw error;
  }
}

/** A fault of a definition at its place in the file. */
export function inFile({ path, message }: FieldError): FieldError {
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
