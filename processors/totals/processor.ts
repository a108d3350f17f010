/** Workouts summed up by hour and by month. Ranks are made when read: they change with every workout of anybody. */
import { defineProcessor, keep } from '../../engine/declare.js';
import { workouts } from '../../schemas/topics.js';
import { activeMembers } from './active-members.js';
import { daysOfCalendar } from './calendar.js';
import { countedOf } from './counted.js';
import { exercisePopularity } from './exercise-popularity.js';
import { FIRSTS, type Firsts, moveFirsts, showFirsts } from './first-visits.js';
import { groupAverages } from './group-averages.js';
import { leaderboard } from './leaderboard.js';
import { retention } from './retention.js';
import { placeOf, type Summed, scopeOf, summedBy, summedWith } from './scopes.js';
import { add, isNothing, named, nothing, type Sums } from './sums.js';
import { trainingFrequency } from './training-frequency.js';
import { usageByHour } from './usage-by-hour.js';
import { equipmentUtilisation } from './utilisation.js';
import { firstVisits, totalsDaily, totalsHourly, totalsMonthly } from './views.js';

interface State {
  /** '' for a guest. */
  userId: string;
  /** Of a day or month, by their place in it. */
  sums: Record<string, Sums>;
  /** Of the scope of first days. */
  firsts: Firsts;
}

export default defineProcessor({
  name: 'totals',
  version: 1,
  comment: 'Sums of workouts by member, gym, machine, exercise and hour, by day and by month, and first visits.',
  keyedBy: 'user',
  from: { workouts: keep(workouts, { project: countedOf }) },
  views: { totalsHourly, totalsDaily, totalsMonthly, firstVisits },
  sqlViews: {
    leaderboard,
    usageByHour,
    activeMembers,
    equipmentUtilisation,
    groupAverages,
    retention,
    exercisePopularity,
    trainingFrequency,
  },
  initial: (): State => ({ userId: '', sums: {}, firsts: {} }),
  // A workout has no scope of its own: it counts in a day and in a month.
  scope: {},
  on: {
    workouts(_, changes, { states, kept }) {
      const visits = changes.flatMap(({ former, now }) => [...countedIn(former, -1), ...countedIn(now, 1)]);
      const members = visits.filter(({ counted }) => counted.userId !== '');
      const moves = visits.flatMap(({ counted, times }) =>
        summedWith(counted).map((one) => ({ ...one, userId: counted.userId, times })),
      );
      const drafts = states([...moves.map(({ summed }) => scopeOf(summed)), ...members.slice(0, 1).map(() => FIRSTS)]);
      moves.forEach(({ userId, summed, sums, times }, i) => {
        const draft = drafts[i];
        if (!draft) return;
        draft.userId = userId;
        move(draft.sums, placeOf(summed), sums, times);
      });
      const [firsts, member] = [drafts[moves.length], members[0]];
      if (!firsts || !member) return;
      firsts.userId = member.counted.userId;
      moveFirsts(firsts.firsts, members, kept.workouts);
    },
  },
  show({ userId, sums, firsts }, { scope }) {
    if (scope === FIRSTS) return showFirsts(firsts, userId);
    const rows = Object.entries(sums).map(([place, of]) => ({ summed: summedBy(scope, place), sums: of }));
    return [...rows.map(({ summed, sums }) => rowOf(userId, summed, named(sums))), ...daysOf(userId, rows)];
  },
});

/** Adds to the sum of a place; of no workouts nothing is left. */
function move(all: Record<string, Sums>, place: string, sums: Sums, times: 1 | -1): void {
  const sum = all[place] ?? nothing();
  add(sum, sums, times);
  if (isNothing(sum)) delete all[place];
  else all[place] = sum;
}

function rowOf(userId: string, summed: Summed, sums: ReturnType<typeof named>) {
  if (summed.of === 'month') {
    const { of, ...month } = summed;
    return totalsMonthly.row({ userId, ...month, ...sums });
  }
  const { of, ...hour } = summed;
  return totalsHourly.row({ userId, ...hour, ...sums });
}

/** The hours of each gym together. */
function daysOf(userId: string, rows: readonly { summed: Summed; sums: Sums }[]) {
  const gyms = new Map<string, { day: string; sums: Sums }>();
  for (const { summed, sums } of rows) {
    if (summed.of === 'month') continue;
    const gym = gyms.get(summed.gymId) ?? { day: summed.day, sums: nothing() };
    gyms.set(summed.gymId, gym);
    add(gym.sums, sums, 1);
  }
  return [...gyms].map(([gymId, { day, sums }]) =>
    totalsDaily.row({ userId, gymId, ...daysOfCalendar(day), ...named(sums) }),
  );
}

/** A workout that counts, to be added or (`times` −1) taken away; none when there is or was none. */
const countedIn = (workout: ReturnType<typeof countedOf> | null, times: 1 | -1) =>
  workout?.place ? [{ counted: workout, times }] : [];
