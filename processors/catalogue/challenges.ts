import { challenges as topic } from '../../schemas/topics.js';
import { mirror } from './mirror.js';
import { challenges as view } from './views.js';

/** Every version of every challenge; of two contents of one version the first stands. */
export const challenges = mirror({
  // What judges members is called challenges.
  name: 'challenge_catalogue',
  version: 1,
  keyedBy: 'challenge',
  topic,
  supersedes: () => false,
  view,
  row: ({ at, by, rule, from, to, ...challenge }) => ({
    ...challenge,
    startsAt: from,
    endsAt: to,
    rule: JSON.parse(rule) as object,
    writtenBy: by,
    writtenAt: at,
  }),
});
