/** The classifier two-sample test (Lopez-Paz and Oquab 2017): if a model can tell both sides apart, they are not alike. */
import type { Random } from '../../random.js';
import { folds, sampled, shuffled } from '../statistics/sampling.js';
import { wilson } from '../statistics/wilson.js';
import { classifier, MOST_ROWS, type Model } from './forest.js';
import type { Point, Space } from './points.js';

/** How well both sides can be told apart. */
export interface TwoSample {
  /** Records of each side. */
  readonly ofEach: number;
  /** Share of records that were told right by a model that had not seen them; 0.5 is chance. */
  readonly accuracy: number;
  /** Its 95 % confidence interval. */
  readonly low: number;
  readonly high: number;
  /** What is lost of the accuracy when a feature is shuffled, most first. */
  readonly importance: readonly { readonly feature: string; readonly loss: number }[];
}

const FOLDS = 5;
const SHUFFLES = 5;

interface Labelled extends Point {
  /** 1: real. */
  readonly side: 0 | 1;
}

/** The test on equally many of both sides, cross-validated, workouts kept whole; each side has two of them at least. */
export function twoSample({ features, simulated, real }: Space, draw: Random): TwoSample {
  const ofEach = Math.min(simulated.length, real.length, MOST_ROWS / 2);
  const labelled = (points: readonly Point[], side: 0 | 1): readonly Labelled[] =>
    sampled(points, ofEach, draw).map((point) => ({ ...point, side }));
  const sides = [labelled(simulated, 0), labelled(real, 1)].map((points) => folds(points, FOLDS, draw));
  const parts = Array.from({ length: FOLDS }, (_, fold) => sides.flatMap((side) => side[fold] ?? [])).filter(
    (part) => part.length > 0,
  );
  let right = 0;
  const rightShuffled = features.map(() => 0);
  for (const asked of parts) {
    const known = parts.filter((part) => part !== asked).flat();
    const model = classifier(
      known.map(({ at }) => at),
      known.map(({ side }) => side),
      draw.whole(0, 2 ** 31 - 1),
    );
    right += rightOf(model, asked);
    for (const index of features.keys()) {
      for (let time = 0; time < SHUFFLES; time++) {
        rightShuffled[index] =
          (rightShuffled[index] ?? 0) + rightOf(model, withShuffled(asked, index, draw)) / SHUFFLES;
      }
    }
  }
  const importance = features.map(({ name }, index) => ({
    feature: name,
    loss: (right - (rightShuffled[index] ?? 0)) / (2 * ofEach),
  }));
  return {
    ofEach,
    accuracy: right / (2 * ofEach),
    ...wilson(right, 2 * ofEach),
    importance: importance.sort((one, other) => other.loss - one.loss),
  };
}

const rightOf = (model: Model, asked: readonly Labelled[]): number => {
  const answers = model(asked.map(({ at }) => at));
  return asked.filter(({ side }, index) => answers[index] === side).length;
};

function withShuffled(points: readonly Labelled[], index: number, draw: Random): Labelled[] {
  const values = shuffled(
    points.map(({ at }) => at[index] ?? 0),
    draw,
  );
  return points.map((point, row) => ({ ...point, at: point.at.with(index, values[row] ?? 0) }));
}
