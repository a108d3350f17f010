/** The day and the week of a workout by the clock of its gym, as times. */
import type { Workout } from '../../schemas/generated/workouts.js';
import { DAY_MS, mondayOf } from './periods.js';

/** Midnight (ms) before the workout by the clock of its gym, written as if that clock were UTC. */
export const localDayOf = ({ localDay, startedAt }: Workout): number =>
  localDay === null ? Math.floor(startedAt / DAY_MS) * DAY_MS : Date.parse(`${localDay}T00:00:00Z`);

/** The Monday of its ISO week, likewise: where a member trains in two zones, one week stays one. */
export const localWeekOf = (workout: Workout): number => mondayOf(localDayOf(workout));

/** A week by the clock of any gym is over so long (ms) after it is in UTC. */
export const LAST_ZONE_MS = DAY_MS / 2;
