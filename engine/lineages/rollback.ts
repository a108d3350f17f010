/** Rolling back: readers see again what was promoted before. */
import type { Database } from '../postgres.js';
import { type KnownLineage, lockSchema, readLineages, refused } from './catalogue.js';
import { type Asked, type Promotion, standingPromotions, writeHistory } from './history.js';
import { type Blocker, withoutQueueing } from './locking.js';
import { applyMoves } from './models.js';
import { describeLeftBehind, leftBehind, type Move, promotedOf } from './set.js';

export interface RollbackRequest extends Asked {
  readonly processor: string;
  readonly onBlocked?: (blocker: Blocker) => void;
}

/** Undoes the last promote that touched a processor, for all that it moved. Throws REPSTREAM_LINEAGE when that cannot be, REPSTREAM_BLOCKED. */
export const rollback = (database: Database, { processor, by, reason, onBlocked }: RollbackRequest): Promise<Move[]> =>
  withoutQueueing(
    database,
    async (sql) => {
      await lockSchema(sql);
      const all = await readLineages(sql);
      const { moves, undone } = wayBack(processor, all, await standingPromotions(sql));
      await applyMoves(sql, moves);
      await writeHistory(sql, {
        action: 'rollback',
        lineage: moves.find((move) => move.processor === processor)?.lineage ?? processor,
        former: promotedOf(processor, all)?.lineage ?? null,
        by,
        reason,
        details: { moves, undone: undone.map(({ id }) => id) },
      });
      return moves;
    },
    onBlocked,
  );

/**
 * The moves back to what was promoted before the last promote that touched the processor, and the promotes that they undo: that one,
 * later ones of what it moved, and those of builds that would read what is no longer promoted. Throws REPSTREAM_LINEAGE.
 */
export function wayBack(
  processor: string,
  all: readonly KnownLineage[],
  promotions: readonly Promotion[],
): { moves: Move[]; undone: readonly Promotion[] } {
  const last = promotions.find((promotion) => touches(promotion, [processor]));
  if (!last || formerIn(last, processor) === null)
    throw refused(`there is nothing to roll ${processor} back to: nothing else was promoted before`);
  for (let undone = [last]; ; ) {
    const moves = movesBack(undone, all);
    const [open] = leftBehind(moves, all);
    const more = open
      ? promotions.find((promotion) => touches(promotion, [open.processor]) && !undone.includes(promotion))
      : promotions.find((promotion) => isBuiltOn(promotion, undone));
    if (!more && open) throw refused(`${processor} cannot be rolled back: ${describeLeftBehind(open)}`);
    if (!more) return { moves: checked(processor, moves, last.at, all), undone };
    undone = [...undone, more].sort((a, b) => b.id - a.id);
  }
}

const touches = ({ moves }: Promotion, processors: readonly string[]) =>
  moves.some((move) => processors.includes(move.processor));

const formerIn = ({ moves }: Promotion, processor: string) =>
  moves.find((move) => move.processor === processor)?.former ?? null;

/** Whether a promote is none of those undone, and later than one of them that moved the same processor. */
const isBuiltOn = (promotion: Promotion, undone: readonly Promotion[]) =>
  !undone.includes(promotion) &&
  undone.some(
    (one) =>
      one.id < promotion.id &&
      touches(
        promotion,
        one.moves.map((move) => move.processor),
      ),
  );

/** What has to move for these promotes, the latest first, to be undone. */
function movesBack(undone: readonly Promotion[], all: readonly KnownLineage[]): Move[] {
  const targets = new Map<string, string | null>();
  // The earliest comes last, and knows what was there before.
  for (const { moves } of undone) for (const move of moves) targets.set(move.processor, move.former);
  return [...targets]
    .map(([of, lineage]) => ({ processor: of, lineage, former: promotedOf(of, all)?.lineage ?? null }))
    .filter(({ lineage, former }) => lineage !== former);
}

/** What was retired since the promote cannot come back. */
function checked(processor: string, moves: Move[], since: Date, all: readonly KnownLineage[]): Move[] {
  for (const { lineage } of moves) {
    if (lineage === null) continue;
    const target = all.find((one) => one.lineage === lineage);
    if (!target || target.retiredAt) throw refused(`${processor} cannot be rolled back: ${lineage} was retired`);
    if (target.createdAt > since)
      throw refused(`${processor} cannot be rolled back: ${lineage} was retired and built anew; promote it instead`);
  }
  return moves;
}
