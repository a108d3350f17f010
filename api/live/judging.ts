/** All that an app needs to judge a session that goes on by itself, with the code of rules/: the member's own facts, and nothing of anybody else. */
import { asksOf } from '../../rules/asks.js';
import type { Person, TrainedWorkout } from '../../rules/facts.js';
import { historiesOf } from '../challenges/histories.js';
import type { Database } from '../database.js';
import { type JudgedRule, judgedAt, type LeftOut, neededFrom, whyLeftOut } from './judged.js';
import { type NextBasis, nextBasisOf } from './next-basis.js';
import { findLive, type LiveSession, type Machine, machineOf } from './session.js';

/** The input of the judge. */
export interface Judging {
  readonly session: LiveSession;
  readonly machine: Machine | null;
  readonly exercises: readonly Exercise[];
  /** That counts for the session, g; null: never weighed. */
  readonly bodyWeightGrams: number | null;
  /** What became of the session by the server; null: nothing yet. */
  readonly counted: TrainedWorkout | null;
  /** The member's other workouts, as far back as the rules look. */
  readonly others: readonly TrainedWorkout[];
  readonly person: Person;
  readonly judged: readonly JudgedRule[];
  readonly leftOut: readonly LeftOut[];
  readonly next: NextBasis;
}

interface Exercise {
  readonly exerciseId: string;
  readonly primaryMuscles: readonly string[];
  readonly compendiumCode: string | null;
}

/** More workouts are not sent: what needs them is judged by the server alone. */
const MOST_WORKOUTS = 2_000;

/** Of a session, live or over. Throws a 404. */
export async function judgingOf(db: Database, sessionId: string): Promise<Judging> {
  const session = await findLive(db, sessionId);
  const { userId, equipmentId } = session;
  const startedAt = Date.parse(session.startedAt);
  const [machine, exercises, bodyWeightGrams, all, horizon] = await Promise.all([
    machineOf(db, equipmentId),
    db('exercises').select<Exercise[]>('exercise_id', 'primary_muscles', 'compendium_code').orderBy('exercise_id'),
    bodyWeightAt(db, userId, session.startedAt),
    judgedAt(db, userId, startedAt),
    horizonOf(db, userId),
  ]);
  const leftOut = all.flatMap((one): LeftOut[] => {
    const because = whyLeftOut(one, horizon);
    return because === null ? [] : [{ challengeId: one.challengeId, name: one.name, because }];
  });
  const judged = all.filter((one) => whyLeftOut(one, horizon) === null);
  const history = (
    await historiesOf(db, [userId], {
      from: Math.min(startedAt, ...judged.map(({ rule, terms }) => neededFrom(rule, terms))),
      to: Math.max(startedAt + 1, ...judged.map(({ terms }) => terms.to)),
      uses: [...new Set(judged.flatMap(({ rule }) => asksOf(rule.root).uses))],
    })
  ).get(userId);
  const workouts = history?.workouts ?? [];
  return {
    ...{ session, machine: machine ?? null, exercises, bodyWeightGrams, judged, leftOut },
    counted: workouts.find(({ workoutId }) => workoutId === sessionId) ?? null,
    others: workouts.filter(({ workoutId }) => workoutId !== sessionId),
    person: history?.person ?? { sex: null, birthDate: null, metrics: [] },
    next: await nextBasisOf(db, session, machine),
  };
}

/** As workouts use them: the latest weighing not after the start, else the earliest. */
async function bodyWeightAt(db: Database, userId: string, startedAt: string): Promise<number | null> {
  const weighings = () =>
    db('body_measurements')
      .where({ user_id: userId, voided: false })
      .whereNotNull('weight_grams')
      .select<{ weightGrams: number }[]>('weight_grams');
  const [last] = await weighings().where('measured_at', '<=', startedAt).orderBy('measured_at', 'desc').limit(1);
  const [first] = last ? [last] : await weighings().orderBy('measured_at').limit(1);
  return first?.weightGrams ?? null;
}

/** When the first workout began that is still sent, ms. */
async function horizonOf(db: Database, userId: string): Promise<number> {
  const [beyond] = await db('workouts')
    .where('user_id', userId)
    .orderBy('started_at', 'desc')
    .offset(MOST_WORKOUTS)
    .limit(1)
    .select<{ startedAt: string }[]>('started_at');
  return beyond ? Date.parse(beyond.startedAt) + 1 : Number.NEGATIVE_INFINITY;
}
