/** Who is meant by what somebody types of a name. */

export interface Named {
  readonly displayName: string;
  readonly groups: readonly string[];
}

/** Without case and accents, as people type in a hurry: `jose` finds José. */
const plain = (text: string) => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** Those of whose name or groups every word that was typed is a part, by name. */
export function byName<One extends Named>(all: readonly One[], typed: string): One[] {
  const wanted = plain(typed).split(/\s+/).filter(Boolean);
  return all
    .filter(({ displayName, groups }) => {
      const told = [displayName, ...groups].map(plain);
      return wanted.every((word) => told.some((text) => text.includes(word)));
    })
    .toSorted((a, b) => a.displayName.localeCompare(b.displayName));
}
