/** Ids of what is told to people: computed from what it is about, so that it is told once whatever is repeated or built anew. */
import { v5 } from 'uuid';
import type { AwardKind } from '../schemas/generated/awards.js';

/** Ours; means nothing elsewhere, and never changes. */
const NAMESPACE = 'b3e1c5a8-6d0f-4f0e-9a57-2f4c8d6e1b90';

/** What an award is for. A challenge is one period: one that comes again each month is another challenge each time. */
interface Merit {
  readonly userId: string;
  readonly challengeId: string;
  readonly kind: AwardKind;
  readonly name: string;
}

/** Of an award: once for each member, challenge and step, by whichever version it was judged. */
export const awardIdOf = ({ userId, challengeId, kind, name }: Merit): string =>
  v5(JSON.stringify(['award', challengeId, userId, kind, name]), NAMESPACE);

/** Of the notice of an award. */
export const noticeIdOf = (awardId: string): string => v5(JSON.stringify(['notice', awardId]), NAMESPACE);
