/** Sums over an interval of events: whole numbers at named places of one array, so that a copy is cheap and the JSON small. */

/** Where each sum stands. Units are in the names; a stat is count, sum and max of readings that are not paused. */
export const place = {
  events: 0,
  lastSequence: 1,
  lastAt: 2,
  /** Time not paused between readings. */
  movingMs: 3,
  cycles: 4,
  distanceMm: 5,
  workJ: 6,
  machineEnergyKcal: 7,
  heartRateCount: 8,
  heartRateSum: 9,
  heartRateMax: 10,
  powerCount: 11,
  powerSum: 12,
  powerMax: 13,
  cadenceCount: 14,
  cadenceSum: 15,
  cadenceMax: 16,
  walkMs: 17,
  /** Speed times time, µm: mm/s times ms needs no rounding. */
  walkUm: 18,
  /** Speed times time times grade, µm/10,000. */
  walkClimb: 19,
  runMs: 20,
  runUm: 21,
  runClimb: 22,
  powerMs: 23,
  powerMj: 24,
  cycleMs: 25,
} as const;

export type Place = (typeof place)[keyof typeof place];
/** One number at each place. */
export type Sums = Record<Place, number>;

const places = Object.values(place);
const greatest = new Set<Place>([
  place.lastSequence,
  place.lastAt,
  place.heartRateMax,
  place.powerMax,
  place.cadenceMax,
]);
const added = places.filter((at) => !greatest.has(at));
const maxima = [...greatest];

/** The sums of no event. */
export function noSums(): Sums {
  const sums = new Array<number>(places.length).fill(0) as unknown as Sums; // an array: JSON without names
  sums[place.lastSequence] = -1;
  sums[place.lastAt] = Number.NEGATIVE_INFINITY; // any event is later; never saved, as a saved run has an event
  return sums;
}

/** Adds `more` to `sums`, in place. */
export function addSums(sums: Sums, more: Sums): void {
  for (const at of added) sums[at] += more[at];
  for (const at of maxima) if (more[at] > sums[at]) sums[at] = more[at];
}

export const copySums = (sums: Sums): Sums => (sums as unknown as number[]).slice() as unknown as Sums;

/** Overwrites `into` with `sums`. */
export function overwriteSums(into: Sums, sums: Sums): void {
  for (const at of places) into[at] = sums[at];
}
