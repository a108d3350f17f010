/** Parts of sentences. */

/** What people call an exercise or a gym, by its id. */
export type NameOf = (id: string) => string;

/** `a, b or c`. */
export const orWords = (names: readonly string[]): string => listWords(names, 'or');

/** `a, b and c`. */
export const andWords = (names: readonly string[]): string => listWords(names, 'and');

const listWords = (names: readonly string[], last: string) =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} ${last} ${names.at(-1)}`;

/** Clauses that may have commas of their own: `do this; do that; and do it again`. */
export const clauseWords = (clauses: readonly string[], last: 'and' | 'or'): string =>
  clauses.length > 2 || clauses.some((clause) => clause.includes(','))
    ? `${clauses.slice(0, -1).join('; ')}${clauses.length > 1 ? `; ${last} ` : ''}${clauses.at(-1) ?? ''}`
    : listWords(clauses, last);

/** `cover at least 50, 100 or 150 km` of sentences that differ in one word alone; null: they differ in more. */
export function mergedWords(sentences: readonly string[]): string | null {
  const [first = [], ...others] = sentences.map((sentence) => sentence.split(' '));
  const differs = (place: number) => others.some((other) => other[place] !== first[place]);
  const places = first.flatMap((_, place) => (differs(place) ? [place] : []));
  const [place = 0] = places;
  if (places.length !== 1 || others.some(({ length }) => length !== first.length)) return null;
  const forms = [first, ...others].map((each) => each[place] ?? '');
  return first.map((word, i) => (i === place ? orWords(forms) : word)).join(' ');
}

const format = new Intl.NumberFormat('en', { maximumFractionDigits: 6 });
/** `2,000.5`. */
export const numberWords = (number: number): string => format.format(number);

/** What an id reads like where what people call it is not at hand: *leg press*. */
export const idWords = (id: string): string => id.replaceAll('-', ' ');

/** With a capital letter. */
export const capital = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
