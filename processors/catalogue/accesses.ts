import { accesses as topic } from '../../schemas/topics.js';
import { mirror } from './mirror.js';
import { accesses as view } from './views.js';

/** Who read whose data; what was sent twice stands once. */
export const accesses = mirror({
  version: 1,
  keyedBy: 'user',
  topic,
  supersedes: () => false,
  view,
  row: ({ accessId, userId, by, role, path, at }) => ({ accessId, userId, readBy: by, role, path, readAt: at }),
});
