/** /v1/programmes: templates of training, in versions; and who is in them. */
import { randomUUID } from 'node:crypto';
import { Type } from 'typebox';
import { enrolledAs } from '../../processors/programme-ids.js';
import { programmeSchema } from '../../rules/programme/programme.js';
import { type Access, callerOf, PEOPLE, STAFF } from '../access.js';
import { accepted } from '../commands/commands.js';
import type { Routes } from '../dependencies.js';
import { memberInBody, memberInPath, type Owner } from '../owners.js';
import { gymsInBody, programmeInPath } from '../places.js';
import { invalid } from '../problem.js';
import { listProgrammes } from '../programmes/list.js';
import { findProgramme, noSuchProgramme, programmeTag, withSentences } from '../programmes/rows.js';
import { pageOf, rowOf } from '../row-schema.js';
import { Accepted, cursorQuery, Id, IdInPath, Key } from '../schemas.js';
import { programmesView } from '../views.js';
import { VersionQuery, WrittenAs, writeVersions } from './versioned.js';

const Programme = rowOf(programmesView, {
  sentences: Type.Array(Type.String(), { description: 'What it asks for, in plain English.' }),
});
/** What is wrong with it is told by the checker, with its place. */
const Template = Type.Unsafe<object>({
  type: 'object',
  description: 'The programme as GET /schemas/programme.json describes it.',
});

const writers: Access = { ...STAFF, places: [gymsInBody] };
const rewriters: Access = { ...STAFF, places: [programmeInPath, gymsInBody] };
const withdrawers: Access = { ...STAFF, places: [programmeInPath] };
/** Joining and leaving is for oneself, one's trainer, and staff. */
const writersOf = (of: Owner): Access => ({ roles: ['staff', 'admin'], own: { as: ['self', 'trainer'], of } });
const Joining = Type.Object(
  { userId: Type.Optional(Type.String({ ...Id, description: 'Who joins; left out: the caller.' })) },
  { additionalProperties: false },
);
const Member = Type.Object({ id: Id, userId: Id }, { additionalProperties: false });

export const programmes: Routes = async (app, { db, commands }) => {
  app.get(
    '/v1/programmes',
    {
      config: { access: PEOPLE, view: 'programmes' },
      schema: {
        querystring: Type.Object(cursorQuery, { additionalProperties: false }),
        response: { 200: pageOf(Programme) },
      },
    },
    async ({ query }) => listProgrammes(db, query),
  );

  app.get(
    '/v1/programmes/:id',
    {
      config: { access: PEOPLE, view: 'programmes' },
      schema: { params: IdInPath, querystring: VersionQuery, response: { 200: Programme } },
    },
    async ({ params, query }, reply) => {
      const row = await findProgramme(db, params.id, query.version);
      if (!row) throw noSuchProgramme();
      reply.header('etag', programmeTag(row));
      return withSentences(row);
    },
  );

  app.post(
    '/v1/programmes',
    { config: { access: writers }, schema: { headers: Key, body: Template, response: { 202: WrittenAs } } },
    async (request, reply) => {
      const { id } = request.body as { readonly id?: unknown };
      if (typeof id !== 'string') throw invalid('/body/id', 'is required: what the programme is called by');
      const writer = { by: callerOf(request).sub, ifMatch: undefined };
      const written = await commands.programmes.put(id, request.body, writer);
      return { ...accepted(reply, written), version: written.version };
    },
  );

  writeVersions(app, {
    path: '/v1/programmes/:id',
    access: { put: rewriters, withdraw: withdrawers },
    body: Template,
    ...commands.programmes,
  });

  app.post(
    '/v1/programmes/:id/enrolments',
    {
      config: { access: writersOf(memberInBody) },
      schema: { params: IdInPath, headers: Key, body: Joining, response: { 202: Accepted } },
    },
    async (request, reply) => {
      const { sub: by } = callerOf(request);
      const { userId = by } = request.body;
      const subject = { challengeId: enrolledAs(request.params.id), userId, by };
      return accepted(reply, await commands.once(request, (id) => commands.enrolments.join(id, subject, null)));
    },
  );

  app.delete(
    '/v1/programmes/:id/enrolments/:userId',
    { config: { access: writersOf(memberInPath) }, schema: { params: Member, response: { 202: Accepted } } },
    async (request, reply) => {
      const { id, userId } = request.params;
      const subject = { challengeId: enrolledAs(id), userId, by: callerOf(request).sub };
      return accepted(reply, await commands.enrolments.leave(randomUUID(), subject));
    },
  );

  app.get(
    '/schemas/programme.json',
    {
      config: { access: 'public' },
      schema: {
        response: { 200: Type.Object({}, { additionalProperties: true, description: 'JSON Schema 2020-12.' }) },
      },
    },
    async () => programmeSchema(),
  );
};
