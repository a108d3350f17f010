/** A published table of bands by sex and age: what is excellent for a man of 45. */
import type { Banded, NoEstimate } from './estimate.js';
import type { Declared } from './formula.js';
import { none, peopleText, rangeText, type Sex } from './quantity.js';

/** One group's lower bounds, those of the best band first; each band reaches to the next bound, unrounded. */
interface Group {
  /** Completed years, both included. */
  readonly ages: readonly [least: number, most: number];
  readonly from: readonly number[];
}

interface Declaration<Band extends string> extends Omit<Declared, 'range'> {
  /** In the order of the bounds. */
  readonly bands: readonly Band[];
  /** Below the last bound; null: the table says nothing there. */
  readonly beneath: Band | null;
  /** By sex, youngest first; a sex left out has no table. */
  readonly groups: Readonly<Partial<Record<Sex, readonly Group[]>>> | Readonly<{ EVERYONE: readonly Group[] }>;
}

interface Person {
  readonly value: number | null;
  readonly age: number | null;
  /** Not needed by a table for everyone. */
  readonly sex?: Sex | 'UNKNOWN' | null;
}

/** A declared table. */
export interface Norm<Band extends string = string> extends Declaration<Band>, Declared {
  readonly of: (person: Person) => Banded<Band> | NoEstimate;
}

/** Declares a table. */
export function norm<const Band extends string>(declared: Declaration<Band>): Norm<Band> {
  const { id, version, bands, beneath, groups } = declared;

  function of({ value, age, sex = null }: Person): Banded<Band> | NoEstimate {
    if (value === null) return none('missing', 'value');
    if (!Number.isFinite(value)) return none('invalid', 'value');
    const people = 'EVERYONE' in groups ? groups.EVERYONE : groupsOf(groups, sex);
    if ('none' in people) return people;
    const group = groupOf(people, age);
    if ('none' in group) return group;
    const band = bands[group.from.findIndex((bound) => value >= bound)] ?? beneath;
    return band === null ? none('below_range', 'value') : { band, norm: id, version };
  }

  return { ...declared, range: rangeOf(groups), of };
}

function groupsOf(groups: Partial<Record<Sex, readonly Group[]>>, sex: string | null): readonly Group[] | NoEstimate {
  if (sex === null || sex === 'UNKNOWN') return none('missing', 'sex');
  return groups[sex as Sex] ?? none('not_covered', 'sex');
}

function groupOf(groups: readonly Group[], age: number | null): Group | NoEstimate {
  if (age === null) return none('missing', 'age');
  if (!Number.isInteger(age)) return none('invalid', 'age');
  const group = groups.find(({ ages: [, most] }) => age <= most);
  if (!group) return none('above_range', 'age');
  if (age >= group.ages[0]) return group;
  return none(group === groups[0] ? 'below_range' : 'not_covered', 'age');
}

function rangeOf(groups: Declaration<string>['groups']): string {
  const rows: [Parameters<typeof peopleText>[0], readonly Group[] | undefined][] =
    'EVERYONE' in groups
      ? [['EVERYONE', groups.EVERYONE]]
      : [
          ['MALE', groups.MALE],
          ['FEMALE', groups.FEMALE],
        ];
  return rows
    .flatMap(([who, some]) => {
      const [first, last] = [some?.[0], some?.at(-1)];
      if (!first || !last) return [];
      const most = last.ages[1] === Number.POSITIVE_INFINITY ? {} : { most: last.ages[1] };
      return [`${peopleText(who)} of ${rangeText({ unit: 'years', least: first.ages[0], ...most })}`];
    })
    .join('; ');
}
