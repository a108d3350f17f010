/** What the next target of a session rests on besides what the machine says: the plan of this week, the bounds, and the member. */
import { ageOn } from '../../domain/age.js';
import { tanaka } from '../../domain/heart/maximum.js';
import { enrolledAs } from '../../processors/programme-ids.js';
import { explain } from '../../rules/explain.js';
import { type NextFacts, type Own, usualBounds } from '../../rules/next-target/next.js';
import type { Progress } from '../../rules/node.js';
import type { Prescription } from '../../rules/programme/plan.js';
import { calendarOf } from '../../rules/programme/weeks.js';
import type { Database } from '../database.js';
import { goingPlanOf } from '../programmes/plans.js';
import type { LiveSession, Machine } from './session.js';

/** All but what the machine says, and what was done in the session. */
export type NextBasis = Omit<NextFacts, 'now' | 'done'>;

/** What weight stacks have where nobody says. */
const USUAL_STEP_GRAMS = 2_500;

/** Of a member on a machine. */
export async function nextBasisOf(
  db: Database,
  { userId, exerciseId }: LiveSession,
  machine: Machine | undefined,
): Promise<NextBasis> {
  const [plan, own, exercise] = await Promise.all([
    goingPlanOf(db, userId),
    ownOf(db, userId, exerciseId ?? '', machine?.model ?? ''),
    db('exercises')
      .where('exercise_id', exerciseId ?? '')
      .first<{ primaryMuscles: string[] } | undefined>('primary_muscles'),
  ]);
  return {
    exerciseId: exerciseId ?? '',
    muscles: exercise?.primaryMuscles ?? [],
    equipmentType: machine?.type ?? 'UNKNOWN',
    stackStepGrams: machine?.stackStepGrams || USUAL_STEP_GRAMS,
    asked: plan ? await askedOfWeek(db, plan) : [],
    bounds: plan?.programme.bounds ?? usualBounds,
    own,
  };
}

type Going = NonNullable<Awaited<ReturnType<typeof goingPlanOf>>>;

/** The slots of the week that goes on, those that are met last. */
async function askedOfWeek(db: Database, { userId, programmeId, programme, weeks, rule }: Going) {
  const today = calendarOf(programme).dateOf(Date.now());
  const place = weeks.findIndex(({ from, to }) => from <= today && today <= to);
  const standing = await db('challenge_progress')
    .where({ user_id: userId, challenge_id: enrolledAs(programmeId) })
    .first<{ nodes: Progress } | undefined>('nodes');
  const met = new Set(standing ? explain(rule, standing.nodes).flatMap((part) => (part.met ? [part.path] : [])) : []);
  const slots: readonly Prescription[] = weeks[place]?.slots ?? [];
  const isMet = (slot: Prescription) => met.has(`/root/of/1/of/${place}/rule/of/${slots.indexOf(slot)}`);
  return [...slots.filter((slot) => !isMet(slot)), ...slots.filter(isMet)];
}

interface MetricRow {
  readonly metric: string;
  readonly exerciseId: string;
  readonly equipmentModel: string;
  readonly value: number;
}

/** By the metrics as they are now; of several models the least, which is safe on each. */
async function ownOf(db: Database, userId: string, exerciseId: string, model: string): Promise<Own> {
  const rows: MetricRow[] = await db('member_metrics')
    .where('user_id', userId)
    .whereIn('metric', ['resting_heart_rate', 'maximum_heart_rate', 'vo2max', 'body_weight', 'one_rep_max'])
    .whereIn('exercise_id', ['', exerciseId])
    .select('metric', 'exercise_id', 'equipment_model', 'value');
  const least = (metric: string) => {
    const same = rows.filter((row) => row.metric === metric);
    const ofModel = same.filter(({ equipmentModel }) => equipmentModel === model);
    const values = (ofModel.length > 0 ? ofModel : same).map(({ value }) => value);
    return values.length === 0 ? null : Math.min(...values);
  };
  return {
    restingBpm: least('resting_heart_rate'),
    // Of nobody who has not trained yet there is a metric.
    maximumBpm: least('maximum_heart_rate') ?? (await expectedMaximum(db, userId)),
    vo2max: least('vo2max'),
    bodyKg: least('body_weight'),
    oneRepMaxKg: least('one_rep_max'),
  };
}

/** By the age; null: it is not known, or no formula covers it. */
async function expectedMaximum(db: Database, userId: string): Promise<number | null> {
  const member = await db('members')
    .where('user_id', userId)
    .first<{ birthDate: string | null } | undefined>('birth_date');
  const expected = tanaka.of({
    age: member?.birthDate ? ageOn(member.birthDate, new Date().toISOString().slice(0, 10)) : null,
  });
  return 'none' in expected ? null : expected.value;
}
