/** Members train by their plans for half a year, each week as they were told it when it began. */
import { canonical } from '../../rules/canonical.js';
import type { PlanFacts } from '../../rules/programme/facts.js';
import type { PlanWeek } from '../../rules/programme/plan.js';
import { recommend } from '../../rules/programme/recommend.js';
import { periodOf } from '../../rules/programme/weeks.js';
import { type Found, lookAtAll, lookAtWeek, nothingFound } from './found.js';
import { DAY_MS, Member } from './member.js';
import { programme } from './programme.js';

/** What became of one member. */
export interface Trained {
  readonly adherence: number;
  /** Visits that they made. */
  readonly workouts: number;
  /** By how much of it what they can lift, rested, rose: 0.1 is a tenth. */
  readonly gain: number;
  /** By week: the load that was asked, kg, null: none; its share of the maximum last measured, null: never measured; and what they can lift, rested, of what they could. */
  readonly weeks: readonly { readonly kg: number | null; readonly share: number | null; readonly able: number }[];
}

/** All of them, and what was found that should not be. */
export interface Report {
  readonly seed: string;
  readonly members: readonly Trained[];
  readonly found: Found;
  readonly plans: number;
  readonly differentPlans: number;
}

const WEEK_MS = 7 * DAY_MS;
const TESTED_EVERY = 4;
const machines = [{ exerciseId: 'leg-press', equipmentModel: 'M', stackStepGrams: 2_500 }];

/** The same seed and number give the same report. */
export function reportOf(seed: string, number: number, progress: (done: number) => void = () => {}): Report {
  const found = nothingFound();
  const last = new Set<string>();
  const members = Array.from({ length: number }, (_, i) => {
    progress(i);
    const { trained, plan } = halfYearOf(new Member(seed, i, periodOf(programme).from), found);
    last.add(plan);
    return trained;
  });
  return { seed, members, found, plans: members.length * 26, differentPlans: last.size };
}

function halfYearOf(member: Member, found: Found): { readonly trained: Trained; readonly plan: string } {
  const { from, to } = periodOf(programme);
  const told: PlanWeek[] = [];
  const weeks: { kg: number | null; share: number | null; able: number }[] = [];
  const able = member.press.rested;
  for (let begin = from; begin < to; begin += WEEK_MS) {
    const facts = factsOf(member, begin);
    const { weeks: planned } = recommend(programme, member.profile, facts);
    if (told.some((week, i) => canonical(week) !== canonical(planned[i]))) found.retold += 1;
    const week = planned[told.length];
    if (!week) break;
    told.push(week);
    const maximumKg = member.metrics.findLast(({ metric }) => metric === 'one_rep_max')?.value ?? null;
    lookAtWeek(found, week, programme.bounds.mostOneRepMaxPercent, maximumKg === null ? null : maximumKg * 1_000);
    const grams = week.slots.find(({ slot }) => slot === 'leg-press')?.numbers.loadGrams ?? null;
    const kg = grams === null ? null : grams / 1_000;
    weeks.push({
      kg,
      share: kg === null || maximumKg === null ? null : kg / maximumKg,
      able: member.press.rested / able,
    });
    member.week(begin, week.slots);
    if (told.length % TESTED_EVERY === 0) member.test(begin + WEEK_MS - DAY_MS / 2);
  }
  lookAtAll(found, programme, told);
  const plan = planText(member.profile.userId, member, to);
  if (plan !== planText('somebody else', member, to)) found.unequal += 1;
  const { adherence, workouts } = member;
  return { trained: { adherence, workouts: workouts.length, gain: member.press.rested / able - 1, weeks }, plan };
}

const factsOf = ({ metrics, workouts }: Member, asOf: number): PlanFacts => ({ metrics, workouts, machines, asOf });

/** The one text of the whole plan; of somebody else with an equal profile, from equal facts in another order. */
function planText(userId: string, member: Member, asOf: number): string {
  const facts = factsOf(member, asOf);
  const isOther = userId !== member.profile.userId;
  const known = isOther
    ? { ...facts, metrics: [...facts.metrics].reverse(), workouts: [...facts.workouts].reverse() }
    : facts;
  const { rule, weeks } = recommend(programme, { ...member.profile, userId }, known);
  return canonical({ rule, weeks });
}
