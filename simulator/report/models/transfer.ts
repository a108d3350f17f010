/** Train on simulated, test on real, against train on real, test on real (Esteban et al. 2017): what a model learns that is true. */
import { mean } from 'simple-statistics';
import type { Random } from '../../random.js';
import type { Example } from '../kinds/kind.js';
import { folds, sampled } from '../statistics/sampling.js';
import { MOST_ROWS, regression } from './forest.js';

/** Mean absolute errors on the same real examples, by what was learned from. */
export interface Transfer {
  /** Real examples that were asked about, and examples of each side that a model learned from at most. */
  readonly asked: number;
  readonly learned: number;
  readonly fromSimulated: number;
  readonly fromReal: number;
  /** Of whoever says the mean of the real ones whatever happens. */
  readonly ofTheMean: number;
}

const FOLDS = 5;
/** Fewer real examples teach nothing. */
export const FEWEST_EXAMPLES = 20;

/** The errors, or null: there are too few examples. */
export function transfer(simulated: readonly Example[], real: readonly Example[], draw: Random): Transfer | null {
  const asked = sampled(real, 2 * MOST_ROWS, draw);
  const parts = folds(asked, FOLDS, draw);
  if (asked.length < FEWEST_EXAMPLES || simulated.length < FEWEST_EXAMPLES || parts.length < 2) return null;
  const size = Math.min(simulated.length, MOST_ROWS, ...parts.map((part) => asked.length - part.length));
  const learn = (examples: readonly Example[]) => {
    const taken = sampled(examples, size, draw);
    return regression(
      taken.map(({ inputs }) => inputs),
      taken.map(({ target }) => target),
      draw.whole(0, 2 ** 31 - 1),
    );
  };
  const ofSimulated = learn(simulated);
  const errors = { fromSimulated: 0, fromReal: 0, ofTheMean: 0 };
  for (const part of parts) {
    const others = parts.filter((other) => other !== part).flat();
    const rows = part.map(({ inputs }) => inputs);
    const usual = mean(others.map(({ target }) => target));
    errors.fromSimulated += missed(part, ofSimulated(rows));
    errors.fromReal += missed(part, learn(others)(rows));
    errors.ofTheMean += missed(part, new Array<number>(part.length).fill(usual));
  }
  return {
    asked: asked.length,
    learned: size,
    fromSimulated: errors.fromSimulated / asked.length,
    fromReal: errors.fromReal / asked.length,
    ofTheMean: errors.ofTheMean / asked.length,
  };
}

const missed = (examples: readonly Example[], answers: readonly number[]) =>
  examples.reduce((sum, { target }, index) => sum + Math.abs(target - (answers[index] ?? 0)), 0);
