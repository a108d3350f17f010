/**
 * The maximum of two machine-like lifts from the load that is lifted five times at most, by regression: a cross-check of the
 * general formulas. The intercepts make them depend on the unit: kg.
 */
import { formula } from '../formula.js';
import { positive, repetitions } from '../quantity.js';

const byFive = (lift: string, slope: number, interceptKg: number, errorKg: number) =>
  formula({
    id: `reynolds-${lift.replace(' ', '-')}`,
    version: 1,
    gives: `one-repetition maximum of the ${lift} from its five-repetition maximum, standard error ${errorKg} kg`,
    unit: 'kg',
    source: 'Reynolds, Gordon & Robergs 2006, J Strength Cond Res 20:584',
    inputs: { loadKg: positive('kg'), repetitions: repetitions(5, 5) },
    compute: ({ loadKg }) => slope * loadKg + interceptKg,
  });

/** Chest press (R² 0.993). */
export const chestPressByFive = byFive('chest press', 1.1307, 0.6999, 2.98);

/** Leg press (R² 0.974). */
export const legPressByFive = byFive('leg press', 1.097, 14.2546, 16.16);
