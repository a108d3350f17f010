/** What a compare may find: who changes a view says beforehand what will differ. */
import { refused } from './catalogue.js';
import type { Counts } from './compare-sql.js';
import type { Pairing } from './pairing.js';

/** Names of columns that may change (`column` or `view.column`), and of views that may have rows that the other has not. */
export interface Expectations {
  readonly changed: readonly string[];
  readonly onlyNew: readonly string[];
  readonly onlyOld: readonly string[];
}

/** What one view was found to differ in. */
export interface Found {
  readonly view: string;
  readonly counts: Counts;
}

/** Refuses a declaration of what cannot differ: a misspelt name would let nothing pass and say nothing. Throws REPSTREAM_LINEAGE. */
export function checkExpectations({ changed, onlyNew, onlyOld }: Expectations, pairings: readonly Pairing[]): void {
  const columns = pairings.flatMap(({ view, columns }) => columns.flatMap(({ name }) => [name, `${view}.${name}`]));
  const column = changed.find((name) => !columns.includes(name));
  if (column) throw refused(`no view of both has a column ${column} to change`);
  const view = [...onlyNew, ...onlyOld].find((name) => !pairings.some((pairing) => pairing.view === name));
  if (view) throw refused(`they have no view ${view} in common`);
}

/** What differs and was not declared, each in a sentence. */
export const undeclared = (expected: Expectations, found: readonly Found[]): string[] =>
  found.flatMap(({ view, counts }) => [
    ...Object.entries(counts.columns)
      .filter(([column]) => !expected.changed.includes(column) && !expected.changed.includes(`${view}.${column}`))
      .map(([column, rows]) => `${view}.${column} changed in ${rowsOf(rows)}`),
    ...(counts.onlyOld > 0 && !expected.onlyOld.includes(view)
      ? [`${rowsOf(counts.onlyOld)} of ${view} ${counts.onlyOld === 1 ? 'is' : 'are'} only in the old`]
      : []),
    ...(counts.onlyNew > 0 && !expected.onlyNew.includes(view)
      ? [`${rowsOf(counts.onlyNew)} of ${view} ${counts.onlyNew === 1 ? 'is' : 'are'} only in the new`]
      : []),
  ]);

const rowsOf = (rows: number) => `${rows.toLocaleString('en')} row${rows === 1 ? '' : 's'}`;
