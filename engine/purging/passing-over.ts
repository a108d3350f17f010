/** Scopes whose beginning is purged: which they are, and that what an inherited state holds is not folded into it again. */
import type { Cell } from '../cache.js';

/** Notes that an event at this offset was folded; null: its input is never purged. */
export function noteOffset(cell: Cell, first: number | null): void {
  if (first !== null && (cell.firstOffset === null || first < cell.firstOffset)) cell.firstOffset = first;
}

/** Whether an event is in the state already: the earlier build had folded it, and the scope was inherited, since it has an event before the offset. */
export const isInState = ({ firstOffset }: Cell, heldBefore: number | null): boolean =>
  heldBefore !== null && firstOffset !== null && firstOffset < heldBefore;
