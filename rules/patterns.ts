/** How texts have to be written, and how that is said to whoever wrote one otherwise. */
export const patterns = {
  day: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$',
  clock: '^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$',
  id: '^[a-z0-9][a-z0-9-]{0,39}$',
  written: '\\S',
} as const;

const said: Readonly<Record<string, string>> = {
  [patterns.day]: 'must be a day, YYYY-MM-DD',
  [patterns.clock]: 'must be a time of day, HH:MM',
  [patterns.id]: 'may have small letters, digits and hyphens, 40 at most, and begins with no hyphen',
  [patterns.written]: 'must not be empty',
};

/** What is said of a text that is not written so; undefined: of no pattern of these. */
export const patternWords = (pattern: string): string | undefined => said[pattern];
