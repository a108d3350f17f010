/** Workouts summed up by hour and by month. Ranks are made when read: they change with every workout of anybody. */
import { defineProcessor, keep } from '../../engine/declare.js';
import { workouts } from '../../schemas/topics.js';
import { activeMembers } from './active-members.js';
import { type Counted, countedOf } from './counted.js';
import { groupAverages } from './group-averages.js';
import { leaderboard } from './leaderboard.js';
import { summedBy } from './scopes.js';
import { add, nothing, type Sums } from './sums.js';
import { usageByHour } from './usage-by-hour.js';
import { equipmentUtilisation } from './utilisation.js';
import { totalsHourly, totalsMonthly } from './views.js';

interface State {
  /** '' for a guest. */
  userId: string;
  sums: Sums;
}

export default defineProcessor({
  name: 'totals',
  version: 1,
  comment: 'Sums of workouts by member, gym, machine, exercise and hour, and by month.',
  keyedBy: 'user',
  from: { workouts: keep(workouts, { project: countedOf }) },
  views: { totalsHourly, totalsMonthly },
  sqlViews: { leaderboard, usageByHour, activeMembers, equipmentUtilisation, groupAverages },
  initial: (): State => ({ userId: '', sums: nothing() }),
  // A workout has no scope of its own: it counts in several.
  scope: {},
  on: {
    workouts(_, changes, { states }) {
      const counted = changes.flatMap(({ former, now }) => [...countedIn(former, -1), ...countedIn(now, 1)]);
      const drafts = states(counted.map(({ scope }) => scope));
      counted.forEach(({ userId, sums, times }, i) => {
        const draft = drafts[i];
        if (!draft) return;
        draft.userId = userId;
        add(draft.sums, sums, times);
      });
    },
  },
  show({ userId, sums }, { scope }) {
    if (sums.workouts === 0) return [];
    const summed = summedBy(scope);
    if (summed.of === 'month') {
      const { of, ...month } = summed;
      return [totalsMonthly.row({ userId, ...month, ...sums })];
    }
    const { of, ...hour } = summed;
    return [totalsHourly.row({ userId, ...hour, ...sums })];
  },
});

/** Where a workout counts, to be added or (`times` −1) taken away; none when there is or was none. */
const countedIn = (workout: Counted | null, times: 1 | -1) =>
  workout ? workout.scopes.map((scope) => ({ scope, userId: workout.userId, sums: workout.sums, times })) : [];
