/** How much a member can lift once on a machine model: the best set of the last 90 days. */

import { bestOneRepMax } from '../../domain/strength/one-rep-max.js';
import { brzycki } from '../../domain/strength/one-rep-max-formulas.js';
import { greatest } from './choose.js';
import { setsByExercise } from './exercises.js';
import { defineMetric } from './metric.js';

export const oneRepMax = defineMetric({
  name: 'one_rep_max',
  unit: 'kg',
  comment:
    'One-repetition maximum of an exercise on a machine model: the best set of at most ten repetitions, of all workouts in 90 days.',
  formula: brzycki,
  confidence: 'medium',
  choose: greatest,
  selects: true,
  workout: (workout) =>
    [...setsByExercise(workout)].flatMap(([exerciseId, sets]) => {
      const best = bestOneRepMax(sets.map(({ loadGrams, repetitions }) => ({ load: loadGrams, repetitions })));
      if ('none' in best) return [];
      return [{ exerciseId, equipmentModel: workout.equipmentModel ?? '', value: best.value / 1_000 }];
    }),
});
