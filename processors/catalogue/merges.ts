import { merges as topic } from '../../schemas/topics.js';
import { mirror } from './mirror.js';
import { merges as view } from './views.js';

/** Which ids were given up; of several decisions about one the latest counts, and one that was taken back has no row. */
export const merges = mirror({
  version: 1,
  keyedBy: 'user',
  topic,
  supersedes: (later, shown) => later.at >= shown.at,
  view,
  row: ({ userId, into, at, by, reason }) =>
    into === null ? null : { userId, intoUserId: into, decidedAt: at, decidedBy: by, reason },
});
