import type { TrainedWorkout } from '../../../../rules/facts.js';
import { sgt, workout } from '../given.js';
import type { Golden } from './golden.js';

const row = (at: string, metres: number, minutes: number, said: Partial<TrainedWorkout> = {}) =>
  workout(at, { minutes, equipmentType: 'ROWER', exerciseId: 'rower', distanceMm: metres * 1_000, ...said });
const fast = row('2026-11-03 07:00', 2_000, 8.5);

export const golden: Golden[] = [
  { title: 'fast enough', workouts: [fast], fraction: 1, completedAt: fast.endedAt, verdicts: ['counted'] },
  {
    title: 'nine minutes are not under nine, and a pause counts as time',
    workouts: [
      row('2026-11-03 07:00', 2_000, 9),
      row('2026-11-04 07:00', 2_000, 10, { activeMs: 8 * 60_000 }),
      row('2026-11-05 07:00', 1_500, 6),
      row('2026-11-05 08:00', 1_000, 4),
    ],
    fraction: 0.75,
    completedAt: null,
    verdicts: ['too_long', 'too_long', 'counted', 'counted'],
  },
  {
    title: 'who is still rowing may yet be too slow',
    workouts: [row('2026-11-03 07:00', 2_000, 8, { open: true })],
    now: sgt('2026-11-03 07:08'),
    fraction: 0,
    completedAt: null,
    verdicts: ['still_open'],
  },
];
