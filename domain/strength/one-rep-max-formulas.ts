/**
 * Seven published estimates of the one-repetition maximum from a set to (near) failure. The answer is in the unit of the
 * load, whichever that is. Made for 1 to 10 repetitions: up to there the seven lie within 9 % of each other, at 12 no longer
 * within 12 %, and errors grow with repetitions (Reynolds, Gordon & Robergs 2006; Whisenant 2003).
 *
 * The displayed weight of a stack is not the force at the handle, so a maximum is one of a machine model: never compare across.
 */
import { formula } from '../formula.js';
import { positive, repetitions } from '../quantity.js';

const inputs = { load: positive('(any unit)'), repetitions: repetitions(1, 10) };
const estimate = (id: string, source: string, factor: (repetitions: number) => number) =>
  formula({
    id,
    version: 1,
    gives: 'one-repetition maximum',
    unit: 'that of the load',
    source,
    inputs,
    compute: ({ load, repetitions }) => load * factor(repetitions),
  });

/** The linear one of the apps; gives 3 % too much for a single repetition. */
export const epley = estimate('epley', 'Epley 1985', (r) => 1 + r / 30);

/** Exact at one repetition, meets Epley at ten; without meaning from 37 on. */
export const brzycki = estimate('brzycki', 'Brzycki 1993', (r) => 36 / (37 - r));

/** A power law, exact at one repetition. */
export const lombardi = estimate('lombardi', 'Lombardi 1989', (r) => r ** 0.1);

/** A regression of bench presses; gives 9 % too much for a single repetition. */
export const mayhew = estimate('mayhew', 'Mayhew et al. 1992', (r) => 100 / (52.2 + 41.9 * Math.exp(-0.055 * r)));

/** The most cautious. */
export const oConner = estimate('o-conner', "O'Conner, Simmons & O'Shea 1989", (r) => 1 + 0.025 * r);

/** A regression of powerlifts. */
export const wathan = estimate('wathan', 'Wathan 1994', (r) => 100 / (48.8 + 53.8 * Math.exp(-0.075 * r)));

/** Linear in the share of the maximum, near Brzycki. */
export const lander = estimate('lander', 'Lander 1985', (r) => 100 / (101.3 - 2.67123 * r));

/** All seven, as alternatives to compare. */
export const oneRepMaxFormulas = [epley, brzycki, lombardi, mayhew, oConner, wathan, lander] as const;
