/** CSV text as rows by column name. */
import { CsvError, parse } from 'csv-parse/sync';
import { UnreadableFile } from './outcome.js';

/** A row: what stands under a column ('' when nothing or no such column), and its line in the file. */
export interface CsvRow {
  readonly line: number;
  readonly get: (column: string) => string;
}

/** The column names of the first line. */
export const headerOf = (text: string): string[] => {
  const first = text.slice(0, 10_000).split(/\r?\n/, 1)[0] ?? '';
  return read(first, delimiterOf(first)).flatMap(({ record }) => record.map((name) => name.trim()));
};

/** The rows after the header. Throws UnreadableFile at an open quote. */
export function rowsOf(text: string): CsvRow[] {
  const header = headerOf(text);
  const first = text.slice(0, 10_000).split(/\r?\n/, 1)[0] ?? '';
  return read(text, delimiterOf(first))
    .slice(1)
    .map(({ record, line }) => ({ line, get: (column) => record[header.indexOf(column)]?.trim() ?? '' }));
}

/** A number as apps write it (`40.0`, `40,5`); null when it is empty; NaN when it is none. */
export function numberOf(text: string): number | null {
  if (text === '') return null;
  return /^-?\d+([.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN;
}

/** Strong on Android separates by semicolons. */
const delimiterOf = (header: string) => (header.split(';').length > header.split(',').length ? ';' : ',');

function read(text: string, delimiter: string): { record: string[]; line: number }[] {
  try {
    const options = { bom: true, delimiter, relax_column_count: true, skip_empty_lines: true, info: true } as const;
    // csv-parse types `info` rows as plain records.
    const rows = parse(text, options) as unknown as { record: string[]; info: { lines: number } }[];
    return rows.map(({ record, info }) => ({ record, line: info.lines }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new UnreadableFile(`not a whole CSV file (${error.message.split('\n')[0]})`, { cause: error });
  }
}
