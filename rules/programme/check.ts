/** Whether plans can be made of a programme at all: everything that is wrong with it, each with its place and what to do. */
import { isTimeZone } from '../../domain/time-zone.js';
import { check } from '../check.js';
import type { Fault } from '../node.js';
import type { Rule } from '../rule.js';
import { shapeFaults } from '../shape.js';
import type { PlanFacts } from './facts.js';
import { MOST_WEEKS, type Programme, ProgrammeSchema } from './programme.js';
import { recommend } from './recommend.js';
import { faultsOfSlot } from './slot-faults.js';
import { daysAfter, daysBetween, periodOf } from './weeks.js';

/** More faults than anybody reads at once are not told. */
const MOST_TOLD = 50;

/** The faults of what is to be a programme; none: it is one. Never throws, whatever it is given. */
export function checkProgramme(given: unknown): Fault[] {
  const ofShape = shapeFaults(ProgrammeSchema, given);
  if (ofShape.length > 0) return ofShape.slice(0, MOST_TOLD);
  const programme = given as Programme;
  const faults = [...faultsOfTime(programme), ...faultsOfBlocks(programme)];
  return faults.length > 0 ? faults.slice(0, MOST_TOLD) : faultsOfPlans(programme);
}

const exists = (day: string) => {
  const at = Date.parse(`${day}T00:00:00Z`);
  return Number.isFinite(at) && new Date(at).toISOString().startsWith(day);
};

function faultsOfTime({ from, to, timeZone, blocks, sessionsPerWeek, totalWorkouts, leastWeeks }: Programme): Fault[] {
  const faults: Fault[] = Object.entries({ from, to })
    .filter(([, day]) => !exists(day))
    .map(([name, day]) => ({ path: `/${name}`, message: `there is no day ${day}` }));
  if (!isTimeZone(timeZone)) faults.push({ path: '/timeZone', message: `there is no time zone ${timeZone}` });
  const weeks = blocks.reduce((sum, block) => sum + block.weeks, 0);
  if (weeks > MOST_WEEKS) faults.push({ path: '/blocks', message: `make ${weeks} weeks: ${MOST_WEEKS} at most` });
  else if (faults.length === 0 && daysBetween(from, to) !== 7 * weeks)
    faults.push({
      path: '/to',
      message: `the blocks make ${weeks} weeks, which end on ${daysAfter(from, 7 * weeks - 1)}`,
    });
  if (totalWorkouts > weeks * sessionsPerWeek)
    faults.push({
      path: '/totalWorkouts',
      message: `${weeks} weeks of ${sessionsPerWeek} visits make ${weeks * sessionsPerWeek} at most`,
    });
  if (leastWeeks !== undefined && leastWeeks > weeks)
    faults.push({ path: '/leastWeeks', message: `there are ${weeks} weeks` });
  return faults;
}

function faultsOfBlocks(programme: Programme): Fault[] {
  return programme.blocks.flatMap(({ slots }, i) => {
    const ids = slots.map(({ id }) => id);
    return slots.flatMap((slot, j) => {
      const path = `/blocks/${i}/slots/${j}`;
      const twice = ids.indexOf(slot.id) !== j;
      return [
        ...(twice ? [{ path: `${path}/id`, message: `another slot of the block is called ${slot.id} too` }] : []),
        ...faultsOfSlot(slot, programme).map((fault) => ({ ...fault, path: path + fault.path })),
      ];
    });
  });
}

/** The rule of whom most is known, and so most is asked. The programme must have been checked, or its shape at least. */
export const fullRuleOf = (programme: Programme): Rule =>
  recommend(programme, { userId: '', capacities: [] }, allKnown(programme)).rule;

/** If the rule of whom most is asked can be judged, so can everybody's. */
function faultsOfPlans(programme: Programme): Fault[] {
  return check(fullRuleOf(programme), periodOf(programme)).map(({ path, message }) => ({
    path: '/blocks',
    message: `make plans that cannot be judged: ${path} ${message}`,
  }));
}

function allKnown({ blocks }: Programme): PlanFacts {
  const exercises = new Set(blocks.flatMap(({ slots }) => slots.flatMap((slot) => slot.exercises ?? [])));
  const point = (metric: string, value: number, exerciseId = '') => ({
    metric,
    exerciseId,
    equipmentModel: '',
    at: 0,
    value,
  });
  const ofPerson = [point('vo2max', 40), point('maximum_heart_rate', 190), point('resting_heart_rate', 60)];
  const ofExercises = [...exercises].flatMap((id) => [
    point('one_rep_max', 100, id),
    point('most_repetitions_in_a_minute', 40, id),
    point('best_speed', 200, id),
  ]);
  return { metrics: [...ofPerson, ...ofExercises], workouts: [], machines: [], asOf: Number.MAX_SAFE_INTEGER };
}
