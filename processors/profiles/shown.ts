/** A profile as rows and as one event. */
import { profiles } from '../../schemas/topics.js';
import type { Method, Told } from './method.js';
import { memberProfiles } from './views.js';

/** What is told of a member. */
export function shownOf(userId: string, method: Method['name'], standings: readonly Told[]) {
  const told = standings.map((standing) => ({ ...standing, metrics: standing.metrics.map(toldValue) }));
  const capacities = told.map(({ method: _, ...one }) => ({ ...one, muscleGroup: one.muscleGroup || null }));
  return [...told.map((one) => memberProfiles.row({ ...one, userId })), profiles.of({ userId, method, capacities })];
}

const toldValue = ({ metric, exerciseId, equipmentModel, value, at }: Told['metrics'][number]) => ({
  ...{ metric, exerciseId, equipmentModel, value, at },
});
