/** /v1/users/{id}/personal-bests: the best that a member ever did of each exercise. */
import { Type } from 'typebox';
import type { Access } from '../access.js';
import { ExerciseAndMeasure, page, placeOf } from '../cursor.js';
import type { Routes } from '../dependencies.js';
import { userInPath } from '../owners.js';
import { type JsonRow, pageOf, rowOf } from '../row-schema.js';
import { cursorQuery, Id, IdInPath } from '../schemas.js';
import { personalBestsView } from '../views.js';

const readers: Access = { roles: ['staff', 'admin'], own: { as: ['self', 'trainer'], of: userInPath } };

const Bests = Type.Object(
  {
    exercise: Type.Optional(Type.String({ ...Id, description: 'Left out: all exercises.' })),
    ...cursorQuery,
    // The place of a best holds the name of an exercise.
    cursor: Type.Optional(Type.String({ maxLength: 1_024, description: '`next` of the page before.' })),
  },
  { additionalProperties: false },
);

interface Best extends JsonRow {
  readonly exerciseId: string;
  readonly measure: string;
}

export const personalBests: Routes = async (app, { db }) => {
  app.get(
    '/v1/users/:id/personal-bests',
    {
      config: { access: readers, view: 'personal_bests' },
      schema: { params: IdInPath, querystring: Bests, response: { 200: pageOf(rowOf(personalBestsView)) } },
    },
    async ({ params, query: { exercise, cursor, limit } }) => {
      const rows: Best[] = await db('personal_bests')
        .where('user_id', params.id)
        .modify((q) => exercise && q.where('exercise_id', exercise))
        .modify(
          (q) => cursor && q.whereRaw('(exercise_id, measure) > (?, ?)', [...placeOf(ExerciseAndMeasure, cursor)]),
        )
        .orderBy(['exercise_id', 'measure'])
        .limit(limit + 1);
      return page(rows, limit, ({ exerciseId, measure }) => [exerciseId, measure]);
    },
  );
};
