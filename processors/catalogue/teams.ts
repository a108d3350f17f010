import { teams as topic } from '../../schemas/topics.js';
import { mirror, validLast } from './mirror.js';
import { teams as view } from './views.js';

/** Teams by their last entry. */
export const teams = mirror({
  // What judges teams is called teams.
  name: 'team_catalogue',
  version: 1,
  keyedBy: 'team',
  topic,
  supersedes: validLast,
  view,
  row: ({ by, ...team }) => ({ ...team, decidedBy: by }),
});
