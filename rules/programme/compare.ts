/** What differs between two plans of one member, from a time on. */
import { type FieldName, fields } from './fields.js';
import type { Plan } from './plan.js';
import { beginOf, calendarOf } from './weeks.js';

/** A number that is another one in some weeks on end; null: it is not asked for. */
export interface NumberChange {
  readonly slot: string;
  readonly number: FieldName;
  /** The first and the last of these weeks. */
  readonly fromWeek: number;
  readonly toWeek: number;
  readonly before: number | null;
  readonly after: number | null;
}

/** Of weeks that begin after `now`: those that go on, or are over, stay as they were told. In order of slots, then weeks. */
export function numberChanges(before: Plan, after: Plan, now: number): NumberChange[] {
  const [was, is] = [before, after].map((plan) => numbersAfter(plan, now)) as [Asked, Asked];
  const changes: NumberChange[] = [];
  for (const key of new Set([...was.keys(), ...is.keys()])) {
    const [slot = '', number = ''] = key.split('/');
    const [former, later] = [was.get(key), is.get(key)];
    const weeks = [...new Set([...(former?.keys() ?? []), ...(later?.keys() ?? [])])].sort((a, b) => a - b);
    let last: NumberChange | undefined;
    for (const week of weeks) {
      const one = { before: former?.get(week) ?? null, after: later?.get(week) ?? null };
      const goesOn = last?.toWeek === week - 1 && last.before === one.before && last.after === one.after;
      if (one.before === one.after) continue;
      if (last && goesOn) {
        last = { ...last, toWeek: week };
        changes[changes.length - 1] = last;
      } else {
        last = { slot, number: number as FieldName, fromWeek: week, toWeek: week, ...one };
        changes.push(last);
      }
    }
  }
  return changes;
}

/** By slot and number, then by week. */
type Asked = ReadonlyMap<string, ReadonlyMap<number, number>>;

function numbersAfter({ programme, weeks }: Plan, now: number): Asked {
  const calendar = calendarOf(programme);
  const asked = new Map<string, Map<number, number>>();
  for (const { number, from, slots } of weeks) {
    if (beginOf(calendar, from) <= now) continue;
    for (const { slot, numbers } of slots)
      for (const [name, value] of Object.entries(numbers)) {
        const key = `${slot}/${name}`;
        asked.set(key, (asked.get(key) ?? new Map<number, number>()).set(number, value));
      }
  }
  return asked;
}

/** `press load 40 kg → 45 kg in weeks 3 to 6`, less the slot. */
export function numberChangeText({ number, before, after, fromWeek, toWeek }: NumberChange): string {
  const { text } = fields[number];
  const of = (value: number | null) => (value === null ? 'nothing' : text(value));
  const when = fromWeek === toWeek ? `week ${fromWeek}` : `weeks ${fromWeek} to ${toWeek}`;
  return `${of(before)} → ${of(after)} in ${when}`;
}
