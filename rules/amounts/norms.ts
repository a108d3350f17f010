/** Published tables that a rule may ask a band of, and where the band begins. */
import type { Norm } from '../../domain/norm.js';
import { acsmPushUps, minutePushUps } from '../../domain/norms/push-ups.js';
import { minuteSitUps } from '../../domain/norms/sit-ups.js';

/** By id. Tables in which more is better and the unit is a number. */
export const bandNorms: Readonly<Record<string, Norm>> = Object.fromEntries(
  [acsmPushUps, minutePushUps, minuteSitUps].map((norm) => [norm.id, norm as Norm]),
);

/** Bands of a table that have a lower bound, best first. */
export const bandsOf = (id: string): readonly string[] => bandNorms[id]?.bands ?? [];

/** The least value of a band for somebody of this sex and age (completed years); null: not known, or the table has nobody such. */
export function bandBound(id: string, band: string, sex: 'FEMALE' | 'MALE' | null, age: number | null): number | null {
  const norm = bandNorms[id];
  const place = norm?.bands.indexOf(band) ?? -1;
  if (!norm || place < 0 || age === null) return null;
  const groups = 'EVERYONE' in norm.groups ? norm.groups.EVERYONE : sex && norm.groups[sex];
  const group = groups?.find(({ ages: [least, most] }) => least <= age && age <= most);
  return group?.from[place] ?? null;
}
