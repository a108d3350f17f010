/** What members read of what they were given. */
import { integer, nullable, text, timestamp, uuid, view } from '../../engine/declare.js';

export const awards = view('awards', {
  comment: 'What members were given for challenges, and whether it still stands.',
  freshWithinMs: 2_000,
  key: ['awardId'],
  columns: {
    awardId: uuid('Identity.'),
    userId: text("The member's pseudonym."),
    awardedTo: text('The user_id to whom it was given: another one when ids were merged.'),
    challengeId: text('The challenge.'),
    version: integer('The version by which it was earned.'),
    kind: text('completion, tier or milestone.'),
    name: text("The tier's name, or the milestone in percent; empty: all of it."),
    earnedAt: timestamp('When what was done sufficed, as it was given.'),
    issuedAt: timestamp('When it was given.'),
    standing: text('stands or revoked.'),
    why: nullable(
      text(
        'Why it stands or not though the present facts do not earn it: kept (the challenge keeps awards), corrected (it does not), given_before (to another id of theirs), left (no result stands: the member left), other_version (they are judged by another version now), or unknown_challenge; null: they do earn it.',
      ),
    ),
  },
  indexes: [['userId', 'issuedAt'], ['challengeId']],
});
