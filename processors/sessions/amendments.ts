/** Later decisions about a session. */
import type { Amendment, Edited } from '../../schemas/generated/amendments.js';
import type { ExerciseSet, Session } from '../../schemas/generated/sessions.js';
import { type Decided, laterOf } from '../decisions.js';

/** The decision in force of each kind; null: none was made. */
export interface Decisions {
  owner: Decided<string | null> | null;
  voided: Decided<boolean> | null;
  edited: Decided<Edited> | null;
}

export const noDecisions = (): Decisions => ({ owner: null, voided: null, edited: null });

/** Takes a decision in; voiding and reinstating are of one kind. */
export function decide(decisions: Decisions, amendment: Amendment): void {
  const { assigned, voided, reinstated, edited } = amendment;
  if (assigned !== null) decisions.owner = laterOf(decisions.owner, amendment, assigned.userId);
  if (voided !== null || reinstated !== null) decisions.voided = laterOf(decisions.voided, amendment, voided !== null);
  if (edited !== null) {
    const { repetitions, loadGrams, distanceMm } = edited;
    decisions.edited = laterOf(decisions.edited, amendment, { repetitions, loadGrams, distanceMm });
  }
}

/** The session as staff put it right. */
export const amended = (measured: Session, { edited }: Decisions): Session =>
  edited === null ? measured : edit(measured, edited.value);

/** Null leaves a total as measured. */
function edit(session: Session, { repetitions, loadGrams, distanceMm }: Edited): Session {
  let sets = session.sets;
  if (repetitions !== null) sets = withRepetitions(session, repetitions);
  if (loadGrams !== null) sets = sets.map((set) => ({ ...set, loadGrams }));
  return {
    ...session,
    ...setTotals(sets),
    distanceMm: distanceMm ?? session.distanceMm,
    // In which minute the others were done nobody knows.
    bestMinutes: repetitions === null ? session.bestMinutes : [],
    quality: [...session.quality, 'edited'].sort(),
  };
}

/** What follows from the sets. */
export const setTotals = (sets: readonly ExerciseSet[]) => ({
  sets,
  repetitions: sets.reduce((sum, set) => sum + set.repetitions, 0),
  tonnageGrams: sets.reduce((sum, set) => sum + set.repetitions * set.loadGrams, 0),
});

/** The sets with so many repetitions in all: what is too many goes from the last sets, what is missing goes to the last. */
function withRepetitions({ sets, exerciseId, startedAt, endedAt }: Session, repetitions: number): ExerciseSet[] {
  const left: ExerciseSet[] = [];
  let rest = Math.max(repetitions, 0);
  for (const set of sets) {
    const taken = Math.min(set.repetitions, rest);
    if (taken > 0) left.push({ ...set, repetitions: taken });
    rest -= taken;
  }
  if (rest === 0) return left;
  const last = left.pop() ?? { exerciseId, repetitions: 0, loadGrams: 0, startedAt, endedAt };
  return [...left, { ...last, repetitions: last.repetitions + rest }];
}
