/** /v1/challenges/{id}/teams: who trains together or against others, and how they stand. */
import { Type } from 'typebox';
import { nullable } from '../../engine/declare.js';
import { type Access, callerOf, SHARED, STAFF } from '../access.js';
import { findChallenge, noSuchChallenge } from '../challenges/rows.js';
import { listStandings } from '../challenges/standings.js';
import { teamTold } from '../challenges/team-told.js';
import { noSuchTeam } from '../challenges/teams.js';
import { accepted } from '../commands/commands.js';
import type { Routes } from '../dependencies.js';
import { gymInBody, teamInPath } from '../places.js';
import { pageOf, rowOf } from '../row-schema.js';
import {
  Accepted,
  cursorQuery,
  Id,
  IdInPath,
  Key,
  MAX_INT,
  NullableId,
  nullableInteger,
  withDefault,
} from '../schemas.js';
import { challengeRankingView } from '../views.js';

const { columns } = challengeRankingView;
const standing = {
  comment: 'A team, or gym, among the others; who nobody is in has no rank.',
  columns: {
    ...columns,
    ...{ size: nullable(columns.size), sizeClass: nullable(columns.sizeClass), rank: nullable(columns.rank) },
  },
};
/** How a team stands among the others. */
export const TeamStanding = rowOf(standing);
const amount = Type.Object({ amount: Type.Number(), unit: Type.String() });
/** What somebody gave, by condition and span. */
export const GivenParts = Type.Array(
  Type.Object({
    condition: Type.Integer({ description: 'From 0, as the rule has them.' }),
    span: Type.String({ description: "Its first day; '': once in all." }),
    amount: Type.Integer({ description: 'In the own unit of the measure.' }),
    reached: Type.Boolean({ description: 'It is all that is asked of each member.' }),
    readable: amount,
  }),
);
/** How a part of the rule stands, in words. */
export const ExplainedParts = Type.Array(
  Type.Object({
    path: Type.String({ description: 'Where it stands in the rule: a JSON pointer.' }),
    asks: Type.String({ description: 'What it asks for.' }),
    stands: Type.String({ description: 'What is done, and what is missing.' }),
    fraction: Type.Number({ description: '0 to 1.' }),
    met: Type.Boolean(),
  }),
  { description: 'Every part of the rule in words, the whole first.' },
);
const Told = rowOf(standing, {
  parts: ExplainedParts,
  contributions: Type.Unsafe<unknown>({
    ...pageOf(
      Type.Object({
        userId: Type.String(),
        displayName: Type.Unsafe<string | null>({ type: ['string', 'null'] }),
        parts: GivenParts,
      }),
    ),
    type: ['object', 'null'],
    description: 'What each member gave, by their ids; null: you are neither in this team nor staff.',
  }),
});

const Version = {
  version: Type.Optional(
    Type.Integer({ minimum: 1, maximum: MAX_INT, description: 'Left out: the last by which anybody is judged.' }),
  ),
};
const Listing = Type.Object({ ...Version, ...cursorQuery }, { additionalProperties: false });
const TeamInPath = Type.Object({ id: Id, teamId: Id }, { additionalProperties: false });
const Profile = Type.Object(
  {
    displayName: Type.String({ minLength: 1, maxLength: 200 }),
    gymId: withDefault(Type.Unsafe<string | null>({ ...NullableId, description: 'The gym that it is of.' }), null),
    size: withDefault(
      nullableInteger(1, 1_000_000, 'How many people it stands for, whether they take part or not.'),
      null,
    ),
  },
  { additionalProperties: false },
);

const founders: Access = { ...STAFF, places: [gymInBody] };
const writers: Access = { ...STAFF, places: [teamInPath, gymInBody] };
const disbanders: Access = { ...STAFF, places: [teamInPath] };

export const teams: Routes = async (app, { db, commands }) => {
  app.get(
    '/v1/challenges/:id/teams',
    {
      config: { access: SHARED, view: [...challengeRankingView.reads] },
      schema: { params: IdInPath, querystring: Listing, response: { 200: pageOf(TeamStanding) } },
    },
    async ({ params: { id }, query }) => {
      const challenge = await findChallenge(db, id);
      if (!challenge) throw noSuchChallenge();
      return listStandings(db, id, challenge.version, query);
    },
  );

  app.get(
    '/v1/challenges/:id/teams/:teamId',
    {
      config: { access: SHARED, view: [...challengeRankingView.reads, 'contributions'] },
      schema: { params: TeamInPath, querystring: Listing, response: { 200: Told } },
    },
    async (request) => {
      const { id: challengeId, teamId } = request.params;
      const told = await teamTold(db, { ...request.query, challengeId, teamId }, callerOf(request));
      if (!told) throw noSuchTeam();
      return told;
    },
  );

  app.post(
    '/v1/challenges/:id/teams',
    {
      config: { access: founders },
      schema: { params: IdInPath, headers: Key, body: Profile, response: { 202: Accepted } },
    },
    async (request, reply) => {
      const subject = { challengeId: request.params.id, by: callerOf(request).sub };
      const put = (teamId: string) => commands.teams.put({ ...subject, teamId }, request.body);
      return accepted(reply, await commands.once(request, put));
    },
  );

  app.put(
    '/v1/challenges/:id/teams/:teamId',
    { config: { access: writers }, schema: { params: TeamInPath, body: Profile, response: { 202: Accepted } } },
    async (request, reply) => {
      const { id: challengeId, teamId } = request.params;
      const subject = { challengeId, teamId, by: callerOf(request).sub };
      return accepted(reply, await commands.teams.put(subject, request.body));
    },
  );

  app.delete(
    '/v1/challenges/:id/teams/:teamId',
    { config: { access: disbanders }, schema: { params: TeamInPath, response: { 202: Accepted } } },
    async (request, reply) => {
      const { id: challengeId, teamId } = request.params;
      return accepted(reply, await commands.teams.disband({ challengeId, teamId, by: callerOf(request).sub }));
    },
  );
};
