import { bodyweight } from '../given.js';
import type { Golden } from './golden.js';

const woman = { sex: 'FEMALE', birthDate: '1990-11-11', metrics: [] } as const;
const enough = bodyweight('2026-11-12 07:00', 'push-up', 20);

export const golden: Golden[] = [
  {
    title: 'twenty are very good for a woman of 36',
    workouts: [bodyweight('2026-11-05 07:00', 'push-up', 19), enough],
    person: woman,
    fraction: 1,
    completedAt: enough.endedAt,
  },
  {
    title: 'of a man of 36 more is asked, and sit-ups are none',
    workouts: [enough, bodyweight('2026-11-13 07:00', 'sit-up', 40)],
    person: { ...woman, sex: 'MALE' },
    fraction: 0.909091,
    completedAt: null,
    verdicts: ['counted', 'other_exercise'],
  },
  {
    title: 'a birthday changes what is asked from that day on: 21 at 29, 20 at 30',
    workouts: [bodyweight('2026-11-11 07:00', 'push-up', 20), bodyweight('2026-11-12 07:00', 'push-up', 20)],
    person: { ...woman, birthDate: '1996-11-12' },
    fraction: 1,
    completedAt: Date.parse('2026-11-12T07:02:00+08:00'),
  },
  {
    title: 'without sex and age nobody can say',
    workouts: [enough],
    fraction: 0,
    completedAt: null,
    verdicts: ['no_personal_value'],
  },
];
