/** Tests of fitness for a terminal. */
import type { ResultRow } from '../../api/programmes/results.js';
import { table } from '../table.js';

/** A line each, and under it what it was held against. */
export function resultsText(userId: string, rows: readonly ResultRow[]): string[] {
  if (rows.length === 0) return [`${userId} has taken no test`];
  const head = ['result', 'day', 'push-ups', 'sit-ups', '2.4 km', 'points', 'counts'];
  const cells = rows.map(({ resultId, day, pushUps, sitUps, runSeconds, points, voided }) => [
    ...[resultId, day, String(pushUps), String(sitUps), clock(runSeconds)],
    ...[points === null ? '-' : String(points), voided ? 'no, voided' : 'yes'],
  ]);
  const [heading = '', ...lines] = table([head, ...cells], [2, 3, 4, 5]);
  return [heading, ...rows.flatMap((row, i) => [lines[i] ?? '', ...notesOf(row).map((note) => `  ${note}`)])];
}

const notesOf = ({ reason, why, standards }: ResultRow): string[] => [
  ...(reason === '' ? [] : [`put right: ${reason}`]),
  ...(why === null ? [] : [`no points: ${why}`]),
  ...standards.map(({ programmeId, because }) => `${programmeId}: ${because}`),
];

/** Minutes and seconds. */
const clock = (seconds: number) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
