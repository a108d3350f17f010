/** When a workout began by the clock on the wall of its gym: days, months and hours of a gym are its own. */
import { isTimeZone, localTime } from '../../domain/time-zone.js';
import type { Gym } from '../../schemas/generated/gyms.js';
import type { Workout } from '../../schemas/generated/workouts.js';

/** Known of every workout that is made now; null only in events of older builds. */
export type LocalStart = { readonly [Field in 'timeZone' | 'localDay' | 'localHour']: NonNullable<Workout[Field]> };

/** Day and hour of an instant (ms) at the gym; in UTC where the gym, or the zone that its entry names, is not known. */
export function localStart(startedAt: number, gym: Gym | undefined): LocalStart {
  const timeZone = gym && isTimeZone(gym.timeZone) ? gym.timeZone : 'UTC';
  const { day, hour } = localTime(startedAt, timeZone);
  return { timeZone, localDay: day, localHour: hour };
}
