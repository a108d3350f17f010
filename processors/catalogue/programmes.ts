import { programmes as topic } from '../../schemas/topics.js';
import { mirror } from './mirror.js';
import { programmes as view } from './views.js';

/** Every version of every programme; of two contents of one version the first stands. */
export const programmes = mirror({
  version: 1,
  keyedBy: 'programme',
  topic,
  supersedes: () => false,
  view,
  row: ({ at, by, programme, from, to, ...rest }) => ({
    ...rest,
    programme: JSON.parse(programme) as object,
    startsAt: from,
    endsAt: to,
    writtenBy: by,
    writtenAt: at,
  }),
});
