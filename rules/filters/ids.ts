/** Ids that a filter lists. */
import { Type } from 'typebox';

/** Ids of the catalogue: at least one, each once. */
export const Ids = Type.Array(Type.String({ minLength: 1, maxLength: 64 }), {
  minItems: 1,
  maxItems: 100,
  uniqueItems: true,
});
