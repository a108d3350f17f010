/** /v1/challenges/{id}/participation: how many are in a challenge, for whoever is about to change it. */
import { Type } from 'typebox';
import { STAFF } from '../access.js';
import { findChallenge, noSuchChallenge } from '../challenges/rows.js';
import { membersByVersion } from '../challenges/taking-part.js';
import type { Routes } from '../dependencies.js';
import { IdInPath } from '../schemas.js';

const Participation = Type.Object(
  {
    members: Type.Integer({ description: 'Who take part; who left is not counted.' }),
    versions: Type.Array(Type.Object({ version: Type.Integer(), members: Type.Integer() }), {
      description: 'By the version by which they are judged; those that nobody is in are left out.',
    }),
  },
  {
    examples: [
      {
        members: 42,
        versions: [
          { version: 1, members: 4 },
          { version: 2, members: 38 },
        ],
      },
    ],
  },
);

export const participation: Routes = async (app, { db }) => {
  app.get(
    '/v1/challenges/:id/participation',
    {
      config: { access: STAFF, view: ['challenges', 'challenge_progress', 'contributions'] },
      schema: { params: IdInPath, response: { 200: Participation } },
    },
    async ({ params: { id } }) => {
      if (!(await findChallenge(db, id))) throw noSuchChallenge();
      const versions = await membersByVersion(db, id);
      return { members: versions.reduce((sum, { members }) => sum + members, 0), versions };
    },
  );
};
