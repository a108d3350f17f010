/** A verification as a table for spreadsheets. */
import { stringify } from 'csv-stringify/sync';
import type { Override } from '../../rules/programme/patch.js';
import type { Verified } from './rows.js';

/** By the names that analysts know, in their order. */
const columns: Readonly<Record<string, (row: Verified) => string | number>> = {
  programme_id: (row) => row.programmeId,
  version: (row) => row.version,
  user_id: (row) => row.userId,
  display_name: (row) => row.displayName ?? '',
  joined_at: (row) => row.joinedAt,
  status: (row) => row.status,
  required_visits: (row) => row.requiredVisits,
  done_visits: (row) => row.doneVisits,
  required_weeks: (row) => row.requiredWeeks,
  done_weeks: (row) => row.doneWeeks,
  fraction: (row) => row.fraction,
  met_at: (row) => row.metAt ?? '',
  evidence: (row) => row.evidence.join(' '),
  entered: (row) => row.entered,
  with_gaps: (row) => row.withGaps,
  flagged: (row) => row.flagged,
  exceptions: (row) => row.exceptions.map(exceptionText).join('; '),
  changes: (row) => row.changes.length,
  conflicts: (row) => row.conflicts.length,
  rule_hash: (row) => row.ruleHash,
};

/** The table, with its head. A cell that a spreadsheet would take for a formula begins with an apostrophe. */
export const csvOf = (rows: readonly Verified[]): string =>
  stringify(
    rows.map((row) => Object.values(columns).map((cell) => cell(row))),
    { header: true, columns: Object.keys(columns), escape_formulas: true, record_delimiter: 'windows' },
  );

const exceptionText = ({ author, reason, at, changes }: Override) =>
  `${changes.map(({ path, ...change }) => path + ('until' in change ? ` until ${change.until}` : '')).join(', ')}: ${reason} (approved by ${author}, ${new Date(at).toISOString().slice(0, 10)})`;
