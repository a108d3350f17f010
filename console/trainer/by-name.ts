/** Who is meant by what somebody types of a name. */
import { foundBy } from '../parts/found-by.js';

export interface Named {
  readonly displayName: string;
  readonly groups: readonly string[];
}

/** Those of whose name or groups every word that was typed is a part, by name. */
export function byName<One extends Named>(all: readonly One[], typed: string): One[] {
  const isMeant = foundBy(typed);
  return all
    .filter(({ displayName, groups }) => isMeant(displayName, ...groups))
    .toSorted((a, b) => a.displayName.localeCompare(b.displayName));
}
