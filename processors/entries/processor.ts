/** What people wrote down comes under the id that they had then; from here on it is the member's, as it counts. */
import { defineProcessor } from '../../engine/declare.js';
import type { EnteredWorkout } from '../../schemas/generated/entered-workouts.js';
import { enteredWorkouts, entries, merges } from '../../schemas/topics.js';
import { changeOf } from '../change-columns.js';
import { isLater } from '../entry-order.js';
import { presentId } from '../merges.js';
import { enteredWorkoutsView } from './views.js';

/** The first and the last record of a workout; null: none came. */
interface State {
  first: EnteredWorkout | null;
  last: EnteredWorkout | null;
}

export default defineProcessor({
  name: 'entries',
  version: 1,
  comment: 'Of each workout that somebody wrote down the record that counts, keyed by the member whose it is now.',
  keyedBy: 'entered workout as it came',
  from: { enteredWorkouts },
  tables: { merges },
  to: { entries },
  views: { enteredWorkoutsView },
  initial: (): State => ({ first: null, last: null }),
  scope: { enteredWorkouts: ({ workoutId }) => workoutId.toLowerCase() },
  on: {
    enteredWorkouts(draft, events) {
      for (const { receivedAt: _, ...record } of events) {
        if (!draft.first || isLater(draft.first, record)) draft.first = record;
        if (!draft.last || isLater(record, draft.last)) draft.last = record;
      }
    },
  },
  show({ first, last }, { key: enteredFor, tables }) {
    if (!first || !last) return [];
    const userId = presentId(enteredFor, tables.merges);
    const { entryId: id, at, by, workoutId, voided } = last;
    const isFirst = first.entryId === last.entryId;
    const row = enteredWorkoutsView.row({
      ...{ userId, workoutId, enteredFor },
      kind: voided ? 'entry_deleted' : isFirst ? 'entered' : 'entry_changed',
      ...changeOf({ id, at, by, reason: '' }, isFirst ? null : first, voided ? null : last),
    });
    // Those that were deleted are told too: they outweigh what was written down before under another id of the same person.
    return [row, entries.of({ ...last, userId, enteredFor })];
  },
});
