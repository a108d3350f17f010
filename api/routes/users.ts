/** /v1/users: profiles, and what is measured of a body. */
import { Type } from 'typebox';
import type { Sex } from '../../schemas/generated/users.js';
import { users as usersTopic } from '../../schemas/topics.js';
import { type Access, ADMIN } from '../access.js';
import { accepted } from '../commands/commands.js';
import { type Member, memberTag } from '../commands/profiles.js';
import { LastId, page, placeOf } from '../cursor.js';
import type { Routes } from '../dependencies.js';
import { userInPath, userInQuery } from '../owners.js';
import { Problem } from '../problem.js';
import { pageOf, rowOf } from '../row-schema.js';
import {
  Accepted,
  cursorQuery,
  Id,
  IdInPath,
  IfMatch,
  Key,
  NullableId,
  nullableInteger,
  symbolsOf,
  Timestamp,
  withDefault,
} from '../schemas.js';
import { membersView } from '../views.js';

const readers: Access = { roles: ['staff', 'admin'], own: { as: ['self', 'trainer'], of: userInPath } };
const owners: Access = { roles: ['admin'], own: { as: ['self'], of: userInPath }, fields: { groups: ['admin'] } };
const measurers: Access = { roles: ['staff', 'admin'], own: { as: ['self'], of: userInPath } };
const listers: Access = { roles: ['staff', 'admin'], own: { as: ['self'], of: userInQuery('trainer') } };

const sexes = symbolsOf<Sex>(usersTopic, 'sex');
const ids = Type.Array(Id, { maxItems: 100, uniqueItems: true });
const profile = {
  displayName: Type.String({
    minLength: 1,
    maxLength: 40,
    format: 'name',
    description: 'The name that others see; nobody else may be shown under it.',
  }),
  sex: Type.Unsafe<Sex | null>({ enum: [...sexes, null], description: 'Sex at birth, as the norm tables use it.' }),
  birthDate: Type.Unsafe<string | null>({ type: ['string', 'null'], format: 'date' }),
  timeZone: Type.String({ format: 'time-zone', maxLength: 64, description: 'IANA name.' }),
  homeGymId: NullableId,
  groups: ids,
  onLeaderboards: Type.Boolean({ description: 'May be shown on leaderboards.' }),
  trainers: Type.Array(Id, { maxItems: 100, uniqueItems: true, description: 'Trainers who may see this member.' }),
};
const Profile = Type.Object(
  {
    ...profile,
    sex: withDefault(profile.sex, null),
    birthDate: withDefault(profile.birthDate, null),
    homeGymId: withDefault(profile.homeGymId, null),
    groups: withDefault(profile.groups, []),
    onLeaderboards: withDefault(profile.onLeaderboards, true),
    trainers: withDefault(profile.trainers, []),
  },
  { additionalProperties: false },
);
const Changes = Type.Partial(Type.Object(profile), { additionalProperties: false, minProperties: 1 });

const Figures = Type.Object(
  {
    at: Type.Optional(Timestamp),
    weightGrams: Type.Optional(nullableInteger(2_000, 700_000, 'Body weight, g.')),
    heightMm: Type.Optional(nullableInteger(300, 3_000, 'Body height, mm.')),
    bodyFatBp: Type.Optional(nullableInteger(0, 10_000, 'Body fat, 1/100 %.')),
    muscleMassGrams: Type.Optional(nullableInteger(0, 700_000, 'Muscle mass, g.')),
    waterMassGrams: Type.Optional(nullableInteger(0, 700_000, 'Body water, g.')),
    boneMassGrams: Type.Optional(nullableInteger(0, 700_000, 'Bone mass, g.')),
    visceralFatRating: Type.Optional(nullableInteger(1, 59, "Visceral fat rating on the scale's own scale.")),
    restingHeartRateBpm: Type.Optional(nullableInteger(20, 250, 'Resting heart rate, 1/min.')),
  },
  { additionalProperties: false },
);

const Listing = Type.Object(
  { trainer: Type.Optional(Id), gym: Type.Optional(Id), ...cursorQuery },
  { additionalProperties: false },
);
const MemberRow = rowOf(membersView);

export const users: Routes = async (app, { db, commands }) => {
  app.get(
    '/v1/users',
    {
      config: { access: listers, view: 'members' },
      schema: { querystring: Listing, response: { 200: pageOf(MemberRow) } },
    },
    async ({ query: { trainer, gym, cursor, limit } }) => {
      const rows: Member[] = await db('members')
        .modify((q) => trainer && q.whereRaw('? = any(trainers)', [trainer]))
        .modify((q) => gym && q.where('home_gym_id', gym))
        .modify((q) => cursor && q.where('user_id', '>', ...placeOf(LastId, cursor)))
        .orderBy('user_id')
        .limit(limit + 1);
      return page(rows, limit, ({ userId }) => [userId]);
    },
  );

  app.get(
    '/v1/users/:id',
    { config: { access: readers, view: 'members' }, schema: { params: IdInPath, response: { 200: MemberRow } } },
    async ({ params: { id } }, reply) => {
      const member = await db('members').where('user_id', id).first<Member | undefined>();
      if (!member) throw new Problem('not-found', 'There is no such person.');
      reply.header('etag', memberTag(member));
      return { ...member };
    },
  );

  app.post(
    '/v1/users',
    { config: { access: ADMIN }, schema: { headers: Key, body: Profile, response: { 202: Accepted } } },
    async (request, reply) =>
      accepted(reply, await commands.once(request, (id) => commands.profiles.create(id, request.body))),
  );

  app.put(
    '/v1/users/:id',
    {
      config: { access: ADMIN },
      schema: { params: IdInPath, headers: IfMatch, body: Profile, response: { 202: Accepted } },
    },
    async ({ params, body, headers }, reply) =>
      accepted(reply, await commands.profiles.replace(params.id, body, headers['if-match'])),
  );

  app.patch(
    '/v1/users/:id',
    {
      config: { access: owners },
      schema: { params: IdInPath, headers: IfMatch, body: Changes, response: { 202: Accepted } },
    },
    async ({ params, body, headers }, reply) =>
      accepted(reply, await commands.profiles.change(params.id, body, headers['if-match'])),
  );

  app.delete(
    '/v1/users/:id',
    { config: { access: owners }, schema: { params: IdInPath, response: { 202: Accepted } } },
    async ({ params }, reply) => accepted(reply, await commands.profiles.erase(params.id)),
  );

  app.post(
    '/v1/users/:id/body-measurements',
    {
      config: { access: measurers },
      schema: { params: IdInPath, headers: Key, body: Figures, response: { 202: Accepted } },
    },
    async (request, reply) =>
      accepted(reply, await commands.once(request, (id) => commands.measureBody(id, request.params.id, request.body))),
  );
};
