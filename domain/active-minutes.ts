/**
 * Minutes of moderate to vigorous activity: a minute is active from 3 MET or 40 % of the heart-rate reserve on, whichever is
 * known and says so. Source: ACSM's bands of moderate intensity.
 */

/** From this mean intensity on. */
export const ACTIVE_MET = 3;
const ACTIVE_RESERVE_SHARE = 0.4;

/** One minute by its means; null: not known. */
interface Minute {
  readonly met: number | null;
  /** Share of the heart-rate reserve, 1 being all of it. */
  readonly reserveShare: number | null;
}

/** Whether a minute was active; null: neither intensity is known, so nobody can say. */
export function isActive({ met, reserveShare }: Minute): boolean | null {
  if (met === null && reserveShare === null) return null;
  return (met !== null && met >= ACTIVE_MET) || (reserveShare !== null && reserveShare >= ACTIVE_RESERVE_SHARE);
}

/** Active minutes among these, and those of which nobody can say. */
export function activeMinutes(minutes: readonly Minute[]): { active: number; unknown: number } {
  let active = 0;
  let unknown = 0;
  for (const minute of minutes) {
    const verdict = isActive(minute);
    if (verdict === null) unknown += 1;
    else if (verdict) active += 1;
  }
  return { active, unknown };
}
