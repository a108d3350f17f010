/** Singapore's National Physical Fitness Award for pupils: grades A to E by station, and an award for all of them. */
import { norm } from '../norm.js';
import type { Sex } from '../quantity.js';

const source = 'Ministry of Education, Singapore: NAPFA standards, boys';

/** Sit-ups in a minute, boys of 12 to 17. */
export const napfaSitUps = norm({
  id: 'napfa-sit-ups',
  version: 1,
  gives: 'grade of sit-ups in a minute; F: below all grades',
  unit: 'repetitions',
  source,
  bands: ['A', 'B', 'C', 'D', 'E'],
  beneath: 'F',
  groups: {
    MALE: [
      { ages: [12, 12], from: [42, 36, 32, 27, 22] },
      { ages: [13, 13], from: [43, 38, 34, 29, 25] },
      { ages: [14, 14], from: [43, 40, 37, 33, 29] },
      { ages: [15, 15], from: [43, 40, 37, 34, 30] },
      { ages: [16, 17], from: [43, 40, 37, 34, 31] },
    ],
  },
});

/** The run over 2.4 km, boys of 15. Less is better, so the table is of minus the whole seconds. */
export const napfaRun = norm({
  id: 'napfa-run',
  version: 1,
  gives: 'grade of the run over 2.4 km, from minus its seconds; F: below all grades',
  unit: 's',
  source,
  bands: ['A', 'B', 'C', 'D', 'E'],
  beneath: 'F',
  groups: { MALE: [{ ages: [15, 15], from: [-640, -700, -760, -820, -880] }] },
});

/** The grade of a run; tenths of the last second are not counted: 10:40.9 is A, 10:41 is B. */
export const napfaRunGrade = ({ seconds, age, sex }: Run) =>
  napfaRun.of({ value: seconds === null ? null : -Math.floor(seconds), age, sex });

interface Run {
  readonly seconds: number | null;
  readonly age: number | null;
  readonly sex: Sex | 'UNKNOWN' | null;
}

export type Grade = 'A' | 'B' | 'C' | 'D' | 'E' | 'F';

const GRADES = 'FEDCBA';
const STATIONS = 6;

/** The awards, best first: every station at least so good, and so many points in all (A counts 5, E counts 1). */
const awards = [
  { award: 'gold', grade: 'C', points: 21 },
  { award: 'silver', grade: 'D', points: 15 },
  { award: 'bronze', grade: 'E', points: 6 },
] as const;

/** The award for the grades of all six stations; null: none, or a station is missing. */
export function napfaAward(grades: readonly Grade[]): 'gold' | 'silver' | 'bronze' | null {
  if (grades.length !== STATIONS) return null;
  const points = grades.map((grade) => GRADES.indexOf(grade));
  const total = points.reduce((sum, one) => sum + one, 0);
  const won = awards.find((one) => total >= one.points && Math.min(...points) >= GRADES.indexOf(one.grade));
  return won?.award ?? null;
}
