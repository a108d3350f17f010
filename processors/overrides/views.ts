/** The table that `overrides` owns. */
import { json, nullable, text, timestamp, uuid, view } from '../../engine/declare.js';

export const planOverrides = view('plan_overrides', {
  comment: 'What trainers changed of plans, exceptions among it, whether or not it still holds: that is told by plans.',
  freshWithinMs: 2_000,
  key: ['overrideId'],
  subjects: ['userId'],
  columns: {
    overrideId: uuid('Identity.'),
    userId: text("The member's pseudonym."),
    writtenFor: text('The user_id for whom it was written: another one when ids were merged.'),
    programmeId: text('The programme whose plan it is.'),
    changes: json(
      'A list of {op: test, replace, remove or excuse, path: /weeks/WEEK/slots/SLOT/NUMBER, value, until}.',
    ),
    reason: text('Why it was changed.'),
    writtenBy: text('The user_id of the trainer.'),
    writtenAt: timestamp('When: weeks that were over then stay as they are.'),
    withdrawnBy: nullable(text('The user_id of who withdrew it; null: nobody did.')),
    withdrawnAt: nullable(timestamp('When they did.')),
    withdrawnBecause: nullable(text('Why they did.')),
  },
  indexes: [['userId', 'programmeId']],
});
