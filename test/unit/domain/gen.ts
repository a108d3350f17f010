/** Numbers to test formulas with. */
import fc from 'fast-check';

/** Any number of a range. */
export const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });
/** Any whole number of a range. */
export const whole = (min: number, max: number) => fc.integer({ min, max });

/** Two of them, the smaller first. */
export const ordered = (of: fc.Arbitrary<number>) =>
  fc.tuple(of, of).map(([a, b]): [number, number] => (a <= b ? [a, b] : [b, a]));
