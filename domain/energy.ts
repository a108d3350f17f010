/** Energy of a session: intensity times body weight times active time. */
import { kcalPerMinute } from './acsm.js';
import { type Exertion, intensityOf } from './intensity.js';
import { round6 } from './rounding.js';

/** An estimate with its formula and version; `method` begins with `none: ` when there is no energy, and says why. */
export interface Energy {
  /** Gross, kcal, 6 significant digits. */
  readonly energyKcal: number | null;
  /** Mean gross intensity over active time, MET, 6 significant digits; known without body weight where it does not depend on it. */
  readonly met: number | null;
  readonly method: string;
}

/** Gross energy, kcal = MET · 3.5 · kg / 200 per minute of active time; never a default body weight, never a guess without a method. */
export function energyOf(exertion: Exertion): Energy {
  const { activeMs, bodyWeightGrams } = exertion;
  if (activeMs <= 0) return { energyKcal: null, met: null, method: 'none: no active time' };
  const intensity = intensityOf(exertion);
  const met = 'met' in intensity ? round6(intensity.met) : null;
  if (bodyWeightGrams === null) return { energyKcal: null, met, method: 'none: no body weight' };
  if ('unknown' in intensity) return { energyKcal: null, met, method: `none: ${intensity.unknown}` };
  const energyKcal = kcalPerMinute(intensity.met, bodyWeightGrams / 1000) * (activeMs / 60_000);
  return { energyKcal: round6(energyKcal), met, method: intensity.method };
}
