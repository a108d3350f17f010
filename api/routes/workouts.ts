/** Workouts with their sets, and staff's amendments to them. */
import { Type } from 'typebox';
import { type Access, callerOf, STAFF } from '../access.js';
import { accepted } from '../commands/commands.js';
import { page, placeOf, TimeAndId } from '../cursor.js';
import type { Routes } from '../dependencies.js';
import { sessionInPath, userInPath } from '../owners.js';
import { evenVoided, whereOf } from '../places.js';
import { Problem } from '../problem.js';
import { type JsonRow, pageOf, rowOf } from '../row-schema.js';
import {
  Accepted,
  cursorQuery,
  Id,
  IdInPath,
  Key,
  MAX_INT,
  NullableId,
  nullableInteger,
  UuidInPath,
  withDefault,
} from '../schemas.js';
import { spanOfTime, within } from '../spans.js';
import { workoutSetsView, workoutsView } from '../views.js';
import { findWorkout, type WorkoutRow, withSets } from '../workout-rows.js';

const readers: Access = { roles: ['staff', 'admin'], own: { as: ['self', 'trainer'], of: userInPath } };
const viewers: Access = { roles: ['staff', 'admin'], own: { as: ['self', 'trainer'], of: sessionInPath } };

const History = Type.Object(
  { ...spanOfTime, exercise: Type.Optional(Id), ...cursorQuery },
  { additionalProperties: false },
);

const Nothing = Type.Unsafe<Record<string, never>>(Type.Object({}, { additionalProperties: false }));
const Decision = Type.Object(
  {
    reason: Type.String({ minLength: 1, maxLength: 500 }),
    assigned: Type.Optional(
      Type.Object({ userId: NullableId }, { additionalProperties: false, description: 'The new owner; null: nobody.' }),
    ),
    voided: Type.Optional(Nothing),
    reinstated: Type.Optional(Nothing),
    edited: Type.Optional(
      Type.Object(
        {
          repetitions: withDefault(nullableInteger(0, MAX_INT, 'Repetitions.'), null),
          loadGrams: withDefault(nullableInteger(0, MAX_INT, 'Load of every set, g.'), null),
          distanceMm: withDefault(nullableInteger(0, Number.MAX_SAFE_INTEGER, 'Distance, mm.'), null),
        },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false, description: 'Exactly one of assigned, voided, reinstated and edited.' },
);

const sets = Type.Array(rowOf(workoutSetsView));
const HistoryPage = pageOf(rowOf(workoutsView, { sets }));
const Whole = rowOf(workoutsView, {
  sets,
  lineage: Type.String({ description: 'The build of the processor that this row is from.' }),
});

const deciders: Access = { ...STAFF, places: [whereOf(evenVoided(sessionInPath))] };

export const workouts: Routes = async (app, { db, commands }) => {
  app.get(
    '/v1/users/:id/workouts',
    {
      config: { access: readers, view: 'workouts' },
      schema: { params: IdInPath, querystring: History, response: { 200: HistoryPage } },
    },
    async ({ params, query: { exercise, cursor, limit, ...span } }) => {
      const rows: WorkoutRow[] = await db('workouts')
        .where('user_id', params.id)
        .modify(within('started_at', span))
        .modify(
          (q) => exercise && q.where((either) => either.where('exercise_id', exercise).orWhereExists(didIn(exercise))),
        )
        .modify((q) => cursor && q.whereRaw('(started_at, workout_id) < (?, ?)', [...placeOf(TimeAndId, cursor)]))
        .orderBy([
          { column: 'started_at', order: 'desc' },
          { column: 'workout_id', order: 'desc' },
        ])
        .limit(limit + 1);
      const { items, next } = page(rows, limit, ({ startedAt, workoutId }) => [startedAt, workoutId]);
      return { items: await withSets(db, items), next };
    },
  );

  const didIn = (exercise: string) =>
    db('workout_sets')
      .whereRaw('workout_sets.workout_id = workouts.workout_id')
      .where('workout_sets.exercise_id', exercise);

  app.get(
    '/v1/workouts/:id',
    { config: { access: viewers, view: 'workouts' }, schema: { params: UuidInPath, response: { 200: Whole } } },
    async ({ params }): Promise<JsonRow> => {
      const workout = await findWorkout(db, params.id);
      if (!workout) throw new Problem('not-found', 'There is no such workout.');
      return workout;
    },
  );

  app.post(
    '/v1/workouts/:id/amendments',
    {
      config: { access: deciders },
      schema: { params: UuidInPath, headers: Key, body: Decision, response: { 202: Accepted } },
    },
    async (request, reply) =>
      accepted(
        reply,
        await commands.once(request, (id) =>
          commands.sessions.amend(id, request.params.id, callerOf(request).sub, request.body),
        ),
      ),
  );
};
