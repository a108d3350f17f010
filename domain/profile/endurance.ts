/** Endurance: how much oxygen somebody can use, against others of their age and sex. */
import { lifeFitnessVo2max } from '../vo2max/norms.js';
import { gradeByNorm, gradedBy } from './by-norm.js';
import { defineCapacity } from './capacity.js';

/** Below average is where improvement is needed; "low" and "very low" say the same louder. */
export const vo2maxTable = gradedBy(lifeFitnessVo2max, 'average', 'above_average', 'very_good', 'excellent');

export const endurance = defineCapacity({
  name: 'endurance',
  comment: 'VO2max against people of the same sex and age, from 20 years on.',
  uses: [{ metric: 'vo2max' }],
  rate: (member) =>
    member.present('vo2max').flatMap((vo2max) => {
      const grade = gradeByNorm(vo2maxTable, vo2max.value, member);
      // The metric says itself how far it may be trusted.
      return grade ? [{ muscleGroup: '', grade, basis: vo2maxTable.norm, most: 'high', rests: [vo2max] }] : [];
    }),
});
