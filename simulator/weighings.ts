/** Members of a gym that opens today were weighed this month: what was measured longer ago than profiles look back shows nothing of them. */
import { random } from './random.js';
import type { Fact, GymWorld } from './world.js';

/** A measurement of each member who filled the form, on the first of the month (UTC) of a time (ms); of one month always the same. */
export function* weighings(gyms: readonly GymWorld[], seed: string, from: number): Generator<Fact> {
  const date = new Date(from);
  const at = Date.UTC(date.getUTCFullYear(), date.getUTCMonth());
  for (const { userId, filledTheForm, ...body } of gyms.flatMap(({ members }) => members)) {
    if (userId === null || !filledTheForm) continue;
    const { weightGrams, heightMm, bodyFatBp, restingHeartRateBpm } = body;
    const value = {
      ...{ measurementId: random(`${seed}/weighed/${userId}/${at}`).uuid(), userId, equipmentId: null, at },
      ...{ weightGrams, heightMm, bodyFatBp, restingHeartRateBpm },
      ...{ muscleMassGrams: null, waterMassGrams: null, boneMassGrams: null, visceralFatRating: null },
    };
    yield { topic: 'body-measurements', key: userId, value };
  }
}
