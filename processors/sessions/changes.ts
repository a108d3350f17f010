/** Which decisions about a session are in force, told to those whom they concern. */
import type { Session } from '../../schemas/generated/sessions.js';
import { changeOf } from '../change-columns.js';
import type { Decisions } from './amendments.js';
import { workoutChanges } from './views.js';

/** Whose the session is without and with the decision about that (null: a guest), as they are called now. */
interface Owners {
  readonly before: string | null;
  readonly now: string | null;
}

/** Rows of the decisions; each names one person only, so that nobody reads to whom a workout of theirs went. */
export function changesOf(decisions: Decisions, measured: Session, present: Session, { before, now }: Owners) {
  const { owner, voided, edited } = decisions;
  const workoutId = present.sessionId;
  const counted = present.voided ? null : present;
  const rows = [];
  if (owner && before !== now) {
    if (before !== null) {
      const told = owner.by === now || owner.by === owner.value ? { ...owner, by: '' } : owner;
      rows.push({ userId: before, kind: 'assigned_away', ...changeOf(told, measured, null) });
    }
    if (now !== null) rows.push({ userId: now, kind: 'assigned', ...changeOf(owner, null, counted) });
  }
  if (now !== null && edited) rows.push({ userId: now, kind: 'edited', ...changeOf(edited, measured, counted) });
  // A guest's is nowhere else any more: staff find it here to reinstate it.
  if (voided?.value) rows.push({ userId: now ?? '', kind: 'voided', ...changeOf(voided, present, null) });
  if (now !== null && voided && !voided.value)
    rows.push({ userId: now, kind: 'reinstated', ...changeOf(voided, null, present) });
  return rows.map((row) => workoutChanges.row({ workoutId, ...row }));
}
