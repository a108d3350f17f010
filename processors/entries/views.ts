/** The table that `entries` owns. */
import { text, uuid, view } from '../../engine/declare.js';
import { changeColumns } from '../change-columns.js';

export const enteredWorkoutsView = view('entered_workouts', {
  comment: 'Workouts that somebody wrote down, as they were first and as they count: what was changed, by whom.',
  freshWithinMs: 5_000,
  key: ['workoutId'],
  indexes: [['userId', 'decidedAt']],
  subjects: ['userId'],
  columns: {
    userId: text("The member's pseudonym."),
    workoutId: uuid('The workout.'),
    enteredFor: text('The user_id under which it was written down: another one when ids were merged.'),
    kind: text('entered (as it was first), entry_changed or entry_deleted.'),
    ...changeColumns,
  },
});
