/** Parts of sentences. */

/** What people call an exercise or a gym, by its id. */
export type NameOf = (id: string) => string;

/** `a, b or c`. */
export const orWords = (names: readonly string[]): string => listWords(names, 'or');

/** `a, b and c`. */
export const andWords = (names: readonly string[]): string => listWords(names, 'and');

const listWords = (names: readonly string[], last: string) =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} ${last} ${names.at(-1)}`;

/** `2,000.5`. */
export const numberWords = (number: number): string => number.toLocaleString('en', { maximumFractionDigits: 6 });

/** With a capital letter. */
export const capital = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
