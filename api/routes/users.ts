/** /v1/users: profiles. */
import { Type } from 'typebox';
import { LONGEST_NAME, NAME_PUNCTUATION } from '../../domain/display-name.js';
import type { Sex } from '../../schemas/generated/users.js';
import { users as usersTopic } from '../../schemas/topics.js';
import { type Access, ADMIN, callerOf } from '../access.js';
import { accepted } from '../commands/commands.js';
import { mergedAway } from '../commands/merges.js';
import { type Member, memberTag } from '../commands/profiles.js';
import { LastId, page, placeOf } from '../cursor.js';
import type { Routes } from '../dependencies.js';
import { entityTag } from '../freshness.js';
import { userInPath, userInQuery } from '../owners.js';
import { gymInQuery } from '../places.js';
import { Problem } from '../problem.js';
import { pageOf, rowOf } from '../row-schema.js';
import { Accepted, cursorQuery, Id, IdInPath, IfMatch, Key, NullableId, symbolsOf, withDefault } from '../schemas.js';
import { membersView } from '../views.js';

const readers: Access = { roles: ['staff', 'admin'], own: { as: ['self', 'trainer'], of: userInPath } };
const owners: Access = { roles: ['admin'], own: { as: ['self'], of: userInPath }, fields: { groups: ['admin'] } };
const listers: Access = {
  roles: ['staff', 'admin'],
  own: { as: ['self'], of: userInQuery('trainer') },
  places: [gymInQuery],
};

const sexes = symbolsOf<Sex>(usersTopic, 'sex');
const ids = Type.Array(Id, { maxItems: 100, uniqueItems: true });
const profile = {
  displayName: Type.String({
    minLength: 1,
    // Of characters as a reader counts them there are fewer.
    maxLength: 200,
    description: `The name that others see: at most ${LONGEST_NAME} letters of any script, marks, digits, spaces and ${NAME_PUNCTUATION.join(' ')}; nobody else may be called so.`,
  }),
  sex: Type.Unsafe<Sex | null>({ enum: [...sexes, null], description: 'Sex at birth, as the norm tables use it.' }),
  birthDate: Type.Unsafe<string | null>({ type: ['string', 'null'], format: 'date' }),
  timeZone: Type.String({ format: 'time-zone', maxLength: 64, description: 'IANA name.' }),
  homeGymId: NullableId,
  groups: ids,
  onLeaderboards: Type.Boolean({ description: 'May be shown on leaderboards.' }),
  notices: Type.Boolean({ description: 'May be sent notices; false: no webhook is told of this member.' }),
  trainers: Type.Array(Id, {
    maxItems: 100,
    uniqueItems: true,
    description: 'Trainers who may see this member: only the member may add to them.',
  }),
};
const Profile = Type.Object(
  {
    ...profile,
    sex: withDefault(profile.sex, null),
    birthDate: withDefault(profile.birthDate, null),
    homeGymId: withDefault(profile.homeGymId, null),
    groups: withDefault(profile.groups, []),
    onLeaderboards: withDefault(profile.onLeaderboards, true),
    notices: withDefault(profile.notices, true),
    trainers: withDefault(profile.trainers, []),
  },
  { additionalProperties: false },
);
const Changes = Type.Partial(Type.Object(profile), { additionalProperties: false, minProperties: 1 });

const Listing = Type.Object(
  { trainer: Type.Optional(Id), gym: Type.Optional(Id), ...cursorQuery },
  { additionalProperties: false },
);
const MemberRow = rowOf(membersView);
const OneMember = rowOf(membersView, {
  mergedInto: Type.Unsafe<string | null>({
    type: ['string', 'null'],
    description: 'The id that this one was given up for; its workouts and measurements are there. Null: it was not.',
  }),
});

export const users: Routes = async (app, { db, commands }) => {
  app.get(
    '/v1/users',
    {
      config: { access: listers, view: ['members', 'merges'] },
      schema: { querystring: Listing, response: { 200: pageOf(MemberRow) } },
    },
    async ({ query: { trainer, gym, cursor, limit } }) => {
      // Who was given up for another id goes on under that one: nobody is listed twice.
      const rows: Member[] = await db('members')
        .whereNotExists(db('merges').whereRaw('merges.user_id = members.user_id'))
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
    {
      config: { access: readers, view: ['members', 'merges'] },
      schema: { params: IdInPath, response: { 200: OneMember } },
    },
    async ({ params: { id } }, reply) => {
      const member = await db('members').where('user_id', id).first<Member | undefined>();
      const merge = await db('merges').where('user_id', id).first<{ intoUserId: string } | undefined>();
      if (!member && merge) throw mergedAway(merge.intoUserId);
      if (!member) throw new Problem('not-found', 'There is no such person.');
      const mergedInto = merge?.intoUserId ?? null;
      // Nobody writes a profile that was given up, so its tag need not be one to write with.
      reply.header('etag', mergedInto ? entityTag(`${memberTag(member)} ${mergedInto}`) : memberTag(member));
      return { ...member, mergedInto };
    },
  );

  app.post(
    '/v1/users',
    { config: { access: ADMIN }, schema: { headers: Key, body: Profile, response: { 202: Accepted } } },
    async (request, reply) =>
      accepted(
        reply,
        await commands.once(request, (id) => commands.profiles.create(id, request.body, callerOf(request).sub)),
      ),
  );

  app.put(
    '/v1/users/:id',
    {
      config: { access: ADMIN },
      schema: { params: IdInPath, headers: IfMatch, body: Profile, response: { 202: Accepted } },
    },
    async (request, reply) => {
      const { params, body, headers } = request;
      return accepted(
        reply,
        await commands.profiles.replace(params.id, body, headers['if-match'], callerOf(request).sub),
      );
    },
  );

  app.patch(
    '/v1/users/:id',
    {
      config: { access: owners },
      schema: { params: IdInPath, headers: IfMatch, body: Changes, response: { 202: Accepted } },
    },
    async (request, reply) => {
      const { params, body, headers } = request;
      return accepted(
        reply,
        await commands.profiles.change(params.id, body, headers['if-match'], callerOf(request).sub),
      );
    },
  );

  app.delete(
    '/v1/users/:id',
    { config: { access: owners }, schema: { params: IdInPath, response: { 202: Accepted } } },
    async ({ params }, reply) => accepted(reply, await commands.profiles.erase(params.id)),
  );
};
