/** A profile as rows and as one event. */
import { profiles } from '../../schemas/topics.js';
import type { Told } from './method.js';
import { memberProfiles } from './views.js';

/** What is told of a member. */
export function shownOf(userId: string, method: string, standings: readonly Told[]) {
  const capacities = standings.map(({ metrics, ...standing }) => ({
    ...standing,
    metrics: metrics.map(({ metric, exerciseId, equipmentModel, value, at }) => ({
      ...{ metric, exerciseId, equipmentModel, value, at },
    })),
  }));
  return [
    ...capacities.map((capacity) => memberProfiles.row({ ...capacity, userId, method })),
    profiles.of({
      ...{ userId, method },
      capacities: capacities.map((one) => ({ ...one, muscleGroup: one.muscleGroup || null })),
    }),
  ];
}
