/** Parts that the schemas of several filters share. */
import { Type } from 'typebox';

/** Ids of the catalogue: at least one, each once. */
export const Ids = Type.Array(Type.String({ minLength: 1, maxLength: 64 }), {
  minItems: 1,
  maxItems: 100,
  uniqueItems: true,
});

/** Bounds in which a number may be. */
export const range = (minimum: number, maximum: number, description: string) => {
  const bound = Type.Optional(Type.Number({ minimum, maximum }));
  return Type.Object({ atLeast: bound, atMost: bound }, { additionalProperties: false, minProperties: 1, description });
};
