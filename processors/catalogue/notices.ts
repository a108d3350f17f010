import { notices as topic } from '../../schemas/topics.js';
import { mirror } from './mirror.js';
import { notices as view } from './views.js';

/** What members were told; an issuer that was killed may have appended one twice: the first stands. */
export const notices = mirror({
  version: 1,
  keyedBy: 'user',
  topic,
  supersedes: () => false,
  view,
  row: ({ noticeId, userId, at, award }) =>
    award && {
      ...{ noticeId, userId, toldAt: at, awardId: award.awardId, challengeId: award.challengeId },
      ...{ version: award.version, kind: award.kind.toLowerCase(), name: award.name, earnedAt: award.earnedAt },
    },
});
