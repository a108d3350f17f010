import { ride, workout } from '../given.js';
import { type Golden, on } from './golden.js';

const kcal = (amount: number) => ({ energyCal: amount * 1_000 });
const days = on([2, 3, 4], (day) => workout(`${day} 07:00`, kcal(600)));
const last = ride('2026-11-05 07:00', 20, kcal(200));

export const golden: Golden[] = [
  { title: 'treadmill and bike add up', workouts: [...days, last], fraction: 1, completedAt: last.endedAt },
  {
    title: 'at most 600 kcal of a day count, and weight stacks do not',
    workouts: [
      workout('2026-11-02 07:00', kcal(500)),
      workout('2026-11-02 18:00', kcal(500)),
      workout('2026-11-02 20:00', kcal(100)),
      workout('2026-11-03 07:00', { ...kcal(900), equipmentType: 'WEIGHT_STACK' }),
      workout('2026-11-09 07:00', kcal(500)),
    ],
    fraction: 0.3,
    completedAt: null,
    verdicts: ['counted', 'counted, over_cap', 'over_cap', 'other_machine', 'after_end'],
  },
];
