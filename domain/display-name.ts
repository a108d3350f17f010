/** Names that others see: which may be chosen, and which are the same. */

/** At most so many characters, as a reader counts them. */
export const LONGEST_NAME = 40;
/** So many marks on one letter are in no script's spelling: more is scribble over the neighbours. */
const MOST_MARKS = 4;

/** Punctuation that names of some script are written with: Latin, Hebrew, Armenian, Devanagari, Japanese. */
export const NAME_PUNCTUATION = [..."'’‘-‐–.,&()!?_#+·", ...'־׳״', '՚', '।', ...'・゠〜'];

/** Names that would pass for the house. */
export const RESERVED_NAMES = [
  ...['admin', 'administrator', 'anonymous', 'coach', 'deleted', 'erased', 'guest', 'me', 'moderator', 'nobody'],
  ...['null', 'official', 'owner', 'repstream', 'root', 'staff', 'support', 'system', 'trainer', 'unknown'],
];

const escaped = NAME_PUNCTUATION.map((sign) =>
  /[\w\s]/.test(sign) ? sign : `\\u{${sign.codePointAt(0)?.toString(16)}}`,
);
// What is not seen may still be a letter or a mark by its kind: fillers, selectors, joiners.
const STRANGE = new RegExp(`[^\\p{L}\\p{M}\\p{Nd} ${escaped.join('')}]|\\p{Default_Ignorable_Code_Point}`, 'u');
const TOO_MANY_MARKS = new RegExp(`^\\p{M}|\\p{M}{${MOST_MARKS + 1}}`, 'u');
/** How a board tells apart who holds a name later (`name·2`). */
const NUMBERED = /[·・]\p{Nd}+$/u;

const characters = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** The name as it is kept: composed (NFC), one space between words, none around. */
export const tidyName = (name: string): string =>
  name
    .normalize('NFC')
    .replace(/\p{White_Space}+/gu, ' ')
    .replace(/^ | $/gu, '');

/**
 * What two names must differ in: letters, whatever their case, width and form (NFKC). Not told apart are ＡＮＡ and ana; told
 * apart are letters of different scripts that look alike, letters with and without marks, and digits that look like letters.
 */
export const nameKey = (name: string): string => tidyName(name.normalize('NFKC').toLowerCase().normalize('NFKC'));

/** Why a tidy name may not be chosen, as what follows "the name …", or null. */
export function nameRefusal(name: string): string | null {
  const length = [...characters.segment(name)].length;
  if (length === 0) return 'must not be empty';
  if (length > LONGEST_NAME) return `must have at most ${LONGEST_NAME} characters`;
  const [strange] = STRANGE.exec(name) ?? [];
  if (strange)
    return `must not have the character ${codeOf(strange)}: letters, digits, spaces and ${NAME_PUNCTUATION.join(' ')} may be used`;
  if (!/[\p{L}\p{Nd}]/u.test(name)) return 'must have a letter or a digit';
  if (TOO_MANY_MARKS.test(name)) return `must not begin with a mark, or have more than ${MOST_MARKS} on one letter`;
  if (NUMBERED.test(name)) return 'must not end in a dot and a number: so are people told apart who share a name';
  const letters = nameKey(name).replaceAll(/[^\p{L}\p{M}\p{Nd}]/gu, '');
  return RESERVED_NAMES.includes(letters) ? 'is reserved' : null;
}

const codeOf = (character: string) =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}${/\p{C}|\p{Z}|\p{Default_Ignorable_Code_Point}/u.test(character) ? '' : ` (${character})`}`;
