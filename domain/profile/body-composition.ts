/** Body composition: how much of a body is fat where a scale measures it, else the body-mass index. */
import { bmi, singaporeBmi } from '../body/bmi.js';
import { aceBodyFat } from '../body/body-fat.js';
import type { Norm } from '../norm.js';
import type { Person } from './by-norm.js';
import { defineCapacity, type Rating } from './capacity.js';
import { type Grade, gradeOf } from './level.js';
import type { Member } from './member.js';

/** Points (0 to 100) at a band's lower end, and just beneath its upper one. */
type Points<Band extends string> = Readonly<Record<Band, readonly [lower: number, upper: number]>>;

/** Less is better, down to what a body needs: who has no more than that is not well. */
const byFat: Points<'obese' | 'average' | 'fitness' | 'athletes' | 'essential'> = {
  obese: [19.9, 0],
  average: [39.9, 20],
  fitness: [79.9, 60],
  athletes: [99.9, 80],
  essential: [20, 39.9],
};

/** An index does not tell muscles from fat, so nobody is more than good by it, and within its band nobody better than others. */
const byIndex: Points<'high_risk' | 'moderate_risk' | 'low_risk' | 'underweight'> = {
  high_risk: [19.9, 0],
  moderate_risk: [39.9, 20],
  low_risk: [50, 50],
  underweight: [0, 19.9],
};

/** The grade by a band, and by where in it the value (in the table's unit) lies; null: the table has none for it. */
function gradeIn<Band extends string>(
  norm: Norm<Band>,
  points: Points<Band>,
  value: number,
  person: Person,
): Grade | null {
  const found = norm.of({ value, ...person });
  if ('none' in found) return null;
  const groups = 'EVERYONE' in norm.groups ? norm.groups.EVERYONE : person.sex && norm.groups[person.sex];
  const bounds = groups?.[0]?.from ?? [];
  const place = bounds.findIndex((bound) => value >= bound);
  const lower = bounds[place] ?? 0;
  // The last band has no end; twice its beginning nobody is far beyond.
  const upper = place === 0 ? lower * 2 : (bounds.at(place < 0 ? -1 : place - 1) ?? lower);
  const share = Math.min((value - lower) / (upper - lower), 1);
  const [atLower, atUpper] = points[found.band];
  return gradeOf(atLower + (atUpper - atLower) * share);
}

function byBodyFat(member: Member): Rating[] {
  return member.present('body_fat').flatMap((fat) => {
    const grade = gradeIn(aceBodyFat, byFat, fat.value, member);
    return grade ? [{ muscleGroup: '', grade, basis: aceBodyFat, most: 'medium', rests: [fat] }] : [];
  });
}

function byBodyMassIndex(member: Member): Rating[] {
  const { height } = member;
  return member.present('body_weight').flatMap((weight) => {
    const index = bmi.of({ weightKg: weight.value, heightM: height?.value ?? null });
    const grade = 'none' in index ? null : gradeIn(singaporeBmi, byIndex, index.value, member);
    return height && grade
      ? [{ muscleGroup: '', grade, basis: singaporeBmi, most: 'low', rests: [weight, height] }]
      : [];
  });
}

export const bodyComposition = defineCapacity({
  name: 'body_composition',
  comment:
    'Body fat of adults as a scale measured it, by the bands of the American Council on Exercise; else their body-mass index by the risk that Singapore sees in it.',
  uses: [{ metric: 'body_fat' }, { metric: 'body_weight' }],
  rate: (member) => [...byBodyFat(member), ...byBodyMassIndex(member)],
});
