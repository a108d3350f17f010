import { gyms as topic } from '../../schemas/topics.js';
import { mirror, validLast } from './mirror.js';
import { gyms as view } from './views.js';

/** Gyms by their last entry. */
export const gyms = mirror({
  version: 1,
  keyedBy: 'gym',
  topic,
  supersedes: validLast,
  view,
  row: (gym) => gym,
});
