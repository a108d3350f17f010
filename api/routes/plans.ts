/** /v1/users/{id}/plan and /plans: what programmes ask of a member, why, and how far they are; and what their trainer changes of it. */
import { Type } from 'typebox';
import { ChangesSchema } from '../../rules/programme/patch.js';
import { type Access, callerOf } from '../access.js';
import { accepted } from '../commands/commands.js';
import type { Routes } from '../dependencies.js';
import { userInPath } from '../owners.js';
import { findPlan, plansOf, toldOf } from '../programmes/plans.js';
import { rowOf } from '../row-schema.js';
import { Accepted, Id, IdInPath, Uuid } from '../schemas.js';
import { challengeProgressView, plansView, programmesView } from '../views.js';
import { ExplainedParts } from './teams.js';

const readers: Access = { roles: ['staff', 'admin'], own: { as: ['self', 'trainer'], of: userInPath } };
const writers: Access = { roles: ['staff', 'admin'], own: { as: ['trainer'], of: userInPath } };

const Which = Type.Object(
  {
    programme: Type.Optional(
      Type.String({ ...Id, description: 'Which programme; left out: the one joined last, of those that go on.' }),
    ),
  },
  { additionalProperties: false },
);
const { fraction, complete, completedAt, nodes, evidenceUntil } = challengeProgressView.columns;
const { title, startsAt, endsAt } = programmesView.columns;
const Plan = rowOf(
  { comment: plansView.comment, columns: { ...plansView.columns, title, startsAt, endsAt } },
  {
    timeZone: Type.String({ description: 'IANA time zone of its days and weeks.' }),
    stopWhen: Type.Array(Type.String(), { description: 'When to stop at once: no machine measures it.' }),
    progress: Type.Unsafe<unknown>({
      ...rowOf(
        { comment: '', columns: { fraction, complete, completedAt, nodes, evidenceUntil } },
        { parts: ExplainedParts },
      ),
      type: ['object', 'null'],
      description: 'How far they are; null: not judged yet.',
    }),
  },
);
const { userId, programmeId, version, joinedAt, ruleHash } = plansView.columns;
const Short = rowOf({
  comment: plansView.comment,
  columns: { userId, programmeId, version, joinedAt, ruleHash, title, startsAt, endsAt },
});
const Plans = Type.Object({
  items: Type.Array(Short, { description: 'Those that go on first, of these the one joined last.' }),
});
const Overriding = Type.Object(
  {
    reason: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S', description: 'The member reads it.' }),
    changes: ChangesSchema,
  },
  { additionalProperties: false },
);

const Change = Type.Object({ id: Id, overrideId: Uuid }, { additionalProperties: false });
const Withdrawing = Type.Object({ reason: Overriding.properties.reason }, { additionalProperties: false });

export const plans: Routes = async (app, { db, commands }) => {
  app.get(
    '/v1/users/:id/plans',
    {
      config: { access: readers, view: ['plans', 'programmes'] },
      schema: { params: IdInPath, response: { 200: Plans } },
    },
    async ({ params }) => ({ items: await plansOf(db, params.id) }),
  );

  app.get(
    '/v1/users/:id/plan',
    {
      config: { access: readers, view: ['plans', 'programmes', 'challenge_progress'] },
      schema: { params: IdInPath, querystring: Which, response: { 200: Plan } },
    },
    async ({ params, query }) => toldOf(db, await findPlan(db, params.id, query.programme)),
  );

  app.put(
    '/v1/users/:id/plan/override',
    {
      config: { access: writers },
      schema: { params: IdInPath, querystring: Which, body: Overriding, response: { 202: Accepted } },
    },
    async (request, reply) => {
      const { params, query, body } = request;
      const { sub: by } = callerOf(request);
      const asked = { userId: params.id, programmeId: query.programme, by, ...body };
      return accepted(reply, await commands.overrides.put(asked));
    },
  );

  app.post(
    '/v1/users/:id/plan/override/:overrideId/withdrawal',
    { config: { access: writers }, schema: { params: Change, body: Withdrawing, response: { 202: Accepted } } },
    async (request, reply) => {
      const { id: userId, overrideId } = request.params;
      const asked = { userId, by: callerOf(request).sub, reason: request.body.reason };
      return accepted(reply, await commands.overrides.withdraw(overrideId, asked));
    },
  );
};
