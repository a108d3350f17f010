import { enrolments as topic } from '../../schemas/topics.js';
import { mirror } from './mirror.js';
import { enrolments as view } from './views.js';

/** Who joined, moved within, and left challenges: every record. */
export const enrolments = mirror({
  version: 1,
  keyedBy: 'user',
  topic,
  supersedes: () => false,
  view,
  row: ({ at, by, left, judgedBy: _, ...enrolment }) => ({
    ...enrolment,
    hasLeft: left,
    decidedBy: by,
    decidedAt: at,
  }),
});
