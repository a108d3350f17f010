import { exercises as topic } from '../../schemas/topics.js';
import { mirror, validLast } from './mirror.js';
import { exercises as view } from './views.js';

/** Exercises by their last entry. */
export const exercises = mirror({
  version: 1,
  keyedBy: 'exercise',
  topic,
  supersedes: validLast,
  view,
  row: (exercise) => exercise,
});
