/** Units as people prefer them; the API tells g, mm and s. */
export type Units = 'metric' | 'imperial';

const GRAMS = { metric: 1_000, imperial: 453.592_37 };
const MILLIMETRES = { metric: 1_000_000, imperial: 1_609_344 };

/** A weight in kg or lb. */
export const weightIn = (units: Units, grams: number): number => grams / GRAMS[units];
/** A distance in km or mi. */
export const distanceIn = (units: Units, millimetres: number): number => millimetres / MILLIMETRES[units];
/** A speed in km/h or mi/h. */
export const speedIn = (units: Units, millimetresPerSecond: number): number =>
  distanceIn(units, millimetresPerSecond * 3_600);

export const weightUnit = { metric: 'kg', imperial: 'lb' } as const;
export const distanceUnit = { metric: 'km', imperial: 'mi' } as const;
export const speedUnit = { metric: 'km/h', imperial: 'mph' } as const;
