/** Two builds' tables of one view, side by side: how their rows meet, and when they differ. */
import { identifier } from '../postgres.js';
import type { KnownColumn, KnownView } from './catalogue.js';

/** A column that both have; of different types they are compared as text. */
interface Shared {
  readonly name: string;
  readonly asText: boolean;
}

export interface Pairing {
  readonly view: string;
  readonly oldTable: string;
  readonly newTable: string;
  readonly rowKey: readonly Shared[];
  /** The row keys have other columns: no row of the one can be told in the other. */
  readonly rekeyed: boolean;
  /** What is compared. */
  readonly columns: readonly Shared[];
  readonly onlyOldColumns: readonly string[];
  readonly onlyNewColumns: readonly string[];
}

/** Pairs the views that both builds have. */
export const pairingsOf = (older: readonly KnownView[], newer: readonly KnownView[]): Pairing[] =>
  newer.flatMap((now) => {
    const former = older.find(({ view }) => view === now.view);
    return former ? [pair(former, now)] : [];
  });

function pair(former: KnownView, now: KnownView): Pairing {
  const rekeyed = former.rowKey.join() !== now.rowKey.join();
  const sharedOf = ({ name, type }: KnownColumn): Shared[] => {
    const same = former.columns.find((column) => column.name === name);
    return same ? [{ name, asText: same.type !== type }] : [];
  };
  const shared = now.columns.flatMap(sharedOf);
  const missingIn =
    ({ columns }: KnownView) =>
    ({ name }: KnownColumn) =>
      !columns.some((column) => column.name === name);
  return {
    view: now.view,
    oldTable: former.table,
    newTable: now.table,
    rekeyed,
    rowKey: shared.filter(({ name }) => now.rowKey.includes(name)),
    columns: shared.filter(({ name }) => !now.rowKey.includes(name)),
    onlyOldColumns: former.columns.filter(missingIn(now)).map(({ name }) => name),
    onlyNewColumns: now.columns.filter(missingIn(former)).map(({ name }) => name),
  };
}

/** The column of one side as it is compared. */
export const cellOf = (side: 'o' | 'n', { name, asText }: Shared): string =>
  `${side}.${identifier(name)}${asText ? '::text' : ''}`;

/** Whether a column differs between o and n. */
export const differs = (column: Shared): string => `${cellOf('o', column)} is distinct from ${cellOf('n', column)}`;

/** Whether a row that both have differs. */
export const changed = ({ columns }: Pairing): string => columns.map(differs).join(' or ') || 'false';

/** When a row of o and one of n are the same row: their primary keys are equal. */
export const meets = ({ rowKey }: Pairing): string =>
  [
    'o.key = n.key and o.task = n.task',
    ...rowKey.map((column) => `${cellOf('o', column)} = ${cellOf('n', column)}`),
  ].join(' and ');
