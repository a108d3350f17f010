/** Workouts that people wrote down: each as the session that a machine might have told. */
import { nothingDone } from '../../schemas/blank.js';
import type { EnteredWorkout } from '../../schemas/generated/entered-workouts.js';
import type { Session } from '../../schemas/generated/sessions.js';

/** The kind of machine of a workout without one. */
export const NO_MACHINE = 'NONE';
/** The quality flag of what no sensor saw. */
const ENTERED = 'entered';

/** What is remembered of a workout's records: the one that counts. */
export type Entry = Omit<EnteredWorkout, 'userId'>;

/** The record that counts: of several about one workout the latest, of equals that with the greatest id. */
export function latestEntry(known: Entry | null, entries: readonly Entry[]): Entry | null {
  let latest = known;
  for (const entry of entries) {
    const isLater = !latest || entry.at > latest.at || (entry.at === latest.at && entry.entryId > latest.entryId);
    if (isLater) latest = entry;
  }
  return latest;
}

/** Nobody noted when a set began, so each may have been at any time of the workout. */
export function sessionOfEntry(entry: Entry, userId: string): Session {
  const { workoutId, startedAt, durationS, exerciseId, averageHeartRateBpm } = entry;
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
    voided: entry.voided,
    sets,
    repetitions: sumOf(({ repetitions }) => repetitions),
    tonnageGrams: sumOf(({ repetitions, loadGrams }) => repetitions * loadGrams),
    distanceMm: entry.distanceMm,
    activeMs: endedAt - startedAt,
    ...(averageHeartRateBpm !== null && { heartRate: { count: 1, sum: averageHeartRateBpm, max: 0 } }),
    quality: [ENTERED],
  };
}
