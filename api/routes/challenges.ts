/** /v1/challenges: what members can take part in; every change is a new version. */
import { Type } from 'typebox';
import { ruleSchema } from '../../rules/rule.js';
import { ADMIN, callerOf, PEOPLE } from '../access.js';
import { Definition } from '../challenges/definition.js';
import { listChallenges } from '../challenges/list.js';
import { challengeTag, findChallenge, noSuchChallenge, withSentence } from '../challenges/rows.js';
import { accepted } from '../commands/commands.js';
import type { Routes } from '../dependencies.js';
import { pageOf, rowOf } from '../row-schema.js';
import { cursorQuery, Id, IdInPath, Key, Timestamp } from '../schemas.js';
import { challengesView } from '../views.js';
import { VersionQuery, WrittenAs, writeVersions } from './versioned.js';

const sentence = Type.String({ description: 'What the rule asks for, in plain English.' });
const Challenge = rowOf(challengesView, { sentence });
const Listed = rowOf(challengesView, {
  sentence,
  members: Type.Integer({
    minimum: 0,
    description: 'How many take part, by whichever version; who left is not counted.',
    examples: [42],
  }),
});
const Listing = Type.Object(
  {
    at: Type.Optional(Type.String({ ...Timestamp, description: 'Only what goes on at this time.' })),
    gym: Type.Optional(Type.String({ ...Id, description: 'Only where workouts in this gym count.' })),
    ...cursorQuery,
  },
  { additionalProperties: false },
);

export const challenges: Routes = async (app, { db, commands }) => {
  app.get(
    '/v1/challenges',
    {
      config: { access: PEOPLE, view: ['challenges', 'challenge_progress', 'contributions'] },
      schema: { querystring: Listing, response: { 200: pageOf(Listed) } },
    },
    async ({ query }) => listChallenges(db, query),
  );

  app.get(
    '/v1/challenges/:id',
    {
      config: { access: PEOPLE, view: 'challenges' },
      schema: { params: IdInPath, querystring: VersionQuery, response: { 200: Challenge } },
    },
    async ({ params, query }, reply) => {
      const row = await findChallenge(db, params.id, query.version);
      if (!row) throw noSuchChallenge();
      reply.header('etag', challengeTag(row));
      return withSentence(row);
    },
  );

  app.post(
    '/v1/challenges',
    { config: { access: ADMIN }, schema: { headers: Key, body: Definition, response: { 202: WrittenAs } } },
    async (request, reply) => {
      const { sub } = callerOf(request);
      const create = (id: string) => commands.challenges.create(id, request.body, sub);
      return { ...accepted(reply, await commands.once(request, create)), version: 1 };
    },
  );

  writeVersions(app, {
    path: '/v1/challenges/:id',
    access: { put: ADMIN, withdraw: ADMIN },
    body: Definition,
    ...commands.challenges,
  });

  app.get(
    '/schemas/rule.json',
    {
      config: { access: 'public' },
      schema: {
        response: { 200: Type.Object({}, { additionalProperties: true, description: 'JSON Schema 2020-12.' }) },
      },
    },
    async () => ruleSchema(),
  );
};
