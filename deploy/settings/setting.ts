/** What a setting is, and how its text is read. */
/** One setting: the variable, what it may be, what it is when unset, and how its text becomes a value. */
export interface Setting<Value = unknown> {
  readonly variable: string;
  readonly meaning: string;
  /** Completes “expected …”. */
  readonly expected: string;
  /** As it would be written in the environment; null: unset. */
  readonly fallback: string | null;
  /** The value, or undefined when the text is not what is expected. */
  readonly parse: (text: string) => Value | undefined;
}

/** The setting's value is null when it is unset and has no fallback. */
export type Optional<Value> = Setting<Value> & { readonly fallback: null };
export type Defaulted<Value> = Setting<Value> & { readonly fallback: string };

export const oneOf =
  <Word extends string>(words: readonly Word[]) =>
  (text: string) =>
    words.find((word) => word === text.toLowerCase());
export const integerFrom = (least: number, most: number) => (text: string) =>
  /^\d+$/.test(text) && Number(text) >= least && Number(text) <= most ? Number(text) : undefined;
export const urlOf =
  (...protocols: string[]) =>
  (text: string) =>
    URL.canParse(text) && protocols.includes(new URL(text).protocol) ? text.replace(/\/+$/, '') : undefined;
export const listOf = (entry: RegExp) => (text: string) => {
  const entries = text.split(',').map((part) => part.trim());
  return entries.every((part) => entry.test(part)) ? entries : undefined;
};
export const anything = (text: string) => text;

export const trueOrFalse = (text: string) => ({ true: true, false: false })[text.toLowerCase()];
