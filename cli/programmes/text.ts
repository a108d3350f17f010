/** Programmes for a terminal. */
import type { ProgrammeRow } from '../../api/programmes/rows.js';
import { stateOf } from '../challenges/text.js';
import { table } from '../table.js';

/** How many are in a programme, and how many of them have finished. */
export interface Counted {
  readonly members: number;
  readonly finished: number;
}

/** One line each. */
export function listText(rows: readonly (ProgrammeRow & Counted)[], now: number): string[] {
  if (rows.length === 0) return ['there are no programmes: `repstream programmes apply FILE` writes one'];
  const head = ['programme', 'version', 'title', 'first day', 'last day', 'state', 'in it', 'finished'];
  const cells = rows.map((row) => [
    ...[row.programmeId, String(row.version), row.title, row.programme.from, row.programme.to],
    ...[stateOf(row, now), String(row.members), String(row.finished)],
  ]);
  return table([head, ...cells], [1, 6, 7]);
}
