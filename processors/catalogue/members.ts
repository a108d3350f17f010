import { nameKey } from '../../domain/display-name.js';
import { users } from '../../schemas/topics.js';
import { mirror } from './mirror.js';
import { members as view } from './views.js';

/** Members and staff as they are now; who was erased has no row. Compacted, so the last record is all there is to go by. */
export const members = mirror({
  version: 1,
  keyedBy: 'user',
  topic: users,
  supersedes: () => true,
  view,
  row: ({ at, erased, namedAt, ...profile }) =>
    erased ? null : { ...profile, nameKey: nameKey(profile.displayName), namedAt: namedAt ?? at, updatedAt: at },
});
