/** Random forests (Breiman 2001): the one door to the library. Small, as the questions are; the same seed gives the same forest. */
import { RandomForestClassifier, RandomForestRegression } from 'ml-random-forest';

/** Answers for rows of inputs. */
export type Model = (rows: readonly (readonly number[])[]) => number[];

/** The library's trees take time by the square of the rows. */
export const MOST_ROWS = 300;

const options = (seed: number) => ({
  seed,
  nEstimators: 25,
  maxFeatures: 0.8,
  replacement: false,
  useSampleBagging: true,
  noOOB: true,
  treeOptions: { maxDepth: 6, minNumSamples: 5 },
});

/** Learns to tell classes (0, 1, …) apart. */
export function classifier(rows: readonly (readonly number[])[], classes: readonly number[], seed: number): Model {
  const forest = new RandomForestClassifier({ ...options(seed), isClassifier: true });
  forest.train(copied(rows), [...classes]);
  return (asked) => forest.predict(copied(asked));
}

/** Learns a number. */
export function regression(rows: readonly (readonly number[])[], targets: readonly number[], seed: number): Model {
  const forest = new RandomForestRegression({ ...options(seed), isClassifier: false, selectionMethod: 'mean' });
  forest.train(copied(rows), [...targets]);
  return (asked) => forest.predict(copied(asked));
}

const copied = (rows: readonly (readonly number[])[]) => rows.map((row) => [...row]);
