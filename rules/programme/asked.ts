/** What is asked of a member as rules: a slot, and a whole plan. */
import { readable } from '../amounts/units.js';
import type { Where } from '../filters/where.js';
import type { Node } from '../node.js';
import type { Target } from '../nodes/target-judge.js';
import { type Rule, SCHEMA_VERSION } from '../rule.js';
import { requiredOf } from './excuse.js';
import type { Numbers } from './fields.js';
import type { Draft, Plan, PlanReason, PlanWeek, Prescription } from './plan.js';

/** Rules know no longer workouts. */
const LONGEST_MINUTES = 1_440;

/** In how many minutes a distance is covered at a speed, rounded up to 1/100; null: not within a day, so that time is no matter. */
export function minutesFor({ distanceM, speedMmPerS }: Numbers): number | null {
  if (distanceM === undefined || speedMmPerS === undefined) return null;
  const minutes = Math.ceil((distanceM * 100_000) / speedMmPerS / 60) / 100;
  return minutes <= LONGEST_MINUTES ? minutes : null;
}

const amount = (value: number, unit = '') => ({ amount: value, unit });

/** What is asked in one visit. */
export function targetOf({ numbers, most, exercises, muscles }: Prescription): Target {
  const where: Where = {
    ...(numbers.sets !== undefined &&
      numbers.repetitions !== undefined && { setSize: { atLeast: numbers.repetitions } }),
    ...(numbers.loadGrams !== undefined && { load: loadOf(numbers.loadGrams, most.loadGrams) }),
    ...(numbers.oneRepMaxPercent !== undefined && {
      oneRepMaxShare: between(numbers.oneRepMaxPercent, most.oneRepMaxPercent),
    }),
    ...(exercises && { exercises }),
    ...(muscles && { muscles }),
    ...elapsedOf(numbers),
    ...(numbers.met !== undefined && { met: between(numbers.met, most.met) }),
    ...(numbers.heartRateReservePercent !== undefined && {
      heartRateReserve: between(numbers.heartRateReservePercent, most.heartRateReservePercent),
    }),
  };
  const target = { kind: 'target', where } as const;
  if (numbers.sets !== undefined) return { ...target, measure: 'sets', atLeast: amount(numbers.sets) };
  if (numbers.minutes !== undefined) return { ...target, measure: 'minutes', atLeast: amount(numbers.minutes, 'min') };
  return {
    ...target,
    measure: 'distance',
    aggregate: 'most',
    atLeast: readable('distance', (numbers.distanceM ?? 1) * 1_000),
  };
}

const loadOf = (grams: number, most: number | undefined) => ({
  ...(grams > 0 && { atLeast: readable('mass', grams) }),
  ...(most !== undefined && { atMost: readable('mass', most) }),
});

const between = (atLeast: number, atMost: number | undefined) => ({
  atLeast,
  ...(atMost !== undefined && { atMost }),
});

function elapsedOf(numbers: Numbers): Where {
  const atMost = minutesFor(numbers);
  return atMost === null ? {} : { elapsed: { atMost } };
}

/** In so many visits of the week. */
const slotNode = (asked: Prescription): Node => inVisits(asked.numbers.timesAWeek ?? 1, targetOf(asked));

function inVisits(atLeast: number, rule: Node): Node {
  const node = { kind: 'each', each: 'visit', atLeast, rule };
  return node;
}

/** The plan with its rule, and the place of each reason in it. */
export function planOf(draft: Draft): Plan {
  const required = requiredOf(draft);
  const weeks = draft.weeks.filter(({ slots }) => slots.length > 0);
  const total = inVisits(required.visits, { kind: 'target', measure: 'workouts', atLeast: amount(1) } as Node);
  const ofWeeks = weeks.map(({ from, to, slots }) => ({
    kind: 'within',
    from,
    to,
    rule: { kind: 'all', of: slots.map(slotNode) },
  }));
  const root = { kind: 'all', of: [total, { kind: 'at_least', count: required.weeks, of: ofWeeks }] };
  const rule: Rule = { schema: SCHEMA_VERSION, root };
  return { ...draft, rule, reasons: reasonsOf(draft, weeks) };
}

/** `required`: the weeks in which something is. */
function reasonsOf(draft: Draft, required: readonly PlanWeek[]): PlanReason[] {
  const { visits, weeks } = requiredOf(draft);
  const excused = draft.weeks.length - required.length;
  const why =
    excused === 0
      ? 'as the programme says'
      : `as the programme says, less what ${excused} excused ${excused === 1 ? 'week' : 'weeks'} would have been`;
  const whole = (path: string, ...because: string[]) => ({ path, week: null, slot: null, because });
  return [
    whole('/root/of/0', `${visits} visits in all: ${why}`),
    whole('/root/of/1', `${weeks} of ${required.length} weeks: ${why}`),
    ...required.flatMap(({ number, slots }, i) =>
      slots.map(({ slot, because }, j) => ({
        path: `/root/of/1/of/${i}/rule/of/${j}`,
        week: number,
        slot,
        because,
      })),
    ),
  ];
}
