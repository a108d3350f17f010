/** What folds ask for that is not in memory. */
import type { Place } from './cache.js';

/** What a fold needs that is not in memory; the answer comes back into the work. */
export type Demand =
  | { readonly kind: 'states'; readonly scopes: readonly string[]; readonly fresh: boolean }
  | { readonly kind: 'tail' }
  | { readonly kind: 'formers' }
  | { readonly kind: 'latest' | 'next'; readonly input: string; readonly at: number }
  | { readonly kind: 'range'; readonly input: string; readonly from: number; readonly to: number }
  | { readonly kind: 'scopes'; readonly from: number; readonly to: number }
  | { readonly kind: 'before' | 'after'; readonly place: Place; readonly limit: number };

export const demandId = (demand: Demand): string => JSON.stringify(demand, exactly);

/** JSON has no infinities: both would be null, and the answer to one the answer to the other. */
const exactly = (_: string, value: unknown) =>
  typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
