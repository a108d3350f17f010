/** Whether something is meant by what somebody types of it. */

/** Without case and accents, as people type in a hurry: `jose` finds José. */
const plain = (text: string) => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** Says of the texts that something goes by whether every word that was typed is a part of one of them. */
export function foundBy(typed: string): (...told: string[]) => boolean {
  const wanted = plain(typed).split(/\s+/).filter(Boolean);
  return (...told) => {
    const texts = told.map(plain);
    return wanted.every((word) => texts.some((text) => text.includes(word)));
  };
}
