/** Only sets with such a load. */
import { type Static, Type } from 'typebox';
import { amountText, inOwnUnit, unitsOf } from '../amounts/units.js';
import { filter } from './filter.js';

const Mass = Type.Object(
  { amount: Type.Number({ minimum: 0, maximum: 1_000_000 }), unit: Type.Enum(unitsOf('mass')) },
  { additionalProperties: false },
);
const Load = Type.Object(
  { atLeast: Type.Optional(Mass), atMost: Type.Optional(Mass) },
  { additionalProperties: false, minProperties: 1 },
);
type Load = Static<typeof Load>;

const grams = (mass: Static<typeof Mass> | undefined) => mass && inOwnUnit('mass', mass);

export const load = filter<Load>({
  comment: 'Only sets with such a load.',
  schema: Load,
  words({ atLeast, atMost }) {
    const [low, high] = [atLeast && amountText(atLeast), atMost && amountText(atMost)];
    if (low && high) return `with ${low} to ${high}`;
    return low ? `with at least ${low}` : `with at most ${high}`;
  },
  contradiction: ({ atLeast, atMost }) =>
    (grams(atLeast) ?? 0) > (grams(atMost) ?? Number.POSITIVE_INFINITY) ? 'atLeast is above atMost' : null,
  set({ atLeast, atMost }) {
    const [low, high] = [grams(atLeast) ?? 0, grams(atMost) ?? Number.POSITIVE_INFINITY];
    return ({ loadGrams }) => (loadGrams < low ? 'too_light' : loadGrams > high ? 'too_heavy' : null);
  },
});
