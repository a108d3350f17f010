/** What somebody did in tests of fitness, as the view has it. */
import type { Database } from '../database.js';
import type { JsonRow } from '../row-schema.js';

/** One test. */
export interface ResultRow extends JsonRow {
  readonly resultId: string;
  readonly userId: string;
  readonly takenAt: string;
  readonly day: string;
  readonly pushUps: number;
  readonly sitUps: number;
  readonly runSeconds: number;
  readonly points: number | null;
  readonly why: string | null;
  readonly standards: readonly {
    readonly programmeId: string;
    readonly version: number;
    readonly met: boolean;
    readonly because: string;
  }[];
  readonly voided: boolean;
  readonly reason: string;
}

/** The latest first, at most `limit` of them; `before`: of those before this one, by time and id. */
export const listResults = (
  db: Database,
  userId: string,
  { before, limit }: { readonly before: readonly string[] | null; readonly limit: number },
): Promise<ResultRow[]> =>
  db('benchmark_results')
    .where('user_id', userId)
    .modify((q) => before && q.whereRaw('(taken_at, result_id) < (?, ?)', [...before]))
    .orderBy(['taken_at', 'result_id'].map((column) => ({ column, order: 'desc' })))
    .limit(limit);
