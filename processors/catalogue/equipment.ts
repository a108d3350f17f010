import { equipment as topic } from '../../schemas/topics.js';
import { mirror, validLast } from './mirror.js';
import { equipment as view } from './views.js';

/** Machines by their last entry. */
export const equipment = mirror({
  version: 1,
  keyedBy: 'equipment',
  topic,
  supersedes: validLast,
  view,
  row: (machine) => machine,
});
