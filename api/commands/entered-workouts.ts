/** Workouts that people write down. */
import { randomUUID } from 'node:crypto';
import type { EnteredSet, EnteredWorkout } from '../../schemas/generated/entered-workouts.js';
import { enteredWorkouts } from '../../schemas/topics.js';
import type { Database } from '../database.js';
import { invalid, Problem } from '../problem.js';
import { type Append, Lately, type Written } from './log.js';

/** What a client says of a workout; times as clients write them. */
export interface Entry
  extends Pick<EnteredWorkout, 'durationS' | 'exerciseId' | 'gymId' | 'sets' | 'distanceMm' | 'averageHeartRateBpm'> {
  readonly startedAt: string;
}

/** Whose workout, and who writes; `enteredFor`: the id that it was written down under. */
interface Subject {
  readonly workoutId: string;
  readonly userId: string;
  readonly by: string;
}
interface Present {
  readonly entry: Entry;
  readonly enteredFor: string;
}

const NOT_ENTERED = 'There is no such workout, or a machine told it: staff can amend those.';

export function enteredWorkoutCommands(db: Database, append: Append) {
  /** What was written here and may not be shown yet. */
  const lately = new Lately<EnteredWorkout>();

  async function check({ startedAt, durationS, exerciseId, gymId }: Entry): Promise<void> {
    const end = Date.parse(startedAt) + durationS * 1_000;
    if (end > Date.now()) throw invalid('/body/durationS', 'the workout must be over');
    if (!(await db('exercises').where('exercise_id', exerciseId).first('exercise_id')))
      throw invalid('/body/exerciseId', 'there is no such exercise: GET /v1/exercises lists them');
    if (gymId !== null && !(await db('gyms').where('gym_id', gymId).first('gym_id')))
      throw invalid('/body/gymId', 'there is no such gym: GET /v1/gyms lists them');
  }

  async function publish(
    entryId: string,
    { workoutId, userId, by }: Subject,
    entry: Entry,
    voided = false,
  ): Promise<Written> {
    const record = {
      ...entry,
      ...{ entryId, workoutId, userId, by, voided },
      at: Math.max(Date.now(), (lately.get(workoutId)?.at ?? 0) + 1),
      startedAt: Date.parse(entry.startedAt),
    };
    lately.set(workoutId, record);
    return { id: workoutId, positions: await append(enteredWorkouts, record) };
  }

  /** The workout as it was written down last. */
  async function present({ workoutId, userId }: Subject): Promise<Present> {
    const known = await db('entered_workouts')
      .where({ workout_id: workoutId, user_id: userId })
      .orderBy([{ column: 'decided_at', order: 'desc' }])
      .first<{ enteredFor: string } | undefined>();
    const written = lately.get(workoutId);
    const enteredFor = known?.enteredFor ?? userId;
    if (written?.userId === enteredFor && !written.voided)
      return { entry: { ...written, startedAt: new Date(written.startedAt).toISOString() }, enteredFor };
    const row = await db('workouts')
      .where({ workout_id: workoutId, user_id: userId })
      .whereRaw(`'entered' = any(quality)`)
      .first<Entry | undefined>();
    if (!row || written?.voided) throw new Problem('not-found', NOT_ENTERED);
    const sets: EnteredSet[] = await db('workout_sets').where('workout_id', workoutId).orderBy('set_number');
    const { startedAt, durationS, exerciseId, gymId, distanceMm, averageHeartRateBpm } = row;
    const entry = {
      ...{ durationS, exerciseId, gymId, averageHeartRateBpm },
      startedAt: new Date(startedAt).toISOString(),
      distanceMm: Number(distanceMm),
      sets: sets.map(({ repetitions, loadGrams }) => ({ repetitions, loadGrams })),
    };
    return { entry, enteredFor };
  }

  return {
    /** A new workout; its id is that of its first record. */
    async enter(id: string, userId: string, by: string, entry: Entry): Promise<Written> {
      await check(entry);
      return publish(id, { workoutId: id, userId, by }, entry);
    },

    /** The same workout, otherwise. */
    async change(subject: Subject, entry: Entry): Promise<Written> {
      const { enteredFor } = await present(subject);
      await check(entry);
      return publish(randomUUID(), { ...subject, userId: enteredFor }, entry);
    },

    /** It did not take place. */
    async void(subject: Subject): Promise<Written> {
      const { entry, enteredFor } = await present(subject);
      return publish(randomUUID(), { ...subject, userId: enteredFor }, entry, true);
    },
  };
}
