/** Who somebody is now: ids that were given up stand for the ids that they were merged into. */
import type { Merge } from '../schemas/generated/merges.js';

/** The entries of `merges`, by id and time. */
interface Merges {
  get(id: string, at: number): Merge | undefined;
}

const FOREVER = Number.MAX_SAFE_INTEGER;
/** So many merges follow each other at most. */
export const LONGEST_CHAIN = 8;

/** The id that `userId` goes on under, by the latest decisions; itself when it leads in a circle, or through more than 8 merges. */
export function presentId(userId: string, merges: Merges): string {
  let id = userId;
  for (let followed = 0; followed <= LONGEST_CHAIN; followed++) {
    const into = merges.get(id, FOREVER)?.into ?? null;
    if (into === null) return id;
    id = into;
  }
  return userId;
}
