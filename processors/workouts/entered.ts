/** Workouts that people wrote down: each as the session that a machine might have told. */
import { nothingDone } from '../../schemas/blank.js';
import type { Entry } from '../../schemas/generated/entries.js';
import type { Session } from '../../schemas/generated/sessions.js';
import { isLater } from '../entry-order.js';

/** The kind of machine of a workout without one. */
export const NO_MACHINE = 'NONE';
/** The quality flag of what no sensor saw. */
const ENTERED = 'entered';

/** What was written down of a workout: one entry, or one under each id of a person that it was written down for. */
export type Entries = Record<string, Entry>;

/** The entry that counts: the latest, of equals that with the greatest id; null: none is left, or it did not take place. */
export function countedEntry(entries: Readonly<Entries>): Entry | null {
  let counted: Entry | null = null;
  for (const entry of Object.values(entries)) if (!counted || isLater(entry, counted)) counted = entry;
  return counted?.voided ? null : counted;
}

/** Nobody noted when a set began, so each may have been at any time of the workout. */
export function sessionOfEntry(entry: Entry): Session {
  const { workoutId, userId, startedAt, durationS, exerciseId, averageHeartRateBpm } = entry;
  const endedAt = startedAt + durationS * 1_000;
  const sets = entry.sets.map((set) => ({ ...set, exerciseId, startedAt, endedAt }));
  const sumOf = (figure: (set: (typeof sets)[number]) => number) => sets.reduce((sum, set) => sum + figure(set), 0);
  return {
    ...nothingDone,
    sessionId: workoutId,
    equipmentId: '',
    userId,
    gymId: entry.gymId,
    equipmentModel: null,
    equipmentType: NO_MACHINE,
    exerciseId,
    open: false,
    startedAt,
    endedAt,
    endReason: 'USER',
    voided: false,
    sets,
    repetitions: sumOf(({ repetitions }) => repetitions),
    tonnageGrams: sumOf(({ repetitions, loadGrams }) => repetitions * loadGrams),
    distanceMm: entry.distanceMm,
    activeMs: endedAt - startedAt,
    ...(averageHeartRateBpm !== null && { heartRate: { count: 1, sum: averageHeartRateBpm, max: 0 } }),
    quality: [ENTERED],
  };
}
