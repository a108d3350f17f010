/** /v1/users/{id}/benchmarks: tests of fitness, from which people are enrolled in programmes, and leave them. */
import { Type } from 'typebox';
import { type Access, callerOf } from '../access.js';
import { accepted } from '../commands/commands.js';
import { page, placeOf, TimeAndId } from '../cursor.js';
import type { Routes } from '../dependencies.js';
import { userInPath } from '../owners.js';
import { type JsonRow, pageOf, rowOf } from '../row-schema.js';
import { Accepted, cursorQuery, Id, IdInPath, Key, Timestamp, Uuid } from '../schemas.js';
import { benchmarkResultsView } from '../views.js';

const readers: Access = { roles: ['staff', 'admin'], own: { as: ['self', 'trainer'], of: userInPath } };
/** Nobody writes down their own. */
const writers: Access = { roles: ['staff', 'admin'], own: { as: ['trainer'], of: userInPath } };

const figures = {
  pushUps: Type.Integer({ minimum: 0, maximum: 200, description: 'In a minute.' }),
  sitUps: Type.Integer({ minimum: 0, maximum: 200, description: 'In a minute.' }),
  runSeconds: Type.Integer({ minimum: 300, maximum: 7_200, description: 'For 2.4 km, s.' }),
};
const taken = { takenAt: Type.Optional(Timestamp) };
const Result = Type.Object(
  { kind: Type.Literal('ippt'), ...figures, ...taken },
  { additionalProperties: false, description: 'Taken now unless takenAt says otherwise.' },
);
const Correction = Type.Object(
  {
    ...Type.Partial(Type.Object(figures)).properties,
    ...taken,
    voided: Type.Optional(Type.Boolean({ description: 'It does not count; false: it does again.' })),
    reason: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' }),
  },
  { additionalProperties: false, description: 'What is put right; the rest is as it was.' },
);
const OneResult = Type.Object({ id: Id, resultId: Uuid }, { additionalProperties: false });

interface Row extends JsonRow {
  readonly resultId: string;
  readonly takenAt: string;
}

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
      const rows: Row[] = await db('benchmark_results')
        .where('user_id', params.id)
        .modify((q) => cursor && q.whereRaw('(taken_at, result_id) < (?, ?)', [...placeOf(TimeAndId, cursor)]))
        .orderBy(['taken_at', 'result_id'].map((column) => ({ column, order: 'desc' })))
        .limit(limit + 1);
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
      const { kind: _, ...done } = request.body;
      const subject = { userId: request.params.id, by: callerOf(request).sub };
      return accepted(reply, await commands.once(request, (id) => commands.benchmarks.write(id, subject, done)));
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
