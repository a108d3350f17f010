/** Ids from content: the same activity gets the same id however often and in whatever format it is imported. */
import { v5 } from 'uuid';

/** Namespace of all ids made here; a random uuid, never to change. */
const NAMESPACE = '7c0d3a52-6b0e-4d0a-9a55-1f3a1d6c2e84';
const SECOND_MS = 1_000;

const idOf = (...parts: readonly string[]) => v5(JSON.stringify(parts), NAMESPACE);

/** A recorded activity (FIT, TCX): nobody starts two on one machine in the same second, so its sport does not matter. */
export const recordingId = (userId: string, equipmentId: string, startAt: number): string =>
  idOf(userId, equipmentId, 'recording', new Date(Math.floor(startAt / SECOND_MS) * SECOND_MS).toISOString());

/**
 * One exercise of a logged workout (CSV). The start is the minute on the wall clock, as the file writes it: not every app
 * exports seconds, and an id must not depend on the time zone the importer happened to run with.
 */
export const loggedExerciseId = (userId: string, equipmentId: string, wallMinute: string, nameSlug: string): string =>
  idOf(userId, equipmentId, 'logged', wallMinute, nameSlug);

/** A body measurement; `kind` tells a profile's from a scale's of the same second. */
export const measurementId = (userId: string, kind: 'profile' | 'scale', at: number): string =>
  idOf(userId, 'measurement', kind, new Date(at).toISOString());

/** The virtual machine on which a member's recordings, or logged sets, happen; says nothing of who the member is. */
export const virtualEquipment = (kind: 'recording' | 'logged', userId: string): string =>
  `import:${kind}:${idOf(userId, 'equipment').slice(0, 13)}`;
