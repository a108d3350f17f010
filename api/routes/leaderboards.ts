/** /v1/leaderboards: who is how far ahead in a month. */
import { Type } from 'typebox';
import { SHARED } from '../access.js';
import { page, placeOf, RankAndId } from '../cursor.js';
import type { Routes } from '../dependencies.js';
import { type JsonRow, pageOf, rowOf } from '../row-schema.js';
import { cursorQuery, Id } from '../schemas.js';
import { leaderboardMeasures, leaderboardView } from '../views.js';

const Board = Type.Object(
  {
    month: Type.String({
      pattern: '^(?!0000)\\d{4}-(0[1-9]|1[0-2])$',
      description: "YYYY-MM, in each gym's time zone.",
    }),
    measure: Type.Enum([...leaderboardMeasures], { description: 'What is ranked.' }),
    gym: Type.Optional(Type.String({ ...Id, description: 'Left out: all gyms together.' })),
    exercise: Type.Optional(Type.String({ ...Id, description: 'Left out: all exercises together.' })),
    ...cursorQuery,
  },
  { additionalProperties: false },
);

interface Ranked extends JsonRow {
  readonly rank: number;
  readonly userId: string;
}

export const leaderboards: Routes = async (app, { db }) => {
  app.get(
    '/v1/leaderboards',
    {
      config: { access: SHARED, view: leaderboardView.reads },
      schema: { querystring: Board, response: { 200: pageOf(rowOf(leaderboardView)) } },
    },
    async ({ query: { month, measure, gym = '', exercise = '', cursor, limit } }) => {
      const rows: Ranked[] = await db('leaderboard')
        .where({ month: `${month}-01`, measure, gym_id: gym, exercise_id: exercise })
        .modify((q) => cursor && q.whereRaw('(rank, user_id) > (?, ?)', [...placeOf(RankAndId, cursor)]))
        .orderBy(['rank', 'user_id'])
        .limit(limit + 1);
      return page(rows, limit, ({ rank, userId }) => [rank, userId]);
    },
  );
};
