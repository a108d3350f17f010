/** The table that `enrolments` owns. */
import { boolean, integer, nullable, text, timestamp, uuid, view } from '../../engine/declare.js';

export const enrolmentsView = view('enrolments', {
  comment:
    'Who joined, moved within and left challenges: of several records of an id and challenge the latest counts; of several ids of a member the one that is in it, then that joined first.',
  freshWithinMs: 2_000,
  key: ['enrolmentId'],
  subjects: ['userId'],
  columns: {
    enrolmentId: uuid('Identity.'),
    userId: text("The member's pseudonym."),
    enrolledFor: text('The user_id under which it was decided: another one when ids were merged.'),
    challengeId: text('The challenge.'),
    version: integer('The version by which they are judged.'),
    joinedAt: timestamp('Workouts count from here on.'),
    hasLeft: boolean('Left again.'),
    teamId: nullable(text('The team, or gym, they train for; null: none.')),
    decidedBy: text('Who decided.'),
    reason: text('Why they did.'),
    decidedAt: timestamp('When they did.'),
  },
  indexes: [
    ['userId', 'challengeId'],
    ['enrolledFor', 'challengeId'],
    ['challengeId', 'userId'],
  ],
});
