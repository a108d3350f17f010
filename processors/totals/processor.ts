/** Workouts summed up by hour and by month. Ranks are made when read: they change with every workout of anybody. */
import { defineProcessor, keep } from '../../engine/declare.js';
import { workouts } from '../../schemas/topics.js';
import { activeMembers } from './active-members.js';
import { countedOf } from './counted.js';
import { groupAverages } from './group-averages.js';
import { leaderboard } from './leaderboard.js';
import { placeOf, type Summed, scopeOf, summedBy, summedWith } from './scopes.js';
import { add, isNothing, named, nothing, type Sums } from './sums.js';
import { usageByHour } from './usage-by-hour.js';
import { equipmentUtilisation } from './utilisation.js';
import { totalsHourly, totalsMonthly } from './views.js';

interface State {
  /** '' for a guest. */
  userId: string;
  /** Of a day or month, by their place in it. */
  sums: Record<string, Sums>;
}

export default defineProcessor({
  name: 'totals',
  version: 2,
  comment: 'Sums of workouts by member, gym, machine, exercise and hour, and by month.',
  keyedBy: 'user',
  from: { workouts: keep(workouts, { project: countedOf }) },
  views: { totalsHourly, totalsMonthly },
  sqlViews: { leaderboard, usageByHour, activeMembers, equipmentUtilisation, groupAverages },
  initial: (): State => ({ userId: '', sums: {} }),
  // A workout has no scope of its own: it counts in a day and in a month.
  scope: {},
  on: {
    workouts(_, changes, { states }) {
      const counted = changes.flatMap(({ former, now }) => [...countedIn(former, -1), ...countedIn(now, 1)]);
      const drafts = states(counted.map(({ summed }) => scopeOf(summed)));
      counted.forEach(({ userId, summed, sums, times }, i) => {
        const draft = drafts[i];
        if (!draft) return;
        draft.userId = userId;
        const place = placeOf(summed);
        const sum = draft.sums[place] ?? nothing();
        add(sum, sums, times);
        draft.sums[place] = sum;
      });
      for (const { sums } of drafts) for (const place in sums) if (isNothing(sums[place] ?? [])) delete sums[place];
    },
  },
  show: ({ userId, sums }, { scope }) =>
    Object.entries(sums).map(([place, of]) => rowOf(userId, summedBy(scope, place), named(of))),
});

function rowOf(userId: string, summed: Summed, sums: ReturnType<typeof named>) {
  if (summed.of === 'month') {
    const { of, ...month } = summed;
    return totalsMonthly.row({ userId, ...month, ...sums });
  }
  const { of, ...hour } = summed;
  return totalsHourly.row({ userId, ...hour, ...sums });
}

/** Where a workout counts, to be added or (`times` −1) taken away; nowhere when there is or was none. */
const countedIn = (workout: ReturnType<typeof countedOf> | null, times: 1 | -1) =>
  workout?.place ? summedWith(workout).map((counted) => ({ ...counted, userId: workout.userId, times })) : [];
