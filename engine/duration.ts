/** Spans of time in words. */

const STEPS: readonly (readonly [ms: number, unit: string])[] = [
  [86_400_000, 'd'],
  [3_600_000, 'h'],
  [60_000, 'min'],
  [1_000, 's'],
];

/** The greatest whole unit of a span of 0 ms or more: `12 s`, `3 min`, `5 h`, `2 d`; under a second `0 s`. */
export function inWords(ms: number): string {
  const [size, unit] = STEPS.find(([step]) => ms >= step) ?? [1_000, 's'];
  return `${Math.floor(ms / size)} ${unit}`;
}

/** The same for what is judged in parts of a second: below 10 s with one digit after the point, such as `0.4 s` or `1 s`. */
export const inSeconds = (ms: number): string => (ms < 10_000 ? `${Math.floor(ms / 100) / 10} s` : inWords(ms));
