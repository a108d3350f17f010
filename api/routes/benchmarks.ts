/** /v1/users/{id}/benchmarks: tests of fitness, from which people are enrolled in programmes, and leave them. */
import { Type } from 'typebox';
import { type Access, callerOf } from '../access.js';
import { figures } from '../commands/benchmarks.js';
import { accepted } from '../commands/commands.js';
import { page, placeOf, TimeAndId } from '../cursor.js';
import type { Routes } from '../dependencies.js';
import { userInPath } from '../owners.js';
import { listResults } from '../programmes/results.js';
import { pageOf, rowOf } from '../row-schema.js';
import { Accepted, cursorQuery, Id, IdInPath, Key, Timestamp, Uuid } from '../schemas.js';
import { benchmarkResultsView } from '../views.js';

const readers: Access = { roles: ['staff', 'admin'], own: { as: ['self', 'trainer'], of: userInPath } };
/** Nobody writes down their own. */
const writers: Access = { roles: ['staff', 'admin'], own: { as: ['trainer'], of: userInPath } };

const { pushUps, sitUps, runSeconds } = figures;
const done = { pushUps: Type.Integer(pushUps), sitUps: Type.Integer(sitUps), runSeconds: Type.Integer(runSeconds) };
const taken = { takenAt: Type.Optional(Timestamp) };
const Result = Type.Object(
  { kind: Type.Literal('ippt'), ...done, ...taken },
  { additionalProperties: false, description: 'Taken now unless takenAt says otherwise.' },
);
const Correction = Type.Object(
  {
    ...Type.Partial(Type.Object(done)).properties,
    ...taken,
    voided: Type.Optional(Type.Boolean({ description: 'It does not count; false: it does again.' })),
    reason: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' }),
  },
  { additionalProperties: false, description: 'What is put right; the rest is as it was.' },
);
const OneResult = Type.Object({ id: Id, resultId: Uuid }, { additionalProperties: false });

export const benchmarks: Routes = async (app, { db, commands }) => {
  app.get(
    '/v1/users/:id/benchmarks',
    {
      config: { access: readers, view: 'benchmark_results' },
      schema: {
        params: IdInPath,
        querystring: Type.Object(cursorQuery, { additionalProperties: false }),
        response: { 200: pageOf(rowOf(benchmarkResultsView)) },
      },
    },
    async ({ params, query: { cursor, limit } }) => {
      const before = cursor ? placeOf(TimeAndId, cursor) : null;
      const rows = await listResults(db, params.id, { before, limit: limit + 1 });
      return page(rows, limit, ({ takenAt, resultId }) => [takenAt, resultId]);
    },
  );

  app.post(
    '/v1/users/:id/benchmarks',
    {
      config: { access: writers },
      schema: { params: IdInPath, headers: Key, body: Result, response: { 202: Accepted } },
    },
    async (request, reply) => {
      const { kind: _, ...did } = request.body;
      const subject = { userId: request.params.id, by: callerOf(request).sub };
      return accepted(reply, await commands.once(request, (id) => commands.benchmarks.write(id, subject, did)));
    },
  );

  app.put(
    '/v1/users/:id/benchmarks/:resultId',
    { config: { access: writers }, schema: { params: OneResult, body: Correction, response: { 202: Accepted } } },
    async (request, reply) => {
      const { id: userId, resultId } = request.params;
      const subject = { userId, by: callerOf(request).sub };
      return accepted(reply, await commands.benchmarks.correct(resultId, subject, request.body));
    },
  );
};
