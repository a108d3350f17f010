import { amendments as topic } from '../../schemas/topics.js';
import { mirror } from './mirror.js';
import { amendments as view } from './views.js';

/** Later decisions about sessions, each once per partition it was written to; a second content of one identity changes nothing. */
export const amendments = mirror({
  version: 1,
  keyedBy: 'equipment',
  topic,
  supersedes: () => false,
  view,
  row: (amendment) => ({
    amendmentId: amendment.amendmentId,
    sessionId: amendment.sessionId,
    equipmentId: amendment.equipmentId,
    decidedAt: amendment.at,
    decidedBy: amendment.by,
    reason: amendment.reason,
    decision:
      (['assigned', 'voided', 'reinstated', 'edited'] as const).find((kind) => amendment[kind] !== null) ?? 'UNKNOWN',
    assignedUserId: amendment.assigned?.userId ?? null,
    edited: amendment.edited,
  }),
});
