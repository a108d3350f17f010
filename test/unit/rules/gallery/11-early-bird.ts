import { workout } from '../given.js';
import { type Golden, on } from './golden.js';

const VISIT_OVER_MS = 90 * 60_000;
const early = (day: string, gymId = 'tampines') => workout(`${day} 06:30`, { gymId });
const weekdays = [2, 3, 4, 5, 6, 9, 10];
const seven = on(weekdays, (day) => early(day));
const eighth = early('2026-11-11', 'orchard');

export const golden: Golden[] = [
  {
    title: 'eight early visits in two gyms, known once the last is over',
    workouts: [...seven, eighth],
    fraction: 1,
    completedAt: eighth.endedAt + VISIT_OVER_MS,
  },
  { title: 'in one gym alone', workouts: [...seven, early('2026-11-11')], fraction: 0.75, completedAt: null },
  {
    title: 'who stays longer was not there early, and Saturday is no weekday',
    workouts: [...seven.slice(0, 6), early('2026-11-10'), workout('2026-11-10 07:20'), early('2026-11-14', 'orchard')],
    fraction: 0.625, // 6 of 8, and 1 of 2
    completedAt: null,
  },
];
