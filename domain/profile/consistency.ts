/** Consistency: how much of what adults are advised to move somebody did, week after week. */
import { scale } from '../scale.js';
import { defineCapacity } from './capacity.js';
import { gradeOf, levels } from './level.js';
import { nextWeekAt, WEEK_MS, WEEKS, weekOf } from './member.js';

/** Minutes of moderate activity a week for adults. Source: WHO guidelines on physical activity, 2020. */
const ADVISED_MINUTES = 150;
const PERCENT = 100;

/** The share of twelve weeks' advice that was done. The advice is the WHO's; where a level begins is our own choice, since nobody publishes one. */
export const weeksOfAdvice = scale({
  id: 'weeks-of-advice',
  version: 1,
  gives: 'level of consistency',
  unit: '% of 12 weeks of 150 active minutes',
  source: 'WHO 2020 for the minutes; the levels are our own',
  steps: levels.map((band, i) => ({ band, from: i * 20 })),
});

export const consistency = defineCapacity({
  name: 'consistency',
  comment:
    'Active minutes of this week and the twelve before it, of each week up to the 150 that the WHO advises, as a share of twelve such weeks.',
  uses: [],
  weekly: ['weekly_active_minutes'],
  rate(member) {
    const from = weekOf(member.now) - WEEKS * WEEK_MS;
    const weeks = member.weeks('weekly_active_minutes').filter(({ at, value }) => at >= from && value > 0);
    if (weeks.length === 0) return [];
    // A week that was twice as good makes up for none that was missed. The present week comes on top: nobody falls behind on a Monday.
    const done = weeks.reduce((total, { value }) => total + Math.min(value / ADVISED_MINUTES, 1), 0);
    return [
      {
        muscleGroup: '',
        grade: gradeOf(Math.min(done / WEEKS, 1) * PERCENT),
        basis: weeksOfAdvice,
        most: 'medium',
        rests: weeks,
        until: Math.max(...weeks.map(({ evidenceUntil }) => evidenceUntil)),
        changesAt: nextWeekAt(member.now),
      },
    ];
  },
});
