/** Ages, as the formulas take them. */

/**
 * Completed years on a day; both are written YYYY-MM-DD, the day in the zone that counts for the person. Null when either is
 * not so written or the day is before the birth. Who was born on 29 February is a year older on 1 March of a common year.
 */
export function ageOn(birthDate: string, day: string): number | null {
  if (!isDate(birthDate) || !isDate(day) || day < birthDate) return null;
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** The ten years of life that hold the age on a day, such as 30-39; null as for the age. */
export function ageBandOn(birthDate: string, day: string): string | null {
  const age = ageOn(birthDate, day);
  if (age === null) return null;
  const first = Math.floor(age / 10) * 10;
  return `${first}-${first + 9}`;
}
