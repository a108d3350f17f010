/** What members did, from the views, as rules judge it: the same as the processor folds from the log. */

import { personalBestsOf } from '../../processors/challenges/personal-bests.js';
import { BESTS } from '../../processors/enrolled.js';
import { keptOf, type Recorded, trainedOf } from '../../processors/trained.js';
import type { MetricPoint, Person, TrainedWorkout } from '../../rules/facts.js';
import type { Database } from '../database.js';

/** What a member did in a time, and what else rules may ask of them. */
export interface History {
  readonly workouts: readonly TrainedWorkout[];
  readonly person: Person;
}

/** Of which time, and what rules ask of members besides workouts: metrics by name, person. */
interface Asked {
  readonly from: number;
  readonly to: number;
  readonly uses: readonly string[];
}

type WorkoutRow = Omit<Recorded, 'startedAt' | 'endedAt' | 'activeMs' | 'sets' | 'mostInAMinute'> & {
  readonly mostRepetitionsInAMinute: number | null;
  readonly userId: string;
  readonly startedAt: string;
  readonly endedAt: string;
  readonly activeS: number;
};
type SetRow = Omit<Recorded['sets'][number], 'startedAt' | 'endedAt'> & {
  readonly workoutId: string;
  readonly startedAt: string;
  readonly endedAt: string;
};
type PointRow = Omit<MetricPoint, 'at'> & { readonly userId: string; readonly at: string };

/** The histories of these members, by id; who did nothing has an empty one. */
export async function historiesOf(
  db: Database,
  userIds: readonly string[],
  { from, to, uses }: Asked,
): Promise<ReadonlyMap<string, History>> {
  const asksForBests = uses.includes(BESTS);
  const [{ kept, exercises }, people, points] = await Promise.all([
    workoutsOf(db, userIds, asksForBests ? null : new Date(from), new Date(to)),
    uses.includes('person') ? peopleOf(db, userIds) : new Map<string, Profile>(),
    pointsOf(
      db,
      userIds,
      uses.filter((name) => name !== 'person' && name !== BESTS),
      new Date(to),
    ),
  ]);
  return new Map(
    userIds.map((id) => {
      const { sex = null, birthDate = null } = people.get(id) ?? {};
      const all = kept.get(id) ?? [];
      const bests = asksForBests ? personalBestsOf(all) : undefined;
      const workouts = all
        .filter(({ startedAt }) => startedAt >= from)
        .map((one) => trainedOf(one, exercises, bests?.get(one.workoutId) ?? 0));
      return [id, { workouts, person: { sex, birthDate, metrics: points.get(id) ?? [] } }];
    }),
  );
}

/** By their begin; `from` null: all there are. */
async function workoutsOf(db: Database, userIds: readonly string[], from: Date | null, to: Date) {
  const rows: WorkoutRow[] = await db('workouts')
    .whereIn('user_id', userIds)
    .modify((q) => from && q.where('started_at', '>=', from))
    .where('started_at', '<', to)
    .orderBy('started_at');
  const ids = rows.map(({ workoutId }) => workoutId);
  const [sets, exercises] = await Promise.all([setsOf(db, ids), exercisesOf(db)]);
  const kept = rows.map(({ activeS, startedAt, endedAt, mostRepetitionsInAMinute, ...same }) => {
    const recorded: Recorded = {
      ...same,
      activeMs: Math.round(activeS * 1_000),
      mostInAMinute: mostRepetitionsInAMinute,
      startedAt: Date.parse(startedAt),
      endedAt: Date.parse(endedAt),
      sets: sets.get(same.workoutId) ?? [],
    };
    return { key: same.userId, value: keptOf(recorded) };
  });
  return { kept: grouped(kept), exercises };
}

async function setsOf(db: Database, workoutIds: readonly string[]) {
  const rows: SetRow[] = await db('workout_sets').whereIn('workout_id', workoutIds).orderBy('set_number');
  return grouped(
    rows.map(({ workoutId, startedAt, endedAt, ...same }) => ({
      key: workoutId,
      value: { ...same, startedAt: Date.parse(startedAt), endedAt: Date.parse(endedAt) },
    })),
  );
}

/** The catalogue as it is now: the processor looks up what was valid as the workout began. */
async function exercisesOf(db: Database) {
  const rows: { exerciseId: string; primaryMuscles: string[] }[] = await db('exercises').select(
    'exercise_id',
    'primary_muscles',
  );
  return new Map(rows.map((row) => [row.exerciseId, row]));
}

type Profile = Omit<Person, 'metrics'>;

async function peopleOf(db: Database, userIds: readonly string[]): Promise<Map<string, Profile>> {
  const rows: { userId: string; sex: string | null; birthDate: string | null }[] = await db('members')
    .whereIn('user_id', userIds)
    .select('user_id', 'sex', 'birth_date');
  return new Map(
    rows.map(({ userId, sex, birthDate }): [string, Profile] => [
      userId,
      { sex: sex === 'FEMALE' || sex === 'MALE' ? sex : null, birthDate },
    ]),
  );
}

async function pointsOf(db: Database, userIds: readonly string[], metrics: readonly string[], to: Date) {
  if (metrics.length === 0) return new Map<string, MetricPoint[]>();
  const rows: PointRow[] = await db('member_metric_history')
    .whereIn('user_id', userIds)
    .whereIn('metric', metrics)
    .where('at', '<', to)
    .select('user_id', 'metric', 'exercise_id', 'equipment_model', 'at', 'value');
  return grouped(rows.map(({ userId, at, ...same }) => ({ key: userId, value: { ...same, at: Date.parse(at) } })));
}

function grouped<Value>(pairs: readonly { readonly key: string; readonly value: Value }[]): Map<string, Value[]> {
  const groups = new Map<string, Value[]>();
  for (const { key, value } of pairs) {
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}
