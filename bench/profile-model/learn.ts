/** Learns the VO2max of members from their features, and says how far off it is. */
import { RandomForestRegression } from 'ml-random-forest';
import { type Example, simulatedMembers } from './members.js';

/** Few and shallow trees: the question is not hard, and the file is in the repository. */
const SETTINGS = {
  ...{ nEstimators: 10, maxFeatures: 0.7, replacement: false, useSampleBagging: true, noOOB: true },
  ...{ selectionMethod: 'mean' as const, treeOptions: { maxDepth: 5, minNumSamples: 8 } },
};
const SEED = 7;
const YEAR = { seed: 'profile-model', members: 500, year: 2025 };
/** Of the examples; the others say how far off it is. */
const TRAINED_ON = 350;

/** The file of the model: what it was made of, how far off it is, and the forest. */
export function trainedModel(): string {
  const examples = simulatedMembers(YEAR);
  const [seen, unseen] = [examples.slice(0, TRAINED_ON), examples.slice(TRAINED_ON)];
  const forest = learn(seen);
  const model = {
    ...{ id: 'endurance-forest', version: 1, gives: 'VO2max', unit: 'ml/kg/min', seed: SEED },
    trainedOn: { ...YEAR, examples: seen.length },
    unseen: { examples: unseen.length, ...errorOf(forest, unseen) },
    forest: forest.toJSON(),
  };
  return `${JSON.stringify(model)}\n`;
}

const inputsOf = (examples: readonly Example[]) => examples.map(({ features }) => [...features.inputs]);

function learn(examples: readonly Example[]): RandomForestRegression {
  const forest = new RandomForestRegression({ ...SETTINGS, isClassifier: false, seed: SEED });
  forest.train(
    inputsOf(examples),
    examples.map(({ vo2max }) => vo2max),
  );
  return forest;
}

/** The root of the mean squared error (ml/kg/min), and the share of the variance that is explained, to 3 decimals. */
function errorOf(forest: RandomForestRegression, unseen: readonly Example[]) {
  const told = forest.predict(inputsOf(unseen));
  const mean = unseen.reduce((total, { vo2max }) => total + vo2max, 0) / unseen.length;
  const squares = (of: (example: Example, i: number) => number) =>
    unseen.reduce((total, example, i) => total + of(example, i) ** 2, 0);
  const left = squares(({ vo2max }, i) => vo2max - (told[i] ?? 0));
  const rounded = (value: number) => Math.round(value * 1_000) / 1_000;
  return {
    rmse: rounded(Math.sqrt(left / unseen.length)),
    explained: rounded(1 - left / squares(({ vo2max }) => vo2max - mean)),
  };
}
