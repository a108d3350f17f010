import { lifting, sets } from '../given.js';
import type { Golden } from './golden.js';

const press = (at: string, kg: number, said = {}) =>
  lifting(at, sets('leg-press', 'quadriceps', [10, kg], [10, kg], [10, kg], [10, kg], [10, kg]), said);
const [morning, evening] = [press('2026-11-10 07:00', 100), press('2026-11-10 19:00', 100)];

export const golden: Golden[] = [
  { title: 'two workouts of five tonnes', workouts: [morning, evening], fraction: 1, completedAt: evening.endedAt },
  {
    title: 'in another gym, on another kind of machine, and on two days',
    workouts: [
      press('2026-11-10 07:00', 100),
      press('2026-11-10 19:00', 150, { gymId: 'orchard' }),
      press('2026-11-10 20:00', 150, { equipmentType: 'PLATE_LOADED' }),
      press('2026-11-11 07:00', 100),
    ],
    fraction: 0,
    completedAt: null,
    verdicts: ['counted', 'other_gym', 'other_machine', 'counted'],
  },
  {
    title: 'pounds are grams like any other',
    // 22,046.23 lb are ten tonnes: 10 × 2,204.6 lb are just short of them.
    workouts: [lifting('2026-11-10 07:00', sets('leg-press', 'quadriceps', [10, 999.98]))],
    now: Date.parse('2026-11-10T20:00:00+08:00'),
    fraction: 0.99998,
    completedAt: null,
  },
];
