/** /v1/usage/groups: how members of a kind train in a month. */
import { Type } from 'typebox';
import { type Access, STAFF } from '../access.js';
import { LastId, page, placeOf } from '../cursor.js';
import type { Routes } from '../dependencies.js';
import { gymInQuery } from '../places.js';
import { type JsonRow, pageOf, rowOf } from '../row-schema.js';
import { cursorQuery, Id } from '../schemas.js';
import { groupAveragesView, groupingNames } from '../views.js';

const ofGym: Access = { ...STAFF, places: [gymInQuery] };
const Groups = Type.Object(
  {
    month: Type.String({
      pattern: '^(?!0000)\\d{4}-(0[1-9]|1[0-2])$',
      description: "YYYY-MM, in each gym's time zone.",
    }),
    gym: Type.Optional(Type.String({ ...Id, description: 'Left out: all gyms together.' })),
    by: Type.Enum([...groupingNames], { description: 'By what members are put together.' }),
    ...cursorQuery,
  },
  { additionalProperties: false },
);

interface Group extends JsonRow {
  readonly groupName: string;
}

export const groups: Routes = async (app, { db }) => {
  app.get(
    '/v1/usage/groups',
    {
      config: { access: ofGym, view: groupAveragesView.reads },
      schema: { querystring: Groups, response: { 200: pageOf(rowOf(groupAveragesView)) } },
    },
    async ({ query: { month, gym = '', by, cursor, limit } }) => {
      const rows: Group[] = await db('group_averages')
        .where({ month: `${month}-01`, gym_id: gym, grouping: by })
        .modify((q) => cursor && q.where('group_name', '>', placeOf(LastId, cursor)[0]))
        .orderBy('group_name')
        .limit(limit + 1);
      return page(rows, limit, ({ groupName }) => [groupName]);
    },
  );
};
